/** The demonstration's cases: green, amber and red ones, one put aside, one answered; some wait for the agent who signs in. */
import { auditItem, toEntry } from '#functions/audit/entry.ts';
import { toOpening } from '#functions/case/question.ts';
import { assign, openCase, type Step, snooze } from '#functions/case/rules.ts';
import type { Clock } from '#functions/case/sla.ts';
import type { StoredCase } from '#functions/case/stored.ts';
import type { DeskDeps } from '#functions/desk-deps.ts';
import { NOTE_ID_BYTES, toNoteId } from '#functions/remark/rules.ts';
import { REPLY_ID_BYTES, toReplyId } from '#functions/reply/stored.ts';
import { toReply } from '#functions/reply/writing.ts';
import type { Act } from '#shared/audit.ts';
import { replyForm } from '#shared/case-forms.ts';
import type { QuestionId } from '#shared/ids.ts';
import { usualPolicy } from '#shared/policy.ts';
import type { Webinar } from '#shared/webinar.ts';
import { askOne, decideOn } from './asking.ts';
import { type Late, lateQuestions } from './late-questions.ts';

const by = 'agent@example.com';
const TRIES = 8;
const SNOOZED_MS = 20 * 3_600_000;
const MINUTE_MS = 60_000;

/** Urgent ones are answered within hours: so one of them is amber at whatever time the demonstration is begun. */
export const fillPolicy = async (deps: DeskDeps): Promise<void> => {
  const hours = (amount: number) => ({ amount, unit: 'hours' }) as const;
  const next = {
    ...usualPolicy,
    byPriority: { urgent: { first: hours(4), next: hours(4), resolve: { amount: 1, unit: 'days' } as const } },
    teams: [{ name: 'Care', lead: 'host@example.com', members: [by, 'host@example.com'], labels: ['material', 'promise'] }],
    lead: 'admin@example.com',
  };
  const entry = toEntry(deps, { by: 'admin@example.com', act: 'policy.changed', thing: 'policy' }, usualPolicy, next);
  await deps.policy.replace(usualPolicy, next, entry);
};

/** Its own reaction may have opened it already: then that one stands. */
const open = async (deps: DeskDeps, id: QuestionId, webinar: Webinar): Promise<void> => {
  const asked = await deps.question.find(id);
  if (!asked) return;
  const behind = await deps.registration.behindAll([asked.asker], webinar.id);
  await deps.cases.openAll([{ it: openCase(toOpening(asked, webinar, behind), await deps.cases.clock(), asked.labels), asked }]);
};

type Deed = (it: StoredCase, clock: Clock) => Step;

/** The stream follows what is written here, so a step may find another case than it saw. */
const act = async (deps: DeskDeps, id: QuestionId, what: Act, deed: Deed): Promise<void> => {
  const clock = await deps.cases.clock();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const seen = await deps.cases.find(id);
    const step = seen && deed(seen, clock);
    if (!seen || step?.kind !== 'changed') return;
    const entry = toEntry(deps, { by, act: what, thing: `case#${id}` }, { state: seen.state }, { state: step.to.state });
    if (await deps.cases.replace(seen, step.to, [{ put: auditItem(entry) }])) return;
  }
};

/** As if the link that they came by had said so. */
const trace = async (deps: DeskDeps, id: QuestionId, campaign: string): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const it = await deps.cases.find(id);
    if (!it || (await deps.cases.mark(it, { set: { campaign }, add: { version: 1 } }, { equals: ['version', it.version] }))) return;
  }
};

const join = async (deps: DeskDeps, webinar: Webinar, into: QuestionId, { minutesAgo, at, merged }: Late): Promise<void> => {
  if (!merged) return;
  const now = deps.now();
  const id = await askOne(deps, webinar, { ...merged, at: (at ?? 0) + 40, minutesAgo: minutesAgo - 10 }, now.getTime());
  const other = await deps.question.find(id);
  if (other) await decideOn(deps, other, { decision: 'merge', into }, new Date(now.getTime() - (minutesAgo - 20) * MINUTE_MS));
};

const write = async (deps: DeskDeps, id: QuestionId, { note, reply }: Late): Promise<void> => {
  const it = await deps.cases.find(id);
  if (!it) return;
  const thing = `case#${id}`;
  if (note) {
    const noteId = toNoteId(deps.now(), deps.random(NOTE_ID_BYTES));
    const entry = toEntry(deps, { by: 'host@example.com', act: 'case.noted', thing }, {}, { note: noteId });
    await deps.remark.add(it.contact, { id: noteId, by: 'host@example.com', text: note, case: id }, entry);
  }
  if (reply) {
    const form = replyForm.parse({ text: reply, private: false });
    const written = toReply(it, form, { id: toReplyId(deps.random(REPLY_ID_BYTES)), by, at: deps.now().toISOString() });
    await deps.reply.send(written, { entry: () => toEntry(deps, { by, act: 'case.replied', thing }, {}, { reply: written.id }) });
  }
};

const fillOne = async (deps: DeskDeps, webinar: Webinar, late: Late): Promise<void> => {
  const now = deps.now();
  const id = await askOne(deps, webinar, late, now.getTime());
  await join(deps, webinar, id, late);
  await open(deps, id, webinar);
  const { priority, isTaken, isSnoozed, campaign } = late;
  if (campaign) await trace(deps, id, campaign);
  const how = { ...(priority ? { priority } : {}), ...(isTaken ? { owner: by } : {}) };
  await act(deps, id, 'case.assigned', (it, clock) => assign(it, how, { by, at: now.toISOString() }, clock));
  await write(deps, id, late);
  const until = new Date(now.getTime() + SNOOZED_MS).toISOString();
  if (isSnoozed) await act(deps, id, 'case.snoozed', (it, clock) => snooze(it, until, now, clock));
};

/** Of a webinar that is over and can be watched. */
export const fillCases = async (deps: DeskDeps, webinar: Webinar): Promise<void> => {
  for (const late of lateQuestions) await fillOne(deps, webinar, late);
};
