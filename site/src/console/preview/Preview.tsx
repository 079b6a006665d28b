/** A page that is not public yet, for colleagues and speakers to look at: a link that ends by itself and can be taken back. */
import { useState } from 'preact/hooks';
import type { PreviewLink } from '#shared/preview.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../../lib/console/api.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import '../../styles/console-links.css';

type Props = { readonly webinar: Webinar; readonly onChange: (webinar: Webinar, words: string) => void };

const Link = ({ link, copied, copy, takeBack }: { link: PreviewLink; copied: boolean; copy: () => void; takeBack: () => void }) => (
  <div class="stage-link">
    <input readOnly aria-label="Link of the preview" value={link.url} onFocus={(event) => event.currentTarget.select()} />
    <p class="hint" role="status">
      {copied ? 'Copied. ' : ''}Whoever has the link sees the page as it is at that moment, until {moment(new Date(link.until), zoneHere())}
      . Nobody can register there.
    </p>
    <div class="cluster">
      <a class="button quiet tiny" href={link.url} target="_blank" rel="noopener">
        Open it
      </a>
      <button type="button" class="button quiet tiny" onClick={copy}>
        Copy link
      </button>
      <button type="button" class="button quiet tiny" onClick={takeBack}>
        Take all links back
      </button>
    </div>
  </div>
);

export const Preview = ({ webinar, onChange }: Props) => {
  const [link, keep] = useState<PreviewLink | null>(null);
  const [copied, tell] = useState(false);
  const [error, fail] = useState('');
  const make = async (): Promise<void> => {
    fail('');
    tell(false);
    const answer = await send<PreviewLink>('POST', `/webinars/${webinar.id}/preview`, {});
    if (answer.ok) keep(answer.value);
    else fail(answer.detail);
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link?.url ?? '').then(
      () => tell(true),
      () => tell(false),
    );
  };
  const takeBack = async (): Promise<void> => {
    const answer = await send<Webinar>('DELETE', `/webinars/${webinar.id}/preview`);
    if (!answer.ok) return fail(answer.detail);
    keep(null);
    onChange(answer.value, 'Taken back: no link of a preview works any more.');
  };
  return (
    <section class="stack" aria-label="Preview">
      {link ? (
        <Link link={link} copied={copied} copy={() => void copy()} takeBack={() => void takeBack()} />
      ) : (
        <p>
          <button type="button" class="button quiet" onClick={() => void make()}>
            Preview
          </button>
        </p>
      )}
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </section>
  );
};
