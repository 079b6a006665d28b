/** Cases with what stands around them, as the inbox reads them: a page of a list is one query and two batches, whatever the list's length. */
import type { Case, CaseLine, CaseMessage } from '#shared/case.ts';
import type { Office } from '#shared/due.ts';
import { toCase, toLine } from '../case/show.ts';
import type { CaseStore } from '../case/store.ts';
import type { StoredCase } from '../case/stored.ts';
import type { Moment } from '../case/view.ts';
import type { QuestionStore } from '../question/store.ts';
import { type Beyond, readAround } from './around.ts';
import { type Lines, readPage, type Wanted } from './pages.ts';
import { readThread } from './thread.ts';

type World = Beyond & {
  readonly now: () => Date;
  readonly cases: CaseStore;
  readonly question: Pick<QuestionStore, 'answers'>;
  readonly office: () => Promise<Office>;
};

const found = (text: string, wanted: string): boolean => text.toLowerCase().includes(wanted.toLowerCase());

export const createInboxStore = (world: World) => {
  const { now, cases, office } = world;

  const toLines = async (some: readonly StoredCase[], { label, find }: Wanted): Promise<(CaseLine | undefined)[]> => {
    const [beside, hours] = await Promise.all([readAround(world, some), office()]);
    return some.map((it) => {
      const line = toLine(it, beside, now(), hours);
      if (label !== undefined && !line.labels.includes(label)) return undefined;
      return find === undefined || found(`${line.question.text}\n${line.contact.name}\n${line.contact.company}`, find) ? line : undefined;
    });
  };

  return {
    page: (wanted: Wanted, at: Moment): Promise<Lines> => readPage({ cases, toLines }, wanted, at),

    /** One case with its thread. `more`: what else was said. */
    async show(it: StoredCase, more: { readonly messages: readonly CaseMessage[]; readonly realNow: Date }): Promise<Case> {
      const reading = readAround(world, [it]);
      const [beside, hours, messages] = await Promise.all([reading, office(), readThread(world, it, reading, more.messages)]);
      return toCase(it, beside, { messages, realNow: more.realNow }, now(), hours);
    },
  };
};
