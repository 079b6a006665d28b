/** Groups of people by rules: those that are saved, the rules, and who that is. The page's address holds what is on screen. */
import { useEffect, useState } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import { type ListPurpose, listPurposes } from '#shared/reach.ts';
import type { Group, Segment } from '#shared/segment.ts';
import { toSentence } from '#shared/segment-sentence.ts';
import { fromParameter, toParameter } from '../../lib/console/segment-edit.ts';
import { Console, Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { Onward } from './Onward.tsx';
import { Outcome } from './Outcome.tsx';
import { Pick } from './Pick.tsx';
import { Save } from './Save.tsx';
import { Saved } from './Saved.tsx';
import { useNames } from './use-names.ts';
import { usePreview } from './use-preview.ts';
import '../../styles/console-segments.css';

const purposeNames: Readonly<Record<ListPurpose, string>> = {
  marketing: 'to invite and to advertise',
  service: 'for what they asked for',
  research: 'to quote them',
};

/** `segment`: the saved one that it came from, if any. */
type Draft = {
  readonly segment: Segment | undefined;
  readonly rules: Group;
  readonly purpose: ListPurpose;
  readonly name: string;
  readonly since: string;
};

const fresh: Draft = { segment: undefined, rules: { all: [] }, purpose: 'marketing', name: '', since: '' };
const draftOf = (segment: Segment): Draft => ({ ...fresh, segment, rules: segment.rules, purpose: segment.purpose, name: segment.name });

const isAsSaved = ({ segment, rules, purpose }: Draft): boolean =>
  segment !== undefined && segment.purpose === purpose && toParameter(segment.rules) === toParameter(rules);

const toAddress = (draft: Draft): string => {
  const query = new URLSearchParams();
  if (draft.segment) query.set('id', draft.segment.id);
  if (!isAsSaved(draft) && (draft.segment || toParameter(draft.rules) !== toParameter(fresh.rules))) {
    query.set('rules', toParameter(draft.rules));
    query.set('purpose', draft.purpose);
  }
  if (draft.since) query.set('since', draft.since);
  return `${location.pathname}${query.size > 0 ? `?${query}` : ''}`;
};

const fromAddress = (segments: readonly Segment[]): Draft => {
  const query = new URLSearchParams(location.search);
  const segment = segments.find(({ id }) => id === query.get('id'));
  const saved = segment ? draftOf(segment) : fresh;
  const purpose = listPurposes.find((one) => one === query.get('purpose')) ?? saved.purpose;
  return { ...saved, purpose, rules: fromParameter(query.get('rules')) ?? saved.rules, since: query.get('since') ?? '' };
};

const Sentence = ({ words }: { words: string }) => {
  const [isCopied, tell] = useState(false);
  return (
    <div class="segment-sentence">
      <p>{words}</p>
      <button
        type="button"
        class="button quiet tiny"
        onClick={() => void navigator.clipboard.writeText(words).then(() => tell(true))}
        onBlur={() => tell(false)}
      >
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
};

const Builder = ({ me, segments, reload }: { me: TeamMember; segments: readonly Segment[]; reload: () => void }) => {
  const [draft, change] = useState<Draft>(() => fromAddress(segments));
  const [isLost] = useState(() => new URLSearchParams(location.search).has('id') && !draft.segment);
  const { segment, rules, purpose, name, since } = draft;
  const known = useNames(rules);
  const mayCount = may(me.roles, 'contact.read');
  const mayChange = may(me.roles, 'segment.change');
  const isSaved = isAsSaved(draft);
  const wanted = isSaved && segment ? { segment: segment.id, version: segment.version, since } : mayCount ? { rules, purpose } : undefined;
  const { looked, again } = usePreview(wanted);
  useEffect(() => history.replaceState(null, '', toAddress(draft)), [draft]);
  useEffect(() => {
    if (looked.preview?.state === 'done' && isSaved) reload();
  }, [looked.preview]);
  return (
    <div class="segment-page">
      <Saved
        segments={segments}
        chosen={segment?.id ?? ''}
        known={known}
        mayBuild={mayCount}
        onChoose={(one) => change(draftOf(one))}
        onBegin={(begun, begunName) => change({ ...fresh, purpose, rules: begun, name: begunName })}
      />
      <section class="segment-builder" aria-label="Rules">
        {isLost && !segment && <p role="alert">The segment of this address is not here: it was removed, or the address is incomplete.</p>}
        <Sentence words={toSentence(rules, known)} />
        {mayCount && segment?.kind !== 'snapshot' && (
          <GroupEditor node={rules} known={known} onChange={(next) => change({ ...draft, rules: next })} />
        )}
        {segment?.kind === 'snapshot' && <p class="soft">A snapshot keeps the people who fitted when it was saved.</p>}
        {mayCount && (
          <p class="segment-purpose">
            <span>Counted</span>
            <Pick
              label="What for"
              value={purpose}
              options={listPurposes.map((one) => [one, purposeNames[one]] as const)}
              onChange={(next) => change({ ...draft, purpose: next })}
            />
          </p>
        )}
        {mayChange && (
          <Save
            segment={segment}
            rules={rules}
            purpose={purpose}
            name={name}
            onName={(typed) => change({ ...draft, name: typed })}
            onSaved={(saved) => {
              change(draftOf(saved));
              reload();
            }}
            onRemoved={() => {
              change(fresh);
              reload();
            }}
          />
        )}
        {isSaved && segment && <Onward key={segment.id} me={me} segment={segment} />}
      </section>
      {wanted ? (
        <Outcome {...{ looked, again, rules, known, since }} onSince={(day) => change({ ...draft, since: day })} />
      ) : (
        <section class="segment-outcome">
          <p class="soft">Please choose a saved segment to see how many people are in it.</p>
        </section>
      )}
    </div>
  );
};

const Whole = ({ me }: { me: TeamMember }) => {
  const { asked, again } = useAnswer<{ items: readonly Segment[] }>('/segments');
  return (
    <div class="segment-whole">
      <div class="console-head">
        <h1>Segments</h1>
        {may(me.roles, 'contact.read') && (
          <a class="button quiet" href="/console/segments/">
            New segment
          </a>
        )}
      </div>
      {asked.is === 'loading' && <Ghosts />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list of segments" />}
      {asked.is === 'here' && <Builder me={me} segments={asked.value.items} reload={again} />}
    </div>
  );
};

export const Segments = () => (
  <Console right="segment.read" here="segments" wide>
    {(me) => <Whole me={me} />}
  </Console>
);
