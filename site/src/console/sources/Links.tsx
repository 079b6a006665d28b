/** The named links of a webinar: the address of each to copy, its code, and a form for another one. */
import { useState } from 'preact/hooks';
import { type Source, toSourceUrl } from '#shared/source.ts';
import { send } from '../../lib/console/api.ts';
import { Confirm } from '../Confirm.tsx';
import { type Errors, Line } from '../Field.tsx';
import { Code } from './Code.tsx';

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
    <li class="card stack">
      <strong>{link.name}</strong>
      <code class="small source-address">{url}</code>
      <p class="cluster">
        <button type="button" class="button tiny" onClick={copy}>
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

const empty = { name: '', source: '', medium: '', campaign: '' };

const New = ({ webinar, page, onMade }: { webinar: string; page: string; onMade: () => void }) => {
  const [form, change] = useState(empty);
  const [errors, refuse] = useState<Errors>({});
  const [said, say] = useState('');
  const [busy, setBusy] = useState(false);
  const set = (name: keyof typeof empty) => (value: string) => change({ ...form, [name]: value });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const body = Object.fromEntries(Object.entries(form).filter(([name, value]) => value.trim() || name === 'name' || name === 'source'));
    setBusy(true);
    const answer = await send<Source>('POST', `/sources/${webinar}`, body);
    setBusy(false);
    refuse(answer.ok ? {} : Object.fromEntries(answer.errors.map(({ pointer, detail }) => [pointer.slice(2), detail])));
    say(answer.ok ? 'The link is there.' : answer.detail);
    if (!answer.ok) return;
    change(empty);
    onMade();
  };
  return (
    <form class="card stack" aria-labelledby="new-link" onSubmit={(event) => void submit(event)}>
      <h2 id="new-link">A new link</h2>
      <Line
        id="name"
        label="Name"
        hint="For the team, like “Newsletter of June”"
        value={form.name}
        errors={errors}
        onChange={set('name')}
      />
      <Line
        id="source"
        label="Source"
        hint="Where it will stand, like newsletter"
        value={form.source}
        errors={errors}
        onChange={set('source')}
      />
      <Line id="medium" label="Medium" optional value={form.medium} errors={errors} onChange={set('medium')} />
      <Line id="campaign" label="Campaign" optional value={form.campaign} errors={errors} onChange={set('campaign')} />
      {form.source.trim() && (
        <p class="small soft source-address">
          {toSourceUrl(page, { source: form.source.trim(), medium: form.medium.trim(), campaign: form.campaign.trim() })}
        </p>
      )}
      <p class="cluster">
        <button type="submit" class="button" aria-busy={busy} disabled={busy}>
          Make the link
        </button>
        <span role="status" class="soft small">
          {said}
        </span>
      </p>
    </form>
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
      <ul class="plain stack">
        {items.map((link) => (
          <One key={link.id} webinar={webinar} link={link} page={page} mayChange={mayChange} onGone={again} />
        ))}
      </ul>
    )}
  </>
);
