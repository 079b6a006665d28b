/** The saved segments, each with its last count, and what everybody begins with. */
import { useState } from 'preact/hooks';
import type { Group, Segment } from '#shared/segment.ts';
import { presetHints, presetNames, presets, toPreset } from '#shared/segment-preset.ts';
import { many } from '../../lib/console/words.ts';
import { Pick } from './Pick.tsx';
import type { Known } from './use-names.ts';

const countWords = ({ state, counted, kind }: Segment): string => {
  if (state === 'taking') return 'being put together';
  if (state === 'too-many') return 'too many people to keep';
  const snapshot = kind === 'snapshot' ? ' · snapshot' : '';
  return counted
    ? `${many(counted.count, 'person', 'people')}, ${counted.reachable.toLocaleString('en')} reachable${snapshot}`
    : `not counted yet${snapshot}`;
};

type Props = {
  readonly segments: readonly Segment[];
  readonly chosen: string;
  readonly known: Known;
  readonly mayBuild: boolean;
  readonly onChoose: (segment: Segment) => void;
  readonly onBegin: (rules: Group, name: string) => void;
};

const Presets = ({ known, onBegin }: { known: Known; onBegin: Props['onBegin'] }) => {
  const [where, choose] = useState('any');
  return (
    <div class="segment-presets">
      <h2 id="begin">Begin with</h2>
      <Pick
        label="Of which webinar"
        value={where}
        options={[['any', 'any webinar'], ...known.webinars.map(({ id, title }) => [id, title] as const)]}
        onChange={choose}
      />
      <ul aria-labelledby="begin">
        {presets.map((preset) => (
          <li key={preset}>
            <button type="button" class="button quiet tiny" onClick={() => onBegin(toPreset(preset, where), presetNames[preset])}>
              {presetNames[preset]}
            </button>
          </li>
        ))}
      </ul>
      <ul class="soft small segment-hints">
        {presetHints.map(([preset, words]) => (
          <li key={preset}>
            <strong>{presetNames[preset]}:</strong> {words}
          </li>
        ))}
      </ul>
    </div>
  );
};

export const Saved = ({ segments, chosen, known, mayBuild, onChoose, onBegin }: Props) => {
  // On a phone the list would stand between its button and what was chosen of it.
  const [isFolded, fold] = useState(chosen !== '');
  return (
    <nav class="segment-saved" aria-label="Saved segments">
      <button
        type="button"
        class="button quiet wide segment-fold"
        aria-expanded={!isFolded}
        aria-controls="saved"
        onClick={() => fold(!isFolded)}
      >
        <span>{segments.find(({ id }) => id === chosen)?.name ?? 'Saved segments'}</span>
        <span class="soft">{isFolded ? 'Choose another' : 'Close'}</span>
      </button>
      <div id="saved" class={isFolded ? 'is-folded' : undefined}>
        <h2>Saved</h2>
        {segments.length === 0 ? (
          <p class="soft small">No segment yet. Marketers save groups of people here, to export them or to invite them.</p>
        ) : (
          <ul>
            {segments.map((segment) => (
              <li key={segment.id}>
                <a
                  href={`?id=${segment.id}`}
                  aria-current={segment.id === chosen ? 'true' : undefined}
                  onClick={(event) => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                    event.preventDefault();
                    fold(true);
                    onChoose(segment);
                  }}
                >
                  <span>{segment.name}</span>
                  <span class="soft small">{countWords(segment)}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
        {mayBuild && (
          <Presets
            known={known}
            onBegin={(rules, name) => {
              fold(true);
              onBegin(rules, name);
            }}
          />
        )}
      </div>
    </nav>
  );
};
