/** What a webinar may begin with: words, agenda, form and settings of another one, without its people, dates, address and video. */
import * as z from 'zod';
import { isWebinarId } from './ids.ts';
import { limits } from './limits.ts';
import { filledLine, type Webinar } from './webinar.ts';

export const MOST_TEMPLATES = 50;

/** `POST /api/console/templates`: of a webinar as it is stored. `version`: of the template of that name that it replaces. */
export const templateForm = z.strictObject({
  name: filledLine('The name', limits.name),
  webinar: z.string().refine(isWebinarId, 'There is no such webinar.'),
  version: z.number().int().min(1).optional(),
});

export type TemplateContent = Pick<
  Webinar,
  'title' | 'promise' | 'description' | 'durationMinutes' | 'agenda' | 'questions' | 'room' | 'capacity' | 'admission' | 'form'
>;

/** `GET /api/console/templates`. */
export type WebinarTemplate = {
  readonly id: string;
  readonly name: string;
  readonly content: TemplateContent;
  readonly version: number;
  /** Comes with Parley and stays. */
  readonly isStarter: boolean;
};
