/** Keeps a webinar's words and settings for the next ones. */
import { useState } from 'preact/hooks';
import type { Webinar } from '#shared/webinar.ts';
import type { WebinarTemplate } from '#shared/webinar-template.ts';
import { send } from '../../lib/console/api.ts';
import { Dialog } from '../Confirm.tsx';
import { Line } from '../Field.tsx';

type Props = { readonly webinar: Webinar; readonly onSaved: (words: string) => void };

const Ask = ({ webinar, onSaved, close }: Props & { close: () => void }) => {
  const [name, type] = useState(webinar.title);
  const [error, fail] = useState('');
  const [busy, setBusy] = useState(false);
  /** The template of this name that is there already. */
  const [there, meet] = useState<WebinarTemplate | null>(null);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const body = { name, webinar: webinar.id, ...(there ? { version: there.version } : {}) };
    const answer = await send<WebinarTemplate>('POST', '/templates', body);
    setBusy(false);
    if (answer.ok) {
      close();
      return onSaved(`Saved as the template “${answer.value.name}”. A new webinar can begin with it.`);
    }
    meet(answer.status === 409 ? ((answer.current as WebinarTemplate | undefined) ?? null) : null);
    fail(answer.errors[0]?.detail ?? answer.detail);
  };
  return (
    <Dialog label="template-title" onClose={close}>
      <form class="stack" onSubmit={save}>
        <h2 id="template-title">Save as a template?</h2>
        <p>
          Words, agenda, form, places and settings are kept. Speakers, dates, address, video and everything that people did are not, and
          neither are polls: “Duplicate” takes those along.
        </p>
        <Line
          id="template-name"
          label="Name of the template"
          value={name}
          errors={error ? { 'template-name': error } : {}}
          onChange={(next) => {
            type(next);
            meet(null);
            fail('');
          }}
        />
        <div class="console-dialog-buttons">
          <button type="button" class="button quiet" onClick={close}>
            Not now
          </button>
          <button type="submit" class="button" aria-busy={busy} disabled={busy}>
            {there ? 'Replace it' : 'Save template'}
          </button>
        </div>
      </form>
    </Dialog>
  );
};

export const SaveTemplate = (props: Props) => {
  const [asks, ask] = useState(false);
  return (
    <>
      <button type="button" class="button quiet" onClick={() => ask(true)}>
        Save as template
      </button>
      {asks && <Ask {...props} close={() => ask(false)} />}
    </>
  );
};
