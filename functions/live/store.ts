/** The room in the table: ballots and the published feed. */
import type { ContactId, QuestionTag, WebinarId } from '#shared/ids.ts';
import type { Seat } from '../http/seat.ts';
import type { Condition } from '../table/expression.ts';
import { feedKey, questionKey, registrationKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table, Write } from '../table/table.ts';
import { type Ballot, entering, itemToBallot, secondsToWait, stampAsk, stampVote, takeVote, whyRefused } from './ballot.ts';
import type { FeedBody } from './feed.ts';

export type LiveStore = ReturnType<typeof createLiveStore>;
/** `gone`: the webinar is no longer public; a marker instead of a body that nobody may see. */
export type StoredFeed = { readonly version: number; readonly changedAt: string; readonly body: string; readonly gone?: boolean };
export type Stamped =
  | { readonly kind: 'done'; readonly ballot: Ballot }
  | { readonly kind: 'repeated' | 'no-seat' | 'full' }
  | { readonly kind: 'too-fast'; readonly seconds: number };

const unchanged = (name: string, set: ReadonlySet<string>): Condition =>
  set.size > 0 ? { equals: [name, new Set(set)] } : { absent: name };

/** Reactions publish one webinar once a second at most; reading a room of more than a thousand questions is worth five. */
const claimMs = (questions: number): number => (questions > 1_000 ? 5_000 : 1_000);

export const createLiveStore = ({ table, now, realNow }: { table: Table; now: () => Date; realNow: () => Date }) => {
  const keyOf = (seat: Seat) => registrationKey(seat.contact, seat.webinar);
  return {
    /** The write that comes before a question: it counts the person's questions and names them. */
    async stampAsk(seat: Seat, tag: QuestionTag): Promise<Stamped> {
      const { change, when } = stampAsk(seat, tag, now(), realNow());
      const done = await table.change(keyOf(seat), change, when);
      if (done.ok) return { kind: 'done', ballot: itemToBallot(done.item ?? {}) };
      const why = whyRefused(done.item, seat, tag);
      return why === 'too-fast' ? { kind: why, seconds: secondsToWait(itemToBallot(done.item ?? {}), realNow()) } : { kind: why };
    },

    /** Names a question that a form brought along: it was acknowledged, so no limit holds it back any more. */
    async nameAsked(seat: Seat, tag: QuestionTag): Promise<void> {
      const { change, when } = entering(seat, now());
      await table.change(keyOf(seat), { ...change, add: { asked: new Set([tag]) } }, { all: when });
    },

    async vote(seat: Seat, tag: QuestionTag, wanted: boolean): Promise<'done' | 'no-seat' | 'full'> {
      const { change, when } = (wanted ? stampVote : takeVote)(seat, tag, now());
      const done = await table.change(keyOf(seat), change, when);
      if (done.ok) return 'done';
      return done.item && itemToBallot(done.item).votes.size > 0 && whyRefused(done.item, seat, tag) !== 'no-seat' ? 'full' : 'no-seat';
    },

    async ballot(contact: ContactId, webinar: WebinarId): Promise<Ballot | undefined> {
      const item = await table.get(registrationKey(contact, webinar), { strong: true });
      return item && itemToBallot(item);
    },

    /**
     * "These are mine": unites a guest's ballot with its owner's, and gives the questions their new asker, in one transaction.
     * Votes move from one ballot to the other, so that the counts see one leave and one arrive.
     */
    async adopt(
      seat: Extract<Seat, { kind: 'verified' }>,
      guest: ContactId,
      ballot: Ballot,
      questions: readonly string[],
    ): Promise<boolean> {
      const union = {
        ...(ballot.votes.size > 0 ? { votes: new Set(ballot.votes) } : {}),
        ...(ballot.asked.size > 0 ? { asked: new Set(ballot.asked) } : {}),
      };
      const writes: Write[] = [
        {
          key: registrationKey(seat.contact, seat.webinar),
          change: { add: union, initial: { confirmedAt: now().toISOString() } },
          when: { all: [{ exists: 'at' }, { equals: ['epoch', seat.epoch] }] },
        },
        {
          key: registrationKey(guest, seat.webinar),
          change: { set: { adoptedBy: seat.contact }, remove: ['votes', 'asked', 'listPk', 'listSk'] },
          // What this guest did since the ballot was read would be lost: then it is refused, and read again.
          when: {
            all: [
              { equals: ['for', seat.contact] },
              { absent: 'adoptedBy' },
              unchanged('votes', ballot.votes),
              unchanged('asked', ballot.asked),
            ],
          },
        },
        ...questions.map(
          (id): Write => ({ key: questionKey(id), change: { set: { asker: seat.contact, confirmed: true } }, when: { exists: 'pk' } }),
        ),
      ];
      return (await table.transact(writes)).ok;
    },

    async feed(webinar: WebinarId, { strong = false } = {}): Promise<StoredFeed | undefined> {
      const item = await table.get(feedKey(webinar), { strong });
      return item && typeof item.body === 'string'
        ? { version: Number(item.version), changedAt: String(item.changedAt), body: item.body, gone: item.gone === true }
        : undefined;
    },

    /** Stores the next version of a body; undefined where another publisher was faster. */
    async storeFeed(
      webinar: WebinarId,
      seen: StoredFeed | undefined,
      { body, gone, size }: { body: FeedBody; gone: boolean; size: number },
    ): Promise<StoredFeed | undefined> {
      const next: StoredFeed = { version: (seen?.version ?? 0) + 1, changedAt: now().toISOString(), body: JSON.stringify(body), gone };
      const when = seen ? ({ equals: ['version', seen.version] } as const) : ({ absent: 'version' } as const);
      const done = await table.change(feedKey(webinar), { set: { ...next, size, v: DATA_VERSION } }, when);
      return done.ok ? next : undefined;
    },

    /** Claims this second for publishing. A refusal is read, not written: waiting costs nothing. */
    async claim(webinar: WebinarId): Promise<boolean> {
      const at = realNow().getTime();
      const item = await table.get(feedKey(webinar), { strong: true });
      // Nothing was published yet: whoever does is first, and a room that was forgotten stays so.
      if (!item) return true;
      const [claimed, size] = [item.claimed, item.size];
      if (typeof claimed === 'number' && claimed > at - claimMs(Number(size ?? 0)) && claimed <= at) return false;
      const when: Condition = claimed === undefined ? { absent: 'claimed' } : { equals: ['claimed', claimed] };
      return (await table.change(feedKey(webinar), { set: { claimed: at, v: DATA_VERSION } }, when)).ok;
    },
  };
};
