/** The stage link: what a speaker sees beside the camera, without account, for one webinar; and how large words are set there. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { isFilled, line } from './text.ts';

/** `POST /api/console/webinars/{id}/stage`: whose link. */
export const stageForm = z.strictObject({
  name: line('The name', limits.name).refine(isFilled, 'Please say whose link it is.'),
});

/** `POST /stage/{token}`: the question that was just answered on air. */
export const stageAnswer = z.strictObject({ answered: z.string().max(40) });

/** `until` is when the link ends as planned now; it moves with the webinar. */
export type StageLink = { readonly name: string; readonly url: string; readonly until: string };

/** What stands where the question on air would. */
export const nothingWords = (state: string) => (state === 'ended' ? 'The webinar is over' : 'Nothing is on air');

const sizes = ['huge', 'large', 'medium', 'small'] as const;
const most = [45, 90, 160] as const;

/** How large a question is set so that a screen holds it without scrolling. */
export const toTextSize = (text: string): (typeof sizes)[number] => {
  const at = most.findIndex((length) => text.length <= length);
  return at < 0 ? 'small' : (sizes[at] ?? 'small');
};
