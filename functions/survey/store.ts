/** Answers to surveys in the table: one of each person and webinar that counts, with its stars beside the registration. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import { say } from '#shared/say.ts';
import type { Locale } from '#shared/setting.ts';
import { LOW_STARS, type SurveyForm, type SurveyTally } from '#shared/survey.ts';
import { Failure } from '../failure.ts';
import type { Seat } from '../http/seat.ts';
import { entering } from '../live/ballot.ts';
import { contactKey, registrationKey, spokenKey, surveyKey, surveyList, surveysOf, surveyTallyKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { caseOfSpoken, SURVEY_ROUND, surveySpokenId } from '../voice/rules.ts';
import { itemToTally } from './counts.ts';
import { isSame, itemToSurvey, type StoredSurvey, surveyToItem, toSurvey } from './stored.ts';

const TRIES = 5;
/** Nobody mends one answer more often. */
const MOST_CHANGES = 50;

export type Answered = { readonly kind: 'stored' | 'same'; readonly answer: StoredSurvey } | { readonly kind: 'no-seat' | 'full' | 'busy' };

type World = { readonly table: Table; readonly now: () => Date; readonly config: { readonly CONTACT_KEY: string } };

const personOf = (seat: Seat): ContactId => (seat.kind === 'guest' ? seat.owner : seat.contact);
const guestOf = (seat: Seat): { readonly guest?: ContactId } => (seat.kind === 'guest' ? { guest: seat.contact } : {});

/** The stars as lists, scores and segments see them. */
const marked = ({ stars, nps }: StoredSurvey) => ({ stars, ...(nps === undefined ? {} : { nps }) });

export const createSurveyStore = ({ table, now, config }: World) => {
  const all = async (person: ContactId, webinar: WebinarId): Promise<readonly StoredSurvey[]> =>
    (await table.query({ ...surveysOf(person, webinar), strong: true })).items.map(itemToSurvey);

  /** Refused where the seat is gone or its person was erased; a guest's first act makes their ballot, as any other does. */
  const seated = (seat: Seat, answer: StoredSurvey): readonly Write[] => {
    const { change, when } = entering(seat, now());
    const key = registrationKey(personOf(seat), seat.webinar);
    const mark = { set: { 'row.survey': marked(answer) } };
    const own: Write =
      seat.kind === 'verified'
        ? { key, change: { ...change, ...mark }, when: { all: [...when, { exists: 'row' }] } }
        : answer.replaced
          ? { check: key, when: { exists: 'row' } }
          : { key, change: mark, when: { exists: 'row' } };
    return [
      own,
      ...(seat.kind === 'guest' ? [{ key: registrationKey(seat.contact, seat.webinar), change, when: { all: when } }] : []),
      { check: contactKey(personOf(seat)), when: { absent: 'erasedAt' } },
    ];
  };

  /** A low mark with leave to write about it is a case, once: what its writer says follows the way of everything that is said by mail. */
  const opening = (answer: StoredSurvey): { readonly answer: StoredSurvey; readonly writes: readonly Write[] } => {
    const { person, webinar, stars, text, changedAt } = answer;
    if (answer.case || answer.guest || !answer.contact || stars > LOW_STARS) return { answer, writes: [] };
    const id = surveySpokenId(config.CONTACT_KEY, person, webinar);
    const topic = `${'★'.repeat(stars)} ${stars}/5`;
    const spoken = { round: SURVEY_ROUND, webinar, at: changedAt, topic, ...(text ? { text } : {}), v: DATA_VERSION };
    return {
      answer: { ...answer, case: caseOfSpoken(person, id) },
      writes: [{ put: { ...spokenKey(person, id), ...spoken }, when: { absent: 'pk' } }],
    };
  };

  return {
    /** What this very seat answered. */
    async of(seat: Seat): Promise<StoredSurvey | undefined> {
      const { guest } = guestOf(seat);
      const item = await table.get(surveyKey(personOf(seat), seat.webinar, guest), { strong: true });
      return item && itemToSurvey(item);
    },

    /** The answer of a mailed link counts before those of browsers where the same address was typed; of those the latest does. */
    async answer(seat: Seat, form: SurveyForm, locale: Locale): Promise<Answered> {
      const whose = { person: personOf(seat), webinar: seat.webinar, locale, ...guestOf(seat) };
      for (let tries = 0; tries < TRIES; tries += 1) {
        const known = await all(whose.person, seat.webinar);
        const seen = known.find(({ guest }) => guest === whose.guest);
        const others = known.filter((one) => one !== seen);
        const made = toSurvey(whose, form, seen, now());
        const isSecond = seat.kind === 'guest' && others.some(({ guest }) => guest === undefined);
        const { replaced: _, ...counting } = made;
        const { answer, writes } = opening(isSecond ? { ...made, replaced: true } : counting);
        if (seen && isSame(seen, answer) && seen.replaced === answer.replaced) return { kind: 'same', answer: seen };
        if (answer.version > MOST_CHANGES) return { kind: 'full' };
        const put: Write = { put: surveyToItem(answer), when: seen ? { equals: ['version', seen.version] } : { absent: 'pk' } };
        const given = isSecond ? [] : others.filter(({ replaced }) => !replaced);
        const done = await table.transact([
          put,
          ...seated(seat, answer),
          ...given.map(
            (one): Write => ({
              put: surveyToItem({ ...one, replaced: true, version: one.version + 1 }),
              when: { equals: ['version', one.version] },
            }),
          ),
          ...writes,
        ]);
        if (done.ok) return { kind: 'stored', answer };
        // The put itself, another answer of the same person or the case came between: looked at anew.
        if (done.refused[1] || done.refused[2]) return { kind: 'no-seat' };
      }
      return { kind: 'busy' };
    },

    /** Words stay with the answer, and are for the team alone from now on. Undefined where there is no answer. */
    async takeBack(seat: Seat): Promise<StoredSurvey | undefined> {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const item = await table.get(surveyKey(personOf(seat), seat.webinar, guestOf(seat).guest), { strong: true });
        const seen = item && itemToSurvey(item);
        if (!seen?.quote) return seen;
        const { quote: _, ...rest } = seen;
        const next = { ...rest, changedAt: now().toISOString(), version: seen.version + 1 };
        if ((await table.put(surveyToItem(next), { equals: ['version', seen.version] })).ok) return next;
      }
      throw new Failure('busy', say('Much happens at once here. Please try again.'));
    },

    async tally(webinar: WebinarId): Promise<SurveyTally> {
      return itemToTally(await table.get(surveyTallyKey(webinar), { strong: true }));
    },

    /** Answers with words, newest first. */
    async texts(webinar: WebinarId, limit: number, after?: Readonly<Record<string, unknown>>) {
      const page = await table.query({
        ...{ pk: surveyList(webinar), index: 'list', newestFirst: true, keysOnly: true, limit },
        ...(after ? { after } : {}),
      });
      const found = await table.batchGet(page.items.map(({ pk, sk }: Item) => ({ pk, sk })));
      const answers = found.map(itemToSurvey).filter(({ text, replaced }) => text && !replaced);
      return { answers: answers.toSorted((a, b) => (a.at < b.at ? 1 : -1)), next: page.next };
    },
  };
};
export type SurveyStore = ReturnType<typeof createSurveyStore>;
