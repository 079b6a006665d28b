/** What is said where a segment is not there, or is another by now. Pure. */
import type { Segment } from '#shared/segment.ts';
import { Failure } from '../failure.ts';

export const unknownSegment = () => new Failure('not-found', 'We could not find this segment. Somebody may have removed it.');

export const changedMeanwhile = (current: Segment | undefined) =>
  new Failure('conflict', 'Somebody changed this segment meanwhile. Please look at it as it is now.', { current });
