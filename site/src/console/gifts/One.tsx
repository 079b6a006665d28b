/** One list of codes: how much of its budget is used, the codes, and what it says. */
import { useState } from 'preact/hooks';
import type { CodesPage, GiftView } from '#shared/gift.ts';
import { send } from '../../lib/console/api.ts';
import { giftToFields, stockWords } from '../../lib/console/gifts.ts';
import { once } from '../once.ts';
import { Add } from './Add.tsx';
import { Edit } from './Edit.tsx';

const Figure = ({ count, words }: { count: number; words: string }) => (
  <div>
    <dt>{words}</dt>
    <dd>{count.toLocaleString('en-GB')}</dd>
  </div>
);

/** They are worth money: shown when somebody asks to see them. */
const Codes = ({ gift }: { gift: GiftView }) => {
  const [items, show] = useState<CodesPage['items']>([]);
  const [next, goOn] = useState<number | null>(0);
  const [error, fail] = useState('');
  const look = async (): Promise<void> => {
    const answer = await send<CodesPage>('GET', `/gifts/${gift.id}/codes?from=${next ?? 0}`);
    fail(answer.ok ? '' : answer.detail);
    if (!answer.ok) return;
    show([...items, ...answer.value.items]);
    goOn(answer.value.next);
  };
  if (gift.codes === 0) return null;
  return (
    <>
      {items.length > 0 && (
        <ul class="gift-codes" aria-label="Codes">
          {items.map(({ code, given }) => (
            <li key={code} class={given ? 'soft' : undefined}>
              <code>{code}</code> {given && <span class="small">given</span>}
            </li>
          ))}
        </ul>
      )}
      {next !== null && (
        <p>
          <button type="button" class="button quiet" {...once(() => void look())}>
            {items.length === 0 ? 'Show the codes' : 'Show more'}
          </button>
        </p>
      )}
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </>
  );
};

export const One = ({ gift: start, again }: { gift: GiftView; again: () => void }) => {
  const [gift, put] = useState(start);
  const changed = (next: GiftView): void => {
    put(next);
    again();
  };
  const { codes, given, budget, perMonth, thisMonth, left } = gift;
  return (
    <div class="stack gifts">
      <div class="console-head">
        <h1>{gift.name}</h1>
        <a class="button quiet tiny" href="?">
          All lists
        </a>
      </div>
      <section class="card stack" aria-labelledby="gift-budget">
        <h2 id="gift-budget">Budget</h2>
        <dl class="console-numbers">
          <Figure count={given} words={`given of ${budget.toLocaleString('en-GB')}`} />
          {perMonth !== null && <Figure count={thisMonth} words={`this month, of ${perMonth.toLocaleString('en-GB')}`} />}
          <Figure count={left} words="left to give" />
          <Figure count={codes} words="codes in all" />
        </dl>
        {left === 0 && <p class="notice due">{stockWords(gift)}</p>}
      </section>
      <section class="card stack" aria-labelledby="gift-codes">
        <h2 id="gift-codes">Codes</h2>
        <Codes key={gift.codes} gift={gift} />
        <Add gift={gift} onDone={changed} />
      </section>
      <section class="card stack" aria-labelledby="gift-words">
        <h2 id="gift-words">What it is</h2>
        <Edit start={giftToFields(gift)} of={gift} onDone={changed} />
      </section>
    </div>
  );
};
