/** Counts as bars that are a table: a row for each option, as wide as its share. */
import type { ComponentChildren } from 'preact';
import { number, t } from '../../lib/words.ts';
import { percent } from './share.ts';

type Row = { readonly key: string | number; readonly name: ComponentChildren; readonly count: number };
type Props = {
  readonly class: string;
  readonly rowClass?: string;
  readonly caption: ComponentChildren;
  readonly rows: readonly Row[];
  /** How many people answered. */
  readonly people: number;
};

export const toBar = (count: number, people: number) => ({ '--share': `${percent(count, people)}%` });

export const BarTable = ({ class: looks, rowClass, caption, rows, people }: Props) => (
  <table class={looks}>
    {caption}
    <thead class="visually-hidden">
      <tr>
        <th scope="col">{t('Option')}</th>
        <th scope="col">{t('Answers')}</th>
        <th scope="col">{t('Share')}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, name, count }) => (
        <tr key={key} class={rowClass} style={toBar(count, people)}>
          <th scope="row">{name}</th>
          <td>{number(count)}</td>
          <td>{percent(count, people)} %</td>
        </tr>
      ))}
    </tbody>
  </table>
);
