/** One's own data in the table: asking for the link to it, and reading all of it. */
import { type ContactId, type WebinarId, webinarOfQuestion } from '#shared/ids.ts';
import type { OwnQuestion } from '#shared/question.ts';
import type { ChatStore } from '../chat/store.ts';
import { withoutOver } from '../consent/rules.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import type { StoredDelivery } from '../delivery/stored.ts';
import { askedIn, guestsIn, hasLines } from '../erasure/ballot.ts';
import type { PollStore } from '../poll/store.ts';
import { toMerged, toOwn } from '../question/ask.ts';
import type { createQuestionIds } from '../question/identity.ts';
import { followMerge } from '../question/merge.ts';
import type { QuestionStore } from '../question/store.ts';
import { contactKey, idOf, registrationKey, webinarOfRegistration } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import type { Reader, VerdictStore } from '../verdict/store.ts';
import type { WebinarStore } from '../webinar/store.ts';
import { type Tracked, toProgress } from './progress.ts';
import { type Found, type MyData, type MyWebinar, toMyData, toMyWebinar } from './record.ts';

const DAY_MS = 86_400_000;
/** Questions that the team made of comments. */
const turnedIn = (items: readonly Item[]): readonly string[] =>
  items.flatMap(({ sk, question }) => (sk.startsWith('comment#') && typeof question === 'string' ? [question] : []));
/** Lines of one webinar that are looked through for one's own. */
const MOST_LINES = 5_000;

type Asking = {
  readonly table: Table;
  readonly webinar: WebinarStore;
  readonly question: QuestionStore;
  readonly poll: PollStore;
  readonly chat: ChatStore;
  readonly questionIds: ReturnType<typeof createQuestionIds>;
  readonly verdict: VerdictStore;
  readonly now: () => Date;
};

export const createMeStore = (deps: Asking) => {
  const { table } = deps;
  const toId = (webinar: WebinarId) => (tag: string) => deps.questionIds.complete(webinar, tag);

  /** With the answers of the one that it was merged into, which `target` names. */
  const showOwn = async (id: string): Promise<{ readonly own: OwnQuestion; readonly target: string } | undefined> => {
    const question = await deps.question.find(id);
    if (!question) return undefined;
    const [answers, target] = await Promise.all([deps.question.answers(id), followMerge(question, deps.question.recent)]);
    const own = toOwn(question, answers);
    if (target.id === question.id) return { own, target: target.id };
    const merged = toMerged(own, target, await deps.question.answers(target.id));
    // Whoever asked the same waits for as long as the other question does.
    return { own: { ...merged, resolution: target.resolution }, target: target.id };
  };

  /** Of the person and of the browsers that were the person before their address was known. */
  const foundOf = async (ballots: readonly Item[], webinar: WebinarId, more: readonly string[] = []) => {
    const ids = [...new Set([...ballots.flatMap(askedIn).map(toId(webinar)), ...more])];
    const found = await Promise.all(ids.map(showOwn));
    return found.flatMap((one) => one ?? []).sort((a, b) => (a.own.askedAt < b.own.askedAt ? 1 : -1));
  };
  const questionsOf = async (ballots: readonly Item[], webinar: WebinarId): Promise<OwnQuestion[]> =>
    (await foundOf(ballots, webinar)).map(({ own }) => own);

  const allOf = async (contact: ContactId, prefix: string): Promise<Item[]> => {
    const items: Item[] = [];
    for await (const item of table.all({ pk: contactKey(contact).pk, prefix, strong: true })) items.push(item);
    return items;
  };

  /** Of a question that they voted for they read what is for everybody, or for all who asked. */
  const showVoted = async (told: StoredDelivery): Promise<Tracked | undefined> => {
    const question = told.question === undefined ? undefined : await deps.question.find(told.question);
    if (!question || told.role !== 'voter') return undefined;
    const { answers: _, ...own } = toOwn(question, []);
    // It is the question itself, joined with none.
    const { into: _into, ...shown } = toMerged({ ...own, answers: [] }, question, await deps.question.answers(question.id));
    return { question: shown, told };
  };

  const ballotsOf = async (own: Item, webinar: WebinarId): Promise<Item[]> => {
    const guests = await Promise.all(guestsIn(own).map((guest) => table.get(registrationKey(guest, webinar), { strong: true })));
    return [own, ...guests.flatMap((guest) => guest ?? [])];
  };

  const linesOf = async (ballots: readonly Item[], webinar: WebinarId, writers: readonly string[]): Promise<Found['lines']> => {
    if (!ballots.some(hasLines)) return [];
    const isWanted = ({ writer, removedAt }: { writer?: string; removedAt?: string }) =>
      removedAt === undefined && writer !== undefined && writers.includes(writer);
    const { lines } = await deps.chat.newest(webinar, { most: MOST_LINES, strong: true, isWanted });
    return lines.map(({ at, text }) => ({ at, text }));
  };

  const webinarOf = async (contact: ContactId, own: Item): Promise<MyWebinar | undefined> => {
    const id = webinarOfRegistration(own.sk);
    const webinar = await deps.webinar.find(id);
    if (!webinar || !own.row) return undefined;
    const ballots = await ballotsOf(own, id);
    const writers = [contact, ...guestsIn(own)];
    const [questions, lines, polls] = await Promise.all([
      questionsOf(ballots, id),
      linesOf(ballots, id, writers),
      Object.keys(own).some((name) => name.startsWith('p:')) ? deps.poll.list(id) : [],
    ]);
    return toMyWebinar(
      own,
      { webinar, questions, lines, asked: new Map(polls.map((poll) => [poll.id, poll])) },
      { now: deps.now(), toId: toId(id) },
    );
  };

  return {
    /** Asks for the link, three times in 24 hours; the stream queues the mail. Unknown addresses write nothing. */
    async askLink(contact: ContactId, now: Date): Promise<void> {
      const yesterday = new Date(now.getTime() - DAY_MS).toISOString();
      const shift = [
        { to: 'manage2', from: 'manage1', otherwise: '' },
        { to: 'manage3', from: 'manage2', otherwise: '' },
      ];
      // The address is absent where nothing but a hash is kept.
      const isKnown = { all: [{ exists: 'address' }, { any: [{ absent: 'manage3' }, { below: ['manage3', yesterday] as const }] }] };
      await table.change(contactKey(contact), { set: { manage1: now.toISOString() }, shift, add: { version: 1 } }, isKnown);
    },

    /** One Query of the partition; of each webinar its item, ballots of guests, questions and, where they wrote or answered, lines and polls. */
    async read(contact: Contact): Promise<MyData> {
      const items: Item[] = [];
      for (const one of idsOf(contact)) for await (const item of table.all({ pk: contactKey(one).pk, strong: true })) items.push(item);
      const registrations = items.filter(({ sk }) => sk.startsWith('registration#'));
      const webinars: MyWebinar[] = [];
      for (const own of registrations) {
        const found = await webinarOf(idOf(own.pk), own);
        if (found) webinars.push(found);
      }
      const known = new Set(webinars.flatMap(({ questions }) => questions.map(({ id }) => id)));
      const turned = await Promise.all(turnedIn(items).map((id) => (known.has(id) ? undefined : showOwn(id))));
      const asked = turned.flatMap((one) => (one ? [one.own] : []));
      return toMyData(withoutOver(contact, deps.now()), items, webinars, asked);
    },

    /**
     * One's own questions of one webinar, how far each is, and what was written to this person about it or about one that they voted for.
     * `seat`: the address that registered; `reader`: who they are by now.
     */
    async tracked(seat: ContactId, reader: Reader, webinar: WebinarId): Promise<readonly Tracked[] | undefined> {
      const own = await table.get(registrationKey(seat, webinar), { strong: true });
      const written = turnedIn(await allOf(seat, 'comment#')).filter((id) => webinarOfQuestion(id) === webinar);
      if (!own?.row && written.length === 0) return undefined;
      const ballots = own?.row ? await ballotsOf(own, webinar) : [];
      const [found, told, cases] = await Promise.all([
        foundOf(ballots, webinar, written),
        deps.verdict.toldTo(reader, webinar),
        allOf(seat, `case#${webinar}-`),
      ]);
      const mine = found.map((one): Tracked => {
        const about = cases.find(({ sk }) => sk === `case#${one.own.id}`);
        const delivery = told.find(({ question }) => question === one.own.id || question === one.target);
        return { question: one.own, ...(about ? { progress: toProgress(about) } : {}), ...(delivery ? { told: delivery } : {}) };
      });
      const ids = new Set(found.flatMap((one) => [one.own.id, one.target]));
      const voted = await Promise.all(told.filter(({ question }) => question !== undefined && !ids.has(question)).map(showVoted));
      return [...mine, ...voted.flatMap((one) => one ?? [])];
    },
  };
};
