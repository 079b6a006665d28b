/** What links in mails lead to, and what belongs beside them: pages of one person, the calendar file. */
import type { Hono } from 'hono';
import { admissionRoutes } from './admission/routes.ts';
import { createApp } from './app.ts';
import { newsletterRoutes } from './consent/newsletter-routes.ts';
import { preferencesRoutes } from './consent/preferences-routes.ts';
import { consentRoutes } from './consent/routes.ts';
import { copyRoutes } from './copy/routes.ts';
import type { Env } from './http/env.ts';
import { inboundRoutes } from './inbound/routes.ts';
import { inviteRoutes } from './invitation/routes.ts';
import { answersRoutes } from './me/answers-routes.ts';
import { manageRoutes } from './me/manage-routes.ts';
import { meRoutes } from './me/routes.ts';
import type { PersonalDeps } from './personal-deps.ts';
import { resendRoutes } from './registration/resend-routes.ts';
import { voiceRoutes } from './voice/routes.ts';
import { calendarRoutes } from './webinar/calendar-routes.ts';

export const personalRoutes = [
  admissionRoutes,
  inviteRoutes,
  consentRoutes,
  preferencesRoutes,
  newsletterRoutes,
  manageRoutes,
  copyRoutes,
  meRoutes,
  answersRoutes,
  voiceRoutes,
  resendRoutes,
  calendarRoutes,
  inboundRoutes,
] as const;

export const createPersonalApi = (deps: PersonalDeps): Hono<Env> => createApp(deps, personalRoutes);
