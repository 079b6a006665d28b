/** The page of segments: those that are saved, the rules, and who that is. */
import { useEffect } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import { type ListPurpose, listPurposes } from '#shared/reach.ts';
import type { Segment } from '#shared/segment.ts';
import { toSentence } from '#shared/segment-sentence.ts';
import { draftOf, fresh, isAsSaved } from '../../lib/console/segment-draft.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { Onward } from './Onward.tsx';
import { Outcome } from './Outcome.tsx';
import { Pick } from './Pick.tsx';
import { Save } from './Save.tsx';
import { Saved } from './Saved.tsx';
import { Sentence } from './Sentence.tsx';
import { useDraft } from './use-draft.ts';
import { useNames } from './use-names.ts';
import { usePreview } from './use-preview.ts';

const purposeNames: Readonly<Record<ListPurpose, string>> = {
  marketing: 'to invite and to advertise',
  service: 'for what they asked for',
  research: 'to quote them',
};

export const Builder = ({ me, segments, reload }: { me: TeamMember; segments: readonly Segment[]; reload: () => void }) => {
  const [draft, change] = useDraft(segments);
  const { segment, rules, purpose, name, since } = draft;
  const known = useNames(rules);
  const mayCount = may(me.roles, 'contact.read');
  const mayChange = may(me.roles, 'segment.change');
  const isSaved = isAsSaved(draft);
  const wanted = isSaved && segment ? { segment: segment.id, version: segment.version, since } : mayCount ? { rules, purpose } : undefined;
  const { looked, again } = usePreview(wanted);
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
        {!segment && new URLSearchParams(location.search).has('id') && (
          <p role="alert">The segment of this address is not here: it was removed, or the address is incomplete.</p>
        )}
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
              change(fresh, 'same');
              reload();
            }}
          />
        )}
      </section>
      {wanted ? (
        <Outcome {...{ looked, again, rules, known, since }} onSince={(day) => change({ ...draft, since: day })} />
      ) : (
        <section class="segment-outcome">
          <p class="soft">Please choose a saved segment to see how many people are in it.</p>
        </section>
      )}
      {isSaved && segment && <Onward key={segment.id} me={me} segment={segment} />}
    </div>
  );
};
