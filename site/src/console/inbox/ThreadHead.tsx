/** What a case is about: its question, who asked when, how it stands, and the ways to what is alike. */
import type { Beside } from '#shared/beside.ts';
import type { Case } from '#shared/case.ts';
import { wide } from '../../lib/console/inbox.ts';
import { dueChip, momentWords, stateWords, videoWords, whoWords } from '../../lib/console/inbox-words.ts';
import { many } from '../../lib/console/words.ts';
import { useDesk } from './desk.ts';

type Props = {
  readonly it: Case;
  readonly beside: Beside | null;
  readonly now: number;
  readonly back: () => void;
  readonly about: () => void;
};

export const Head = ({ it, now, back, about, beside }: Props) => {
  const { go } = useDesk();
  const chip = dueChip(it, now);
  const { votes, merged, askedAt } = it.question;
  const { webinar } = it;
  const [at, url] = [beside?.moment?.seconds ?? it.at, beside?.moment?.url];
  return (
    <header class="inbox-thread-head">
      <p class="inbox-thread-way">
        <button type="button" class="button quiet tiny inbox-back" onClick={back}>
          Back to the list
        </button>
        <button type="button" class="button quiet tiny inbox-about-open" onClick={about}>
          About {whoWords(it.contact)}
        </button>
      </p>
      <h2 id="inbox-case" tabIndex={-1}>
        {it.question.text || 'The words of this question are gone.'}
      </h2>
      <p class="soft dots">
        <span>
          Asked {at === undefined ? '' : `at ${videoWords(at)} `}by {whoWords(it.contact)}
          {merged > 0 ? ` and ${many(merged, 'other')}` : ''}, {momentWords(askedAt)}
        </span>
        {votes > 0 && <span>{many(votes, 'person', 'people')} voted</span>}
        {url && (
          <a href={url} target="_blank" rel="noreferrer">
            listen
          </a>
        )}
        {webinar && (
          <a
            href={`?view=all&webinar=${webinar.id}`}
            onClick={(event) => {
              event.preventDefault();
              go({ view: 'all', narrow: { ...wide, webinar: webinar.id } });
            }}
          >
            {webinar.title || 'the webinar'}
          </a>
        )}
      </p>
      <p class="cluster">
        <span class="chip">{stateWords[it.state]}</span>
        {chip && it.state === 'open' && (
          <span class={`chip ${chip.tone}`} title={chip.at && momentWords(chip.at)}>
            {chip.words}
          </span>
        )}
        {it.undelivered && <span class="chip live">did not arrive</span>}
        {it.reopened > 0 && <span class="chip due">came back {it.reopened === 1 ? 'once' : `${it.reopened} times`}</span>}
        {it.breached && it.urgency !== 'overdue' && <span class="chip live">was late before</span>}
        {it.campaign && (
          <button
            type="button"
            class="chip inbox-label"
            onClick={() => go({ view: 'all', narrow: { ...wide, campaign: it.campaign ?? '' } })}
          >
            {it.campaign}
          </button>
        )}
        {it.labels.map((label) => (
          <button key={label} type="button" class="chip inbox-label" onClick={() => go({ view: 'all', narrow: { ...wide, label } })}>
            {label}
          </button>
        ))}
        {it.heard.length > 0 && (
          <span class="soft small">read by {[...new Set(it.heard.map(({ by }) => by.split('@')[0]))].slice(0, 3).join(', ')}</span>
        )}
      </p>
    </header>
  );
};
