/** Registrations as a console shows them: by where they stand, with what a host may decide about each. */
import type { AdmissionDecision, RegistrationState } from '#shared/admission.ts';
import type { Webinar } from '#shared/webinar.ts';
import { many } from './words.ts';

export type Registered = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly state: RegistrationState;
  readonly at: string;
  readonly since?: string;
  readonly until?: string;
  readonly confirmed: boolean;
  /** What somebody without a seat asked in the form. */
  readonly question?: string;
  /** To the form's own fields, by their ids. */
  readonly answers?: Readonly<Record<string, string | readonly string[]>>;
};

export type Tab = { readonly state: RegistrationState; readonly words: string; readonly count?: number };

type Shown = Pick<Webinar, 'counts' | 'capacity' | 'admission'>;

/** Where nobody waits and nobody can, there is one list and no choice. */
export const tabsOf = ({ counts, capacity, admission }: Shown): readonly Tab[] => {
  const { registered, waiting, offered, inReview } = counts;
  const isOpen = capacity === null && !admission.approval && waiting + offered + inReview === 0;
  if (isOpen) return [];
  return [
    { state: 'registered', words: 'Registered', count: registered },
    ...(admission.approval || inReview > 0 ? [{ state: 'in-review', words: 'In review', count: inReview } as const] : []),
    ...(capacity !== null || waiting + offered > 0
      ? ([
          { state: 'waiting', words: 'Waiting', count: waiting },
          { state: 'offered', words: 'Offered', count: offered },
          { state: 'lapsed', words: 'Lapsed' },
        ] as const)
      : []),
    { state: 'declined', words: 'Declined' },
    { state: 'left', words: 'Left' },
  ];
};

/** `98 of 100 seats are taken, 2 are held by offers. 12 people wait.` */
export const seatWords = ({ counts, capacity }: Shown): string => {
  const { registered, waiting, offered } = counts;
  if (capacity === null) return '';
  const taken = `${registered.toLocaleString('en-GB')} of ${many(capacity, 'seat is', 'seats are')} taken`;
  const held = offered > 0 ? `, ${many(offered, 'is', 'are')} held by an offer` : '';
  return `${taken}${held}. ${waiting > 0 ? `${many(waiting, 'person waits', 'people wait')}.` : 'Nobody waits.'}`;
};

/** What letting so many more in does to the seats; empty where there are enough. */
export const overWords = ({ counts, capacity }: Shown, more: number): string => {
  const over = capacity === null ? 0 : counts.registered + counts.offered + more - capacity;
  return over > 0 ? `That is ${over.toLocaleString('en-GB')} more than there are seats.` : '';
};

/** Answers with what was asked, in the order of the form; of fields that are gone nothing is known. */
export const answerLines = ({ answers = {} }: Pick<Registered, 'answers'>, { form }: Pick<Webinar, 'form'>): readonly string[] =>
  form.fields.flatMap(({ id, label }) => {
    const given = answers[id];
    return given === undefined ? [] : [`${label}: ${[given].flat().join(', ')}`];
  });

type Decision = AdmissionDecision['decision'];

export const mayDecide: Readonly<Partial<Record<RegistrationState, readonly Decision[]>>> = {
  'in-review': ['admit', 'decline'],
  waiting: ['admit', 'decline'],
  offered: ['admit'],
  lapsed: ['admit', 'decline'],
  declined: ['undo', 'admit'],
};

export const decisionWords: Readonly<Record<Decision, string>> = { admit: 'Let in', decline: 'Decline', undo: 'Take back' };

/** What holds now, once the server said so. */
export const doneWords = (decision: Decision, count: number): string => {
  const people = many(count, 'person', 'people');
  if (decision === 'admit') return `${people} let in. They are mailed their link.`;
  return decision === 'decline' ? `${people} declined. Nobody was mailed.` : `${people} taken back into the line.`;
};

export const emptyWords: Readonly<Record<RegistrationState, string>> = {
  registered: 'Nobody has registered yet',
  waiting: 'Nobody waits',
  offered: 'No offer stands',
  lapsed: 'No offer has lapsed',
  'in-review': 'Nobody waits for your yes',
  declined: 'Nobody was declined',
  left: 'Nobody left the line',
  cancelled: 'Nobody gave a seat back',
};
