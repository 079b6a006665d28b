/** Lines of the list, and letting mail through again. */
import { useState } from 'preact/hooks';
import { isLiftable, type Suppression } from '#shared/suppression.ts';
import { send } from '../../lib/console/api.ts';
import { purposeWords, whyWords } from '../../lib/console/suppressions.ts';
import { Confirm } from '../Confirm.tsx';
import { Lines } from '../Lines.tsx';

const nameOf = ({ who }: Suppression): string => who ?? 'Somebody whose data is gone';

const Row = ({ row, mayChange, ask }: { row: Suppression; mayChange: boolean; ask: () => void }) => (
  <tr>
    <td class="lines-name">{nameOf(row)}</td>
    <td>{whyWords[row.why]}</td>
    <td>
      <span class="chip">{purposeWords[row.purpose]}</span>
    </td>
    <td class="soft">
      <time dateTime={row.since}>{new Date(row.since).toLocaleDateString('en-GB', { dateStyle: 'medium' })}</time>
    </td>
    <td>
      {mayChange && isLiftable(row.why) && (
        <button
          type="button"
          class="button quiet tiny"
          onClick={ask}
          aria-label={`Let through again: ${nameOf(row)}, ${purposeWords[row.purpose]}`}
        >
          Let through
        </button>
      )}
    </td>
  </tr>
);

const words = (row: Suppression): string =>
  row.why === 'bounced'
    ? `Their mail server said that ${nameOf(row)} does not exist. Mail that comes back again harms everybody’s delivery.`
    : `${nameOf(row)} gets such mail again, where they agreed to it.`;

type Props = { readonly rows: readonly Suppression[]; readonly mayChange: boolean; readonly onLifted: () => void };

export const Rows = ({ rows, mayChange, onLifted }: Props) => {
  const [asking, ask] = useState<Suppression | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const lift = async ({ contact, purpose }: Suppression): Promise<void> => {
    setBusy(true);
    const answer = await send('DELETE', `/suppressions/${contact}/${purpose}`);
    setBusy(false);
    // Somebody else was faster: it is what was wanted.
    if (!answer.ok && answer.status !== 404) return fail(answer.detail);
    ask(null);
    onLifted();
  };
  return (
    <>
      <Lines kind="suppression" heads={['Who', 'Why', 'What', 'Since']} tool="Let through">
        {rows.map((row) => (
          <Row key={row.contact + row.purpose} row={row} mayChange={mayChange} ask={() => ask(row)} />
        ))}
      </Lines>
      {asking && (
        <Confirm
          title="Let mail through again?"
          words={words(asking)}
          yes="Let through"
          danger={false}
          busy={busy}
          error={error}
          onYes={() => void lift(asking)}
          onNo={() => {
            fail('');
            ask(null);
          }}
        />
      )}
    </>
  );
};
