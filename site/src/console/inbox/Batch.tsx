/** One act for many cases: those that were chosen, or all that match. Each is carried out by itself, so one that is refused keeps none. */
import { useState } from 'preact/hooks';
import type { CaseLine } from '#shared/case.ts';
import { priorities } from '#shared/case-choices.ts';
import type { BatchAnswer, BatchForm } from '#shared/case-forms.ts';
import type { Page } from '#shared/page.ts';
import { send } from '../../lib/console/api.ts';
import { priorityWords } from '../../lib/console/inbox-words.ts';
import { many } from '../../lib/console/words.ts';
import { useDesk } from './desk.ts';
import { snoozeTimes } from './steps.ts';

/** The route's own limits. */
const AT_ONCE = 100;
const PAGE = 200;

type Props = {
  readonly chosen: ReadonlySet<string>;
  readonly shown: readonly string[];
  readonly query: string;
  /** There are more than are shown. */
  readonly isMore: boolean;
  readonly now: number;
  readonly take: (ids: ReadonlySet<string>) => void;
  readonly done: () => void;
};

/** Every case of the view, page by page; what came before a page failed. */
const everyId = async (query: string, tell: (count: number) => void): Promise<readonly string[]> => {
  const ids: string[] = [];
  let cursor = '';
  do {
    const answer = await send<Page<CaseLine>>('GET', `/cases?${query}&limit=${PAGE}${cursor && `&cursor=${cursor}`}`);
    if (!answer.ok) return ids;
    ids.push(...answer.value.items.map(({ id }) => id));
    tell(ids.length);
    cursor = answer.value.next ?? '';
  } while (cursor);
  return ids;
};

export const Batch = ({ chosen, shown, query, isMore, now, take, done }: Props) => {
  const { me, say } = useDesk();
  const [busy, work] = useState('');
  const act = async (form: BatchForm['act']): Promise<void> => {
    const ids = [...chosen];
    const left = new Set(chosen);
    let refused = 0;
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      work(`${Math.min(from + AT_ONCE, ids.length)} of ${ids.length}`);
      const answer = await send<BatchAnswer>('POST', '/cases/batch', { cases: ids.slice(from, from + AT_ONCE), act: form });
      if (!answer.ok) {
        say(`${many(from, 'case')} done. ${answer.detail}`, true);
        break;
      }
      for (const { id, did } of answer.value.items) {
        if (did === 'refused') refused += 1;
        else left.delete(id);
      }
    }
    work('');
    take(left);
    done();
    if (refused > 0) say(`${many(refused, 'case')} did not take it, and stayed chosen.`, true);
    else if (left.size === 0) say(`${many(ids.length, 'case')} changed`);
  };
  const chooseAll = async (): Promise<void> => {
    work('Choosing');
    take(new Set(await everyId(query, (count) => work(`${count} chosen`))));
    work('');
  };
  const isAllShown = shown.every((id) => chosen.has(id));
  const options = snoozeTimes(now);
  return (
    <section class="inbox-batch" aria-label="Chosen cases">
      <p>
        <strong role="status">{busy || `${many(chosen.size, 'case')} chosen`}</strong>{' '}
        {!isAllShown && (
          <button type="button" class="button plain-button tiny" onClick={() => take(new Set([...chosen, ...shown]))}>
            Choose the {shown.length} shown
          </button>
        )}
        {isAllShown && isMore && (
          <button type="button" class="button plain-button tiny" disabled={busy !== ''} onClick={chooseAll}>
            Choose all that match
          </button>
        )}
      </p>
      <fieldset disabled={busy !== ''} class="inbox-batch-acts">
        <legend class="visually-hidden">For all chosen cases</legend>
        <button type="button" class="button quiet tiny" onClick={() => act({ do: 'assign', owner: me.email })}>
          Take them
        </button>
        <button type="button" class="button quiet tiny" onClick={() => act({ do: 'resolve' })}>
          Resolve
        </button>
        <select
          aria-label="Snooze the chosen cases"
          value=""
          onChange={({ currentTarget: { value } }) => value && act({ do: 'snooze', until: value })}
        >
          <option value="">Snooze</option>
          {options.map(({ words, until }) => (
            <option key={words} value={until}>
              {words}
            </option>
          ))}
        </select>
        <select
          aria-label="Priority of the chosen cases"
          value=""
          onChange={({ currentTarget: { value } }) => {
            const priority = priorities.find((one) => one === value);
            if (priority) void act({ do: 'priority', priority });
          }}
        >
          <option value="">Priority</option>
          {priorities.map((one) => (
            <option key={one} value={one}>
              {priorityWords[one]}
            </option>
          ))}
        </select>
        <button type="button" class="button plain-button tiny" onClick={() => take(new Set())}>
          Choose none
        </button>
      </fieldset>
    </section>
  );
};
