/** “Use as a quote”: how everybody will read these words, and on which pages. */
import { useState } from 'preact/hooks';
import type { QuoteView } from '#shared/quote.ts';
import { send } from '../../lib/console/api.ts';
import { many } from '../../lib/console/words.ts';
import { Dialog } from '../Confirm.tsx';
import { once } from '../once.ts';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Places } from './Places.tsx';
import { usePages } from './use-pages.ts';
import '../../styles/console-quotes.css';

const nobody = { survey: 'Somebody who was there', answer: 'Somebody who asked us' } as const;

const Figure = ({ view }: { view: QuoteView }) => (
  <figure class="quote">
    <blockquote lang={view.locale} dir="auto">
      {view.text}
    </blockquote>
    <figcaption class="soft small">{view.by || nobody[view.kind]}</figcaption>
  </figure>
);

type Inside = {
  readonly path: string;
  readonly start: QuoteView;
  readonly onDone: (view: QuoteView) => void;
  readonly onClose: () => void;
};

const Inside = ({ path, start, onDone, onClose }: Inside) => {
  const [view, see] = useState(start);
  const [places, place] = useState(start.places);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const pages = usePages();
  const isSame = places.join() === view.places.join();
  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<QuoteView>('PUT', path, { text: view.text, places, version: view.version });
    setBusy(false);
    if (answer.ok) return onDone(answer.value);
    const current = answer.current as QuoteView | undefined;
    // What was chosen here stays chosen: only what it is compared with is new.
    if (current) see(current);
    fail(answer.errors[0]?.detail ?? answer.detail);
  };
  return (
    <>
      <Figure view={view} />
      <p class="soft small">
        Everybody reads it like this: their words as they are, under the name that they chose. It leaves our pages with the next build once
        they take it back.
      </p>
      {view.consent === 'confirmed' ? (
        <Places pages={pages} places={places} error={error} onChange={place} />
      ) : (
        <p class="notice due">They have not pressed the button in our mail, or took it back. Until they do, it cannot be published.</p>
      )}
      <div class="console-dialog-buttons">
        <button type="button" class="button quiet" onClick={onClose}>
          Not now
        </button>
        {view.consent === 'confirmed' && (
          <button type="button" class="button" aria-busy={busy} disabled={busy || isSame} {...once(() => void save())}>
            {places.length === 0 && view.places.length > 0 ? 'Take it off our pages' : 'Publish'}
          </button>
        )}
      </div>
    </>
  );
};

const Asking = ({ path, onDone, onClose }: Omit<Inside, 'start'>) => {
  const { asked, again } = useAnswer<QuoteView>(path);
  return (
    <Dialog label="quote-title" onClose={onClose}>
      <h2 id="quote-title">Use as a quote</h2>
      {asked.is === 'loading' && <div class="skeleton short" />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The quote" />}
      {asked.is === 'here' && <Inside path={path} start={asked.value} onDone={onDone} onClose={onClose} />}
    </Dialog>
  );
};

/** `source`: as in `toSourcePath`. `places`: where it stood when the list was read; undefined where the list does not say. */
export const UseQuote = ({ source, places }: { readonly source: string; readonly places?: readonly string[] }) => {
  const [isOpen, open] = useState(false);
  const [known, know] = useState(places);
  const [said, say] = useState('');
  return (
    <p class="cluster small">
      <button type="button" class="button quiet tiny" onClick={() => open(true)}>
        Use as a quote
      </button>
      {known && known.length > 0 && <span class="chip good">On {many(known.length, 'page')}</span>}
      <span role="status" class="soft">
        {said}
      </span>
      {isOpen && (
        <Asking
          path={`/quotes/${source}`}
          onClose={() => open(false)}
          onDone={(view) => {
            open(false);
            know(view.places);
            say(view.places.length > 0 ? 'Its pages show it in a few minutes.' : 'It leaves its pages in a few minutes.');
          }}
        />
      )}
    </p>
  );
};
