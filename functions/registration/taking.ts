/** Whether a form may be taken, wherever it stands: which webinar it is for, and why it gets no seat now. */
import type { RegistrationForm } from '#shared/registration.ts';
import { say } from '#shared/say.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toDomainError } from '../admission/refusal.ts';
import { refusedFor } from '../admission/rules.ts';
import { addressToContact } from '../contact/identity.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { isPublic, takesRegistrations } from '../webinar/draft.ts';
import { isSolved, toChallenge } from './proof.ts';

export const shape = { booleans: ['consent.marketing', 'consent.research'] };

/** The webinar of a slug, if it is public: draft, archived, hidden and unknown ones are the same 404. */
export const findWebinar = async (deps: Pick<Deps, 'webinar'>, slug: string): Promise<Webinar> => {
  const id = await deps.webinar.idOfSlug(slug);
  const webinar = id ? await deps.webinar.forForm(id) : undefined;
  if (!webinar || !isPublic(webinar) || webinar.state === 'cancelled')
    throw new Failure('not-found', say('We could not find this webinar.'));
  if (!takesRegistrations(webinar)) throw new Failure('gone', say('This webinar has ended, and there is no replay.'));
  return webinar;
};

export const someFields = (errors: NonNullable<Failure['errors']>): Failure =>
  new Failure('invalid', say('Some fields need your attention.'), { errors });

/** Why a form that is right in itself gets no seat now; `crowded`: many come from its network in this minute. */
export const refusal = (
  { config, signer, realNow }: Pick<Deps, 'config' | 'signer' | 'realNow'>,
  webinar: Webinar,
  form: RegistrationForm,
  crowded: boolean,
): Failure | undefined => {
  const why = refusedFor(form.email, webinar.admission);
  if (why) return someFields([toDomainError(why, webinar.admission)]);
  if (!crowded) return undefined;
  const contact = addressToContact(config.CONTACT_KEY, form.email);
  if (isSolved(signer, form.proof, webinar.id, contact, realNow())) return undefined;
  const challenge = toChallenge(signer, webinar.id, contact, realNow());
  return new Failure('proof-needed', say('Many people register from your network right now. Please try again in a minute.'), {
    challenge,
    retryAfterSeconds: 60,
  });
};
