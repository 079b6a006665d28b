/** How many people, why some fall out, a few of them, and what changed since a day. */
import { leftReasons, leftWords } from '#shared/reach.ts';
import { type Group, isGroup, nodesOf } from '#shared/segment.ts';
import { type DonePreview, reachWords, toCountWords } from '#shared/segment-preview.ts';
import { toSentence } from '#shared/segment-sentence.ts';
import { ruleToWords } from '#shared/segment-words.ts';
import { Refused } from '../Refused.tsx';
import { People } from './People.tsx';
import { Since } from './Since.tsx';
import type { Known } from './use-names.ts';
import type { Looked } from './use-preview.ts';

const Reasons = ({ preview: { left, count, reachable } }: { preview: DonePreview }) => (
  <ul class="segment-reasons">
    {leftReasons
      .flatMap((why) => (left[why] ? [[why, left[why]] as const] : []))
      .toSorted(([, a], [, b]) => b - a)
      .map(([why, n]) => (
        <li key={why}>
          <strong>{n.toLocaleString('en')}</strong> {leftWords[why]}
          <meter value={n} max={Math.max(1, count - reachable)} aria-hidden="true" />
        </li>
      ))}
  </ul>
);

/** Why there is nobody: the rule to look at first. */
const Nobody = ({ preview, rules, known }: { preview: DonePreview; rules: Group; known: Known }) => {
  const { cut, looked } = preview;
  const node = cut && nodesOf(rules)[cut.at];
  if (!node || !cut)
    return (
      <p>
        {looked === 0 ? 'Nobody is registered for what these rules are about.' : 'None of these rules finds anybody. Please loosen one.'}
      </p>
    );
  const words = isGroup(node) ? toSentence(node, known) : `Who ${ruleToWords(node, known)}.`;
  return (
    <p>
      Most fall out by one rule: {cut.cut.toLocaleString('en')} of {looked.toLocaleString('en')} people. <em>{words}</em>
      {cut.without > 0 && ` Without it there would be ${cut.without.toLocaleString('en')}.`}
    </p>
  );
};

type Props = {
  readonly looked: Looked;
  readonly again: () => void;
  readonly rules: Group;
  readonly known: Known;
  readonly since: string;
  readonly onSince: (day: string) => void;
};

const Figure = ({ count, words }: { count: number; words: string }) => (
  <div>
    <dt>{words}</dt>
    <dd>{count.toLocaleString('en')}</dd>
  </div>
);

const Done = ({ preview, ...props }: Omit<Props, 'looked'> & { preview: DonePreview }) => (
  <>
    <dl class="console-numbers">
      <Figure count={preview.count} words={preview.count === 1 ? 'person' : 'people'} />
      {preview.count > 0 && <Figure count={preview.reachable} words={`may be ${reachWords[preview.purpose]}`} />}
    </dl>
    {preview.count === 0 ? <Nobody preview={preview} {...props} /> : <p class="soft">{toCountWords(preview)}.</p>}
    {preview.count > preview.reachable && <Reasons preview={preview} />}
    {preview.since && <Since since={preview.since} day={props.since} onDay={props.onSince} />}
    {preview.sample.length > 0 && (
      <>
        <h3>{preview.sample.length < preview.count ? `${preview.sample.length} of them` : 'Who they are'}</h3>
        <People people={preview.sample} />
      </>
    )}
  </>
);

export const Outcome = ({ looked: { preview, refusal, isOld }, ...props }: Props) => {
  const { again } = props;
  return (
    <section class="segment-outcome" aria-label="Who that is" aria-busy={isOld}>
      <h2>Who that is{isOld && <span class="soft">: counting anew…</span>}</h2>
      <div aria-live="polite">
        {refusal?.status === 422 ? (
          <p class="error">{refusal.errors[0]?.detail ?? refusal.detail}</p>
        ) : refusal ? (
          <Refused refusal={refusal} again={again} what="The count" />
        ) : preview?.state === 'done' ? (
          <Done preview={preview} {...props} />
        ) : preview?.state === 'failed' ? (
          <div class="empty">
            <strong>The count did not finish</strong>
            <button type="button" class="button quiet" onClick={again}>
              Count again
            </button>
          </div>
        ) : preview ? (
          <p role="status">These are many people. {preview.looked.toLocaleString('en')} looked at so far…</p>
        ) : (
          <div class="stack" role="status">
            <span class="visually-hidden">Counting</span>
            <div class="skeleton short" />
            <div class="skeleton console-ghost" />
          </div>
        )}
      </div>
    </section>
  );
};
