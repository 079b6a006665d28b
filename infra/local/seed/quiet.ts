/** People who came to an hour of ours and to another one, and never said a word: some were asked last week, the others are still to be found. */
import { toAsked } from '#functions/consent/ledger.ts';
import { ask, confirm } from '#functions/consent/rules.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import { mergeContact } from '#functions/contact/merge.ts';
import type { DeskDeps } from '#functions/desk-deps.ts';
import { toItem } from '#functions/quiet/stored.ts';
import { toRegistration } from '#functions/registration/register.ts';
import { spokenId } from '#functions/voice/rules.ts';
import { base32 } from '#shared/ids.ts';
import { registrationForm } from '#shared/registration.ts';
import type { Webinar } from '#shared/webinar.ts';

const DAY_MS = 86_400_000;
/** So many of them were asked last week. */
const ASKED = 8;
const topics = ['First steps', 'What it costs', 'Moving what we have'] as const;

const names = [
  ...[
    'Alma Reed',
    'Boris Lind',
    'Carla Voss',
    'Denis Hale',
    'Edda Kranz',
    'Falk Munro',
    'Gesa Wick',
    'Hugo Sand',
    'Iris Toll',
    'Jarno Beck',
  ],
  ...['Kaja Frost', 'Leif Morrow', 'Mina Quist', 'Nils Arden', 'Olga Penn', 'Pia Strand'],
];
/** The last three never agreed to mail. */
const people = names.map((name, i) => ({
  ...{ name, email: `${name.toLowerCase().replace(' ', '.')}@example.net`, company: i % 2 ? 'Example Ferries' : 'Sample Foods' },
  agreed: i < names.length - 3,
}));

/** Registered weeks before each, confirmed; the form's own reaction finds them known. */
const enrol = async (
  deps: DeskDeps,
  { name, email, company, agreed }: (typeof people)[number],
  webinars: readonly Webinar[],
): Promise<string> => {
  const contact = addressToContact(deps.config.CONTACT_KEY, email);
  const [first] = webinars.map(({ startsAt }) => startsAt).sort();
  const at = new Date(Date.parse(first ?? '') - DAY_MS);
  const asked = agreed ? toAsked(['marketing'], at.toISOString(), { method: 'newsletter', locale: 'en', page: '/' }) : [];
  const said = { id: contact, address: email, name, company, timeZone: 'Europe/Berlin', locale: 'en', at: at.toISOString() } as const;
  await deps.contact.point(contact, email);
  await deps.contact.store(ask(mergeContact(undefined, said), asked), undefined);
  for (const entry of asked) await deps.contact.asked(contact, entry);
  const how = { method: 'mailed-button', locale: 'en', page: '/confirm/' } as const;
  if (agreed) await deps.contact.decide(contact, (known) => confirm(known, ['marketing'], new Date(at.getTime() + 60_000), how));
  for (const webinar of webinars) {
    const form = registrationForm.parse({ name, email, company });
    const { row, again } = toRegistration(form, contact, contact, new Date(Date.parse(webinar.startsAt) - DAY_MS), true);
    await deps.registration.enrol(webinar.id, { row: { ...row, confirmed: true }, again }, row.at);
    await deps.registration.sent(contact, webinar.id, again.at);
  }
  return contact;
};

/** Last week's round, as it stands: whom it asked, and what four of them said. */
const fillRound = async (deps: DeskDeps, asked: readonly string[]): Promise<void> => {
  const now = deps.now();
  const [at, until] = [7, 6].map((days) => new Date(now.getTime() - days * DAY_MS).toISOString()) as [string, string];
  const round = base32(deps.random(16));
  const figures = { looked: 80, quiet: asked.length + 3, size: asked.length, left: { consent: 3 } };
  const item = toItem({ id: round, by: 'marketer@example.com', at, topics });
  await deps.table.put({ ...item, ...figures, state: 'done', startedAt: at, endedAt: until });
  for (const contact of asked) {
    await deps.quiet.await(round, contact, { since: at.slice(0, 10), webinars: 2, came: 1 }, now.toISOString());
    const known = await deps.contact.own(contact);
    const mark = known && (await deps.quiet.mark(round, known));
    if (mark?.kind === 'marked') await deps.quiet.sent(contact, mark.at);
  }
  const [taps = '', writes = '', calls = '', leaves = ''] = asked;
  const say = async (contact: string, words: { readonly topic?: string; readonly text?: string }): Promise<void> => {
    const id = spokenId(deps.config.CONTACT_KEY, contact, round, { act: 'ask', ...words });
    await deps.voice.ask({ contact, round }, { id, contact, round, at: now.toISOString(), ...words });
  };
  await say(taps, { topic: topics[0] });
  await say(writes, { text: 'We answer by hand today. How long did it take others until a first reply was more than a promise?' });
  await deps.voice.choose({ contact: calls, round }, 'phone', '+49 30 5550 0123');
  await deps.voice.never({ contact: leaves, round });
};

/** `webinars`: over, and of nobody else. */
export const fillQuiet = async (deps: DeskDeps, webinars: readonly Webinar[]): Promise<void> => {
  const ids: string[] = [];
  for (const person of people) ids.push(await enrol(deps, person, webinars));
  await fillRound(deps, ids.slice(0, ASKED));
};
