/** What was said in a recording: read when somebody wishes it, searched, followed, and a way to each of its places. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { findIn, type Hit, type Paragraph, paragraphAt } from '#shared/transcript.ts';
import { clockLength } from '../../lib/live/words.ts';
import { t } from '../../lib/words.ts';
import { useTranscript } from './use-transcript.ts';

type Props = {
  readonly webinar: string;
  readonly seconds: number | null;
  /** Null where it plays on another site: then the times are there to read. */
  readonly onJump: ((seconds: number) => void) | null;
};

type Marked = { readonly text: string; readonly hits: readonly Hit[]; readonly current: Hit | undefined };

/** A text with what was found in it marked. */
const Words = ({ text, hits, current }: Marked) => {
  let from = 0;
  const parts = hits.flatMap((hit) => {
    const before = text.slice(from, hit.from);
    from = hit.to;
    return [
      before,
      <mark key={hit.from} data-current={hit === current}>
        {text.slice(hit.from, hit.to)}
      </mark>,
    ];
  });
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
};

type SearchProps = { readonly wanted: string; readonly hits: readonly Hit[]; readonly at: number };

const toCount = ({ wanted, hits, at }: SearchProps): string => {
  if (wanted.trim().length < 2) return '';
  return hits.length === 0 ? t('Not said') : t('{n} of {all}', { n: at + 1, all: hits.length });
};

const Search = (props: SearchProps & { readonly look: (wanted: string) => void; readonly go: (by: number) => void }) => (
  <search class="said-search">
    <input
      type="search"
      aria-label={t('Search in the transcript')}
      maxLength={100}
      value={props.wanted}
      onInput={({ currentTarget }) => props.look(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        props.go(event.shiftKey ? -1 : 1);
      }}
    />
    <span class="small soft" role="status">
      {toCount(props)}
    </span>
    <button type="button" class="button quiet tiny" disabled={props.hits.length === 0} onClick={() => props.go(-1)}>
      {t('Place before')}
    </button>
    <button type="button" class="button quiet tiny" disabled={props.hits.length === 0} onClick={() => props.go(1)}>
      {t('Next place')}
    </button>
  </search>
);

const Said = ({ paragraphs, seconds, onJump }: Pick<Props, 'seconds' | 'onJump'> & { readonly paragraphs: readonly Paragraph[] }) => {
  const [wanted, want] = useState('');
  const [at, move] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const hits = findIn(paragraphs, wanted);
  const found = hits[at];
  const here = seconds === null ? -1 : paragraphAt(paragraphs, seconds);
  const look = (next: string): void => {
    want(next);
    move(0);
  };
  const go = (by: number): void => {
    if (hits.length > 0) move((at + by + hits.length) % hits.length);
  };
  useEffect(() => {
    if (!found || !list.current) return;
    const paragraph = list.current.children[found.paragraph] as HTMLElement | undefined;
    // Within the list alone: the picture stays where it is.
    if (paragraph) list.current.scrollTop = paragraph.offsetTop - list.current.clientHeight / 3;
  }, [found?.paragraph, found?.from]);
  return (
    <>
      <Search wanted={wanted} hits={hits} at={at} look={look} go={go} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by key */}
      <ol class="said" ref={list} tabIndex={0} aria-label={t('Transcript')}>
        {paragraphs.map(({ at: from, who, text }, n) => (
          <li key={`${from}-${n}`} aria-current={n === here ? 'true' : undefined}>
            {onJump ? (
              <button type="button" aria-label={t('at {time}', { time: clockLength(from * 1_000) })} onClick={() => onJump(from)}>
                {clockLength(from * 1_000)}
              </button>
            ) : (
              <span class="soft">{clockLength(from * 1_000)}</span>
            )}
            <p>
              {who && <strong>{who}: </strong>}
              <Words text={text} hits={hits.filter(({ paragraph }) => paragraph === n)} current={found} />
            </p>
          </li>
        ))}
      </ol>
    </>
  );
};

export const Transcript = ({ webinar, seconds, onJump }: Props) => {
  const { state, open } = useTranscript(webinar);
  return (
    <section class="replay-transcript" aria-labelledby="transcript">
      <h2 id="transcript">{t('Transcript')}</h2>
      {typeof state === 'string' ? (
        <p>
          <button type="button" class="button quiet" aria-busy={state === 'loading'} disabled={state === 'loading'} onClick={open}>
            {t(state === 'failed' ? 'Try again' : 'Read what was said')}
          </button>
          {state === 'failed' && <span role="alert"> {t('This part did not load.')}</span>}
        </p>
      ) : (
        <Said paragraphs={state} seconds={seconds} onJump={onJump} />
      )}
    </section>
  );
};
