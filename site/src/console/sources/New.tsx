/** One more named link: its address is shown while it is typed. */
import { useState } from 'preact/hooks';
import { type Source, toSourceUrl } from '#shared/source.ts';
import { send } from '../../lib/console/api.ts';
import { type Errors, Line } from '../Field.tsx';

const empty = { name: '', source: '', medium: '', campaign: '' };

export const New = ({ webinar, page, onMade }: { webinar: string; page: string; onMade: () => void }) => {
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
      <div class="source-fields">
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
      </div>
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
