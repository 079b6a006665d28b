/** What somebody is told whose address a webinar does not take: what to do instead. Pure. */
import type { Admission } from '#shared/admission.ts';
import type { FieldError } from '#shared/problem.ts';
import { say } from '#shared/say.ts';
import type { refusedFor } from './rules.ts';

/** More would be a list to read, not a hint. */
const MOST_NAMED = 3;

export const toDomainError = (why: NonNullable<ReturnType<typeof refusedFor>>, { domains }: Admission): FieldError => {
  const named = domains.allow.join(', ');
  const detail =
    why === 'blocked'
      ? say('This webinar takes no addresses of this provider. Please use the one of your work.')
      : domains.allow.length <= MOST_NAMED && named.length <= 100
        ? say('This webinar is for addresses at {domains}. Please use yours there.', { domains: named })
        : say('This webinar is for certain organisations. Please use your address there, or ask the hosts.');
  return { pointer: '#/email', detail };
};
