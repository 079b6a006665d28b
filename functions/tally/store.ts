/** Counts that take their time, in the table: asked for, and an hour later gone. They hold ids of people, and nothing else about them. */
import type { ListPurpose } from '#shared/reach.ts';
import type { Group } from '#shared/segment.ts';
import type { Compared } from '../since/reactions.ts';
import { tallyKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import type { Tallied } from './tally.ts';

const KEPT_SECONDS = 3_600;

/** A saved segment, compared with a day where one is named; or rules that nobody saved. */
export type Wanted = ({ readonly segment: string; readonly since?: string } | { readonly rules: Group }) & {
  readonly purpose: ListPurpose;
};

export type Outcome = Tallied & { readonly since?: Compared };

/** `by`: who asked, and nobody else is told. */
export type TallyJob = {
  readonly id: string;
  readonly by: string;
  readonly wanted: Wanted;
  readonly state: 'counting' | 'failed' | 'done';
  readonly looked: number;
  readonly outcome?: Outcome;
};

const itemToJob = (item: Item): TallyJob => {
  const { pk: _pk, sk: _sk, v: _v, ttl: _ttl, ...job } = item;
  return job as unknown as TallyJob;
};

export const createTallyStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  async begin(id: string, by: string, wanted: Wanted): Promise<TallyJob> {
    const job: TallyJob = { id, by, wanted, state: 'counting', looked: 0 };
    const ttl = Math.floor(now().getTime() / 1000) + KEPT_SECONDS;
    await table.put({ ...tallyKey(id), ...job, ttl, v: DATA_VERSION });
    return job;
  },

  async find(id: string): Promise<TallyJob | undefined> {
    const item = await table.get(tallyKey(id), { strong: true });
    return item && itemToJob(item);
  },

  async tell(id: string, news: Partial<Pick<TallyJob, 'state' | 'looked' | 'outcome'>>): Promise<void> {
    await table.change(tallyKey(id), { set: news }, { exists: 'by' });
  },
});
