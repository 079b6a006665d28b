/** Ballots in the table: what a seat does in its room, each act one conditional write. */
import type { ContactId, QuestionId, QuestionTag, WebinarId } from '#shared/ids.ts';
import type { Seat } from '../http/seat.ts';
import { questionKey, registrationKey } from '../table/keys.ts';
import type { Table, Write } from '../table/table.ts';
import { adopt } from './adopt.ts';
import {
  type About,
  type Ballot,
  entering,
  itemToBallot,
  secondsToWait,
  stampAsk,
  stampReport,
  stampVote,
  takeVote,
  whyRefused,
} from './ballot.ts';

export type NotStamped = { readonly kind: 'no-seat' | 'silenced' | 'full' } | { readonly kind: 'too-fast'; readonly seconds: number };
export type Stamped = NotStamped | { readonly kind: 'done'; readonly ballot: Ballot } | { readonly kind: 'repeated' };

export const createBallots = ({ table, now, realNow }: { table: Table; now: () => Date; realNow: () => Date }) => {
  const keyOf = (seat: Seat) => registrationKey(seat.contact, seat.webinar);
  return {
    /** The write that comes before a question: it counts the person's questions, and names them where that is allowed (`tag`). */
    async stampAsk(seat: Seat, tag: QuestionTag | undefined): Promise<Stamped> {
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

    /** Taken back are the votes for `also` as well: the question may have been merged since. */
    async vote(seat: Seat, tag: QuestionTag, wanted: boolean, also: readonly QuestionTag[] = []): Promise<'done' | 'no-seat' | 'full'> {
      const { change, when } = wanted ? stampVote(seat, tag, now()) : takeVote(seat, [tag, ...also], now());
      const done = await table.change(keyOf(seat), change, when);
      if (done.ok) return 'done';
      return done.item && itemToBallot(done.item).votes.size > 0 && whyRefused(done.item, seat, tag) !== 'no-seat' ? 'full' : 'no-seat';
    },

    /** 'repeated' where it is one's own. */
    async report(seat: Seat, mark: string, about: About): Promise<Stamped['kind']> {
      const { change, when } = stampReport(seat, mark, about, now());
      const done = await table.change(keyOf(seat), change, when);
      if (done.ok) return 'done';
      const why = whyRefused(done.item, seat, about.tag);
      if (why !== 'too-fast') return why;
      return about.writer && itemToBallot(done.item ?? {}).took.has(about.writer) ? 'repeated' : 'full';
    },

    /**
     * Asks a person to listen, or lets them speak again; answers what they asked so far. Undefined where nobody is behind the contact:
     * a ballot is never made by this.
     */
    async silence(contact: ContactId, webinar: WebinarId, silenced: boolean): Promise<ReadonlySet<QuestionTag> | undefined> {
      const change = silenced ? { initial: { silenced: now().toISOString() } } : { remove: ['silenced'] };
      const write = (who: ContactId) =>
        table.change(registrationKey(who, webinar), change, { all: [{ exists: 'at' }, { absent: 'adoptedBy' }] });
      const done = await write(contact);
      // Whoever pressed "These are mine" since is another contact.
      const last = !done.ok && typeof done.item?.adoptedBy === 'string' ? await write(done.item.adoptedBy) : done;
      return last.ok ? itemToBallot(last.item ?? {}).asked : undefined;
    },

    /** Whether a host silenced the guest that this browser was before its mailed link was opened: it is the same person's browser. */
    async wasSilenced(seat: Seat): Promise<boolean> {
      const guest = seat.kind === 'verified' ? seat.guest : undefined;
      return guest !== undefined && (await table.get(registrationKey(guest, seat.webinar)))?.silenced !== undefined;
    },

    async ballot(contact: ContactId, webinar: WebinarId): Promise<Ballot | undefined> {
      const item = await table.get(registrationKey(contact, webinar), { strong: true });
      return item && itemToBallot(item);
    },

    /**
     * "These are mine": unites a guest's ballot with its owner's, and gives the questions their new asker, in one transaction. False where
     * the guest did something meanwhile: then it is read again, or that would be lost.
     */
    async adopt(
      seat: Extract<Seat, { kind: 'verified' }>,
      guest: ContactId,
      questionsOf: (asked: ReadonlySet<QuestionTag>) => Promise<readonly QuestionId[]>,
    ): Promise<boolean> {
      const [ballot, owner] = await Promise.all(
        [guest, seat.contact].map((contact) => table.get(registrationKey(contact, seat.webinar), { strong: true })),
      );
      if (!ballot || ballot.adoptedBy !== undefined) return true;
      const { own, ownUnchanged, gone, unchanged } = adopt(guest, ballot, owner ?? {});
      const writes: Write[] = [
        {
          key: keyOf(seat),
          change: { ...own, initial: { ...own.initial, confirmedAt: now().toISOString() } },
          when: { all: [{ exists: 'at' }, { equals: ['epoch', seat.epoch] }, ...ownUnchanged] },
        },
        {
          key: registrationKey(guest, seat.webinar),
          change: { set: { adoptedBy: seat.contact }, remove: [...gone, 'listPk', 'listSk'] },
          when: { all: [{ equals: ['for', seat.contact] }, { absent: 'adoptedBy' }, ...unchanged] },
        },
        ...(await questionsOf(itemToBallot(ballot).asked)).map(
          (id): Write => ({ key: questionKey(id), change: { set: { asker: seat.contact, confirmed: true } }, when: { exists: 'pk' } }),
        ),
      ];
      return (await table.transact(writes)).ok;
    },
  };
};
