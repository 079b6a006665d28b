/** What stands beside a case, in bounded reads; answers of the last webinars are kept for a minute. docs/data.md has the units. */
import type { Beside, EarlierCase, Suggestion } from '#shared/beside.ts';
import type { WebinarId } from '#shared/ids.ts';
import type { Policy } from '#shared/policy.ts';
import type { PublicWebinar, Webinar } from '#shared/webinar.ts';
import { ownerCount } from '../case/counts.ts';
import type { StoredCase } from '../case/stored.ts';
import { teamsOf } from '../policy/teams.ts';
import { itemToQuestion } from '../question/item.ts';
import type { StoredQuestion } from '../question/stored.ts';
import { createCache } from '../table/cache.ts';
import { caseCountKey, questionKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { type Given, readGiven } from './answers.ts';
import { type BehindAll, readAskers } from './askers.ts';
import { fittingOf } from './fit.ts';
import { askedMoment } from './moment.ts';
import { readOthers } from './others.ts';
import { suggestionOf } from './suggest.ts';

type World = {
  readonly table: Table;
  readonly realNow: () => Date;
  readonly policy: { readonly recent: () => Promise<Policy> };
  readonly registration: { readonly behindAll: BehindAll };
  readonly webinar: {
    readonly recent: (id: WebinarId) => Promise<Webinar | undefined>;
    readonly page: (which: 'public', how: { readonly limit: number }) => Promise<{ readonly rows: readonly PublicWebinar[] }>;
  };
};

const COPY_MS = 60_000;
/** Of so many that started last, so many that are over, beside the question's own. */
const LOOKED_WEBINARS = 20;
const MOST_WEBINARS = 3;
const MOST_FITTING = 3;
const MOST_MEMBERS = 100;

export const createBesideStore = ({ table, realNow, policy, registration, webinar }: World) => {
  const answers = createCache<readonly Given[]>(COPY_MS, realNow);
  const ended = createCache<readonly WebinarId[]>(COPY_MS, realNow);

  const givenIn = async (id: WebinarId): Promise<readonly Given[]> => {
    const found = await webinar.recent(id);
    return (found && (await answers.find(id, () => readGiven(table, found)))) ?? [];
  };

  const lastEnded = async (): Promise<readonly WebinarId[]> => {
    const { rows } = await webinar.page('public', { limit: LOOKED_WEBINARS });
    return rows.filter(({ state }) => state === 'ended').map(({ id }) => id);
  };

  const fitting = async (question: StoredQuestion): Promise<Beside['answers']> => {
    const before = ((await ended.find('', lastEnded)) ?? []).filter((id) => id !== question.webinar);
    const rooms = [question.webinar, ...before.slice(0, MOST_WEBINARS)];
    const all = (await Promise.all(rooms.map(givenIn))).flat().filter(({ id }) => id !== question.id);
    return fittingOf(question, all, MOST_FITTING).map(
      ({ answered: { id, question: asked, text, webinar: of, moment }, words, labels }) => ({
        ...{ id, question: asked, text, webinar: of, words, labels },
        ...(moment ? { moment } : {}),
      }),
    );
  };

  const suggest = async (
    it: StoredCase,
    question: StoredQuestion | undefined,
    others: readonly EarlierCase[],
  ): Promise<Suggestion | undefined> => {
    if (it.owner !== undefined || it.state === 'resolved') return undefined;
    const labels = question?.labels ?? [];
    const teams = teamsOf(labels, (await policy.recent()).teams);
    const members = [...new Set(teams.flatMap((team) => team.members))].slice(0, MOST_MEMBERS);
    const counts = members.length > 0 ? await table.batchGet(members.map((one) => caseCountKey(ownerCount(one)))) : [];
    const open = new Map(counts.map(({ sk, open: count }) => [sk.slice(ownerCount('').length), Math.max(0, Number(count ?? 0))]));
    return suggestionOf({ board: question?.owner, labels, others, teams, open });
  };

  return {
    async of(it: StoredCase): Promise<Beside> {
      const item = it.question ? await table.get(questionKey(it.question)) : undefined;
      const question = item && itemToQuestion(item);
      const [askers, earlier, given, room] = await Promise.all([
        question ? readAskers(table, registration.behindAll, question) : [],
        // Whose it is stays unsaid, also by what else they asked.
        question?.anonymous ? [] : readOthers(table, it),
        question ? fitting(question) : [],
        it.webinar ? webinar.recent(it.webinar) : undefined,
      ]);
      const suggested = await suggest(it, question, earlier);
      const moment = question && room ? askedMoment(question, room) : undefined;
      return {
        ...{ askers, more: Math.max(0, (question?.merged ?? 0) - askers.length), earlier, answers: given },
        ...(moment ? { moment } : {}),
        ...(suggested ? { suggested } : {}),
      };
    },
  };
};
