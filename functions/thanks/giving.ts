/** One thank-you to one person: looked at as they are, then written as one. */
import { base32, type ContactId } from '#shared/ids.ts';
import { INVITATION_AGAIN_MONTHS, type ThanksForm, thanksWhyWords } from '#shared/thanks.ts';
import type { Webinar } from '#shared/webinar.ts';
import { refusedFor } from '../admission/rules.ts';
import { toEntry } from '../audit/entry.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { Failure } from '../failure.ts';
import { type StoredGift, take, type WhyNone } from '../gift/rules.ts';
import { todayOf } from '../gift/today.ts';
import { standing } from '../invitation/rules.ts';
import { invitedKey } from '../table/keys.ts';
import { lately, notBefore, whyNot } from './rules.ts';
import type { StoredThanks, Thanked } from './stored.ts';

const ID_BYTES = 16;
const TRIES = 5;

export const nobody = () => new Failure('not-found', 'We know nobody by this address of the page. They may have had everything erased.');
const refuse = (detail: string): Failure => new Failure('refused', detail);
const dayWords = (day: string): string =>
  new Date(`${day}T12:00:00.000Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const noneWords: Readonly<Record<WhyNone, string>> = {
  ended: 'This list has ended. Please choose another one.',
  empty: 'There is no code left in this list. Please choose another one, or have codes added.',
  budget: 'The budget of this list is used up. Please choose another one.',
  month: 'The budget of this month is used up for this list. Please choose another one, or wait for the next month.',
};

/** Why they cannot be thanked at all, or not again yet. */
const checkPerson = async (deps: EditorDeps, contact: Contact, thanked: Thanked | undefined, months: number): Promise<void> => {
  const now = deps.now();
  const why = whyNot(contact, now);
  if (why) throw refuse(`They cannot be thanked by mail: ${thanksWhyWords[why]}`);
  const from = notBefore(thanked, months, now);
  if (thanked && from)
    throw refuse(`They were thanked on ${dayWords(thanked.at.slice(0, 10))} already, and can be again from ${dayWords(from)}.`);
  const { cap } = contact.preferences ?? {};
  if (cap !== undefined && lately({ ...(await deps.thanks.mailed(contact)), thanked }, now) >= cap)
    throw refuse(`They cannot be thanked by mail: ${thanksWhyWords.often}`);
};

const checkInvitation = async (deps: EditorDeps, contact: Contact, id: string): Promise<Webinar> => {
  const webinar = await deps.webinar.find(id);
  if (!webinar || standing(webinar) !== 'go')
    throw refuse('Nobody can come to this webinar any more, or not yet. Please choose another one.');
  if (refusedFor(contact.address, webinar.admission)) throw refuse('This webinar does not take their address. Please choose another one.');
  const ids = idsOf(contact);
  const seats = await Promise.all(ids.map((one) => deps.registration.find(one, id, { strong: true })));
  if (seats.some((seat) => seat?.row)) throw refuse('They are in the lists of this webinar already. Please choose another one.');
  const invited = await deps.table.batchGet(ids.map((one) => invitedKey(one, id)));
  if (invited.some(({ at }) => at !== undefined)) throw refuse('They were invited to this webinar already. Please choose another one.');
  return webinar;
};

type Part = { readonly about: Partial<StoredThanks>; readonly gift?: { readonly seen: StoredGift; readonly next: StoredGift } };

const takeCode = async (deps: EditorDeps, seen: StoredGift): Promise<Part> => {
  const today = await todayOf(deps);
  const taken = take(seen, today);
  if (typeof taken === 'string') throw refuse(noneWords[taken]);
  const code = await deps.gift.code(seen.id, taken.place);
  if (code === undefined) throw new Failure('busy', 'That did not work. Please try again.');
  return { about: { gift: seen.id, list: seen.name, place: taken.place, givenOn: today, code }, gift: { seen, next: taken.gift } };
};

/** Two colleagues at one moment: whoever comes second reads anew, and finds another code, or somebody who has been thanked. */
export const giveThanks = async (deps: EditorDeps, id: ContactId, form: ThanksForm, by: string): Promise<StoredThanks> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    // The list first: whoever sees what a colleague took sees whom they thanked as well.
    const list = form.gift === undefined ? undefined : await deps.gift.find(form.gift);
    const contact = await deps.contact.living(id);
    if (!contact) throw nobody();
    const { own, latest, of } = await deps.thanks.known(contact);
    // An answer that was lost on its way is given again.
    const same = latest?.key === form.key ? await deps.thanks.find(of, latest.at) : undefined;
    if (same) return same;
    if (form.gift !== undefined && !list) throw refuse('This list is not here any more. Please choose another one.');
    await checkPerson(deps, contact, latest, list?.againMonths ?? INVITATION_AGAIN_MONTHS);
    const webinar = form.webinar === undefined ? undefined : await checkInvitation(deps, contact, form.webinar);
    const { about, gift }: Part = list ? await takeCode(deps, list) : { about: webinar ? { webinar: webinar.id } : {} };
    const at = deps.now().toISOString();
    const thanks: StoredThanks = { person: contact.id, at, id: base32(deps.random(ID_BYTES)), state: 'waiting', ...about };
    // Which list or webinar; the code stands in no log.
    const after = { by: list?.name ?? webinar?.title };
    const entry = toEntry(deps, { by, act: 'thanks.given', thing: `contact#${contact.id}` }, {}, after);
    if (await deps.thanks.give({ thanks, contact, key: form.key, before: own, ...(gift ? { gift } : {}), entry })) return thanks;
  }
  throw new Failure('busy', 'Much happens at once here. Please try again.');
};
