/** The room's client with everything that a webinar can have: what tests and the simulator drive. */
import { stepWith } from './core.ts';
import { features } from './features.ts';
import type { Live, LiveEvent, Step } from './state.ts';

export const step = (live: Live, event: LiveEvent): Step => stepWith(features, live, event);
