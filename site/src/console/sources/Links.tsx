/** The named links of a webinar: the address of each to copy, and its code. */
import { useState } from 'preact/hooks';
import { type Source, toSourceUrl } from '#shared/source.ts';
import { send } from '../../lib/console/api.ts';
import { Confirm } from '../Confirm.tsx';
import { Code } from './Code.tsx';
import { New } from './New.tsx';

type Link = {
  readonly webinar: string;
  readonly link: Source;
  readonly page: string;
  readonly mayChange: boolean;
  readonly onGone: () => void;
};

const One = ({ webinar, link, page, mayChange, onGone }: Link) => {
  const [said, say] = useState('');
  const [isDrawn, draw] = useState(false);
  const [asking, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const url = toSourceUrl(page, link);
  const copy = (): void => {
    navigator.clipboard.writeText(url).then(
      () => say('Copied.'),
      () => say('Your browser does not copy by itself. Please select the address.'),
    );
  };
  const remove = async (): Promise<void> => {
    setBusy(true);
    const answer = await send('DELETE', `/sources/${webinar}/${link.id}`);
    setBusy(false);
    fail(answer.ok ? '' : answer.detail);
    if (!answer.ok) return;
    ask(false);
    onGone();
  };
  return (
    <li class="stack">
      <strong>{link.name}</strong>
      <code class="small source-address">{url}</code>
      <p class="cluster">
        <button type="button" class="button quiet tiny" onClick={copy}>
          Copy
        </button>
        <button type="button" class="button quiet tiny" aria-expanded={isDrawn} onClick={() => draw(!isDrawn)}>
          QR code
        </button>
        {mayChange && (
          <button type="button" class="button quiet tiny" onClick={() => ask(true)}>
            Delete
          </button>
        )}
        <span role="status" class="soft small">
          {said}
        </span>
      </p>
      {isDrawn && <Code url={url} name={link.name} />}
      {asking && (
        <Confirm
          title={`Delete “${link.name}”?`}
          words="It leaves this list. Where its address stands already, it still works and is still counted."
          yes="Delete"
          danger
          busy={busy}
          error={error}
          onYes={() => void remove()}
          onNo={() => {
            fail('');
            ask(false);
          }}
        />
      )}
    </li>
  );
};

type Props = { webinar: string; page: string; items: readonly Source[]; mayChange: boolean; again: () => void };

export const Links = ({ webinar, page, items, mayChange, again }: Props) => (
  <>
    {mayChange && <New webinar={webinar} page={page} onMade={again} />}
    {items.length === 0 ? (
      <div class="empty">
        <strong>No named links yet</strong>
        <p>Give each place that you post the webinar its own link, and see here what it brings.</p>
      </div>
    ) : (
      <ul class="rows source-links">
        {items.map((link) => (
          <One key={link.id} webinar={webinar} link={link} page={page} mayChange={mayChange} onGone={again} />
        ))}
      </ul>
    )}
  </>
);
