/** The inbox: views of cases, one of them, and what a single act makes of it. */
import type { Context } from 'hono';
import { Hono } from 'hono';
import type { Act } from '#shared/audit.ts';
import { type Case, type CaseCounts, type CaseLine, caseQuery, type Heard, isCaseId } from '#shared/case.ts';
import { assignForm, caseNoteForm, snoozeForm, stateForm } from '#shared/case-forms.ts';
import { may } from '#shared/host.ts';
import type { Page } from '#shared/page.ts';
import { auditItem, toEntry } from '../audit/entry.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { NOTE_ID_BYTES, toNoteId } from '../remark/rules.ts';
import { hearCase } from './hearing.ts';
import { countsOf, numbersOf } from './numbers.ts';
import { assign, reopen, resolve, type Step, snooze } from './rules.ts';
import { heardBy } from './show.ts';
import type { Clock } from './sla.ts';
import type { StoredCase } from './stored.ts';
import { endOfToday } from './view.ts';

const gone = () => new Failure('not-found', 'This case is not here any more.');
const TRIES = 4;

export const findCase = async (deps: DeskDeps, id: string): Promise<StoredCase> => {
  const found = isCaseId(id) ? await deps.cases.find(id) : undefined;
  if (!found) throw gone();
  return found;
};

/** Carries a step out, and hands the case back as it is then. `version`: what was on the screen; another one is a conflict. */
export const act = async (
  deps: DeskDeps,
  id: string,
  { by, act: what, version }: { readonly by: string; readonly act: Act; readonly version?: number | undefined },
  step: (it: StoredCase, clock: Clock) => Step,
): Promise<StoredCase> => {
  const clock = await deps.cases.clock();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const seen = await findCase(deps, id);
    const next = step(seen, clock);
    // What is so already is nobody's fault: two presses of one button, or two colleagues of one mind.
    if (next.kind === 'same') return seen;
    if (version !== undefined && version !== seen.version)
      throw new Failure('conflict', 'Somebody changed this case meanwhile. Please look at it as it is now.', {
        current: await showCase(deps, seen),
      });
    if (next.kind === 'refused') throw new Failure('conflict', next.detail, { current: await showCase(deps, seen) });
    const entry = toEntry(deps, { by, act: what, thing: `case#${id}` }, told(seen), told(next.to));
    if (await deps.cases.replace(seen, next.to, [{ put: auditItem(entry) }])) return next.to;
  }
  throw new Failure('busy', 'This case is being changed by others. Please try again.');
};

/** What the log may know of a case. */
const told = ({ state, owner, team, priority, snoozedUntil }: StoredCase) => ({ state, owner, team, priority, snoozedUntil });

export const showCase = (deps: DeskDeps, it: StoredCase): Promise<Case> => deps.inbox.show(it, { messages: [], realNow: deps.realNow() });

export const caseRoutes = (deps: DeskDeps) => {
  const mayWork = needs(deps, 'case.work');
  const answer = async (c: Context<Env>, it: StoredCase, status: 200 | 201 = 200) =>
    c.json((await showCase(deps, it)) satisfies Case, status);

  return new Hono<Env>()
    .get('/api/console/cases', mayWork, async (c) => {
      const { view, ...wanted } = validQuery(c, caseQuery);
      if (view === 'listen') throw new Failure('not-found', 'What customers ask has a page of its own: /api/console/listen.');
      const office = await deps.setting.recent();
      const at = { me: c.var.member.email, now: deps.now().toISOString(), endOfToday: endOfToday(deps.now(), office) };
      const { items, next } = await deps.inbox.page({ ...wanted, view }, at);
      return c.json({ items, ...(next ? { next } : {}) } satisfies Page<CaseLine>, 200);
    })

    .get('/api/console/cases/counts', mayWork, async (c) => {
      const office = await deps.setting.recent();
      const at = { me: c.var.member.email, now: deps.now().toISOString(), endOfToday: endOfToday(deps.now(), office) };
      return c.json(countsOf(await deps.cases.counts(numbersOf(at)), at) satisfies CaseCounts, 200);
    })

    .get('/api/console/cases/:k', mayWork, async (c) => answer(c, await findCase(deps, c.req.param('k'))))

    .post('/api/console/cases/:k/assign', mayWork, async (c) => {
      const { version, ...form } = await valid(c, assignForm);
      const how = { by: c.var.member.email, act: 'case.assigned' as const, version };
      const taker = { by: how.by, at: deps.now().toISOString() };
      return answer(c, await act(deps, c.req.param('k'), how, (it, clock) => assign(it, form, taker, clock)));
    })

    .post('/api/console/cases/:k/snooze', mayWork, async (c) => {
      const { version, until } = await valid(c, snoozeForm);
      const how = { by: c.var.member.email, act: 'case.snoozed' as const, version };
      return answer(c, await act(deps, c.req.param('k'), how, (it, clock) => snooze(it, until, deps.now(), clock)));
    })

    .post('/api/console/cases/:k/resolve', mayWork, async (c) => {
      const { version } = await valid(c, stateForm);
      const how = { by: c.var.member.email, act: 'case.resolved' as const, version };
      return answer(c, await act(deps, c.req.param('k'), how, (it, clock) => resolve(it, deps.now().toISOString(), clock)));
    })

    .post('/api/console/cases/:k/reopen', mayWork, async (c) => {
      const { version } = await valid(c, stateForm);
      const how = { by: c.var.member.email, act: 'case.reopened' as const, version };
      const at = deps.now().toISOString();
      return answer(c, await act(deps, c.req.param('k'), how, (it, clock) => reopen(it, { at, isUnanswered: false }, clock)));
    })

    .post('/api/console/cases/:k/heard', needs(deps, 'case.listen'), async (c) => {
      await valid(c, stateForm);
      const { id } = await findCase(deps, c.req.param('k'));
      const heard = await hearCase(deps, id, c.var.member.email);
      if (!heard) throw gone();
      if (may(c.var.member.roles, 'case.work')) return answer(c, heard);
      // Whoever only listens learns nothing here of who asked, and of what the team wrote about them.
      return c.json({ id, version: heard.version, heard: heardBy(heard) } satisfies Heard, 200);
    })

    .post('/api/console/cases/:k/notes', mayWork, async (c) => {
      const { text } = await valid(c, caseNoteForm);
      const it = await findCase(deps, c.req.param('k'));
      const [by, at] = [c.var.member.email, deps.now()];
      const id = toNoteId(at, deps.random(NOTE_ID_BYTES));
      const entry = toEntry(deps, { by, act: 'case.noted', thing: `case#${it.id}` }, {}, { note: id });
      if (!(await deps.remark.add(it.contact, { id, by, text, case: it.id }, entry))) throw gone();
      return answer(c, it, 201);
    });
};
