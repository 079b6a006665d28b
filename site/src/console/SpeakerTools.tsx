/** What the speaker view can do, each with its key: quiet until it is wanted. */
import { deedOfSpeaker, type SpeakerDeed } from '../lib/console/speaker.ts';
import { once } from './once.ts';
import { useKeydown } from './use-keydown.ts';
import { toPressed } from './use-keys.ts';

type ToolsProps = {
  readonly deeds: Readonly<Record<SpeakerDeed, () => void>>;
  readonly names: boolean;
  readonly dark: boolean;
  readonly mayDecide: boolean;
};

export const SpeakerTools = ({ deeds, names, dark, mayDecide }: ToolsProps) => (
  <div class="speaker-tools">
    {mayDecide && (
      <>
        <button type="button" class="button quiet tiny" {...once(deeds.back)}>
          <kbd>←</kbd> Back
        </button>
        <button type="button" class="button quiet tiny" {...once(deeds.go)}>
          Next <kbd>→</kbd>
        </button>
      </>
    )}
    <button type="button" class="button quiet tiny" aria-pressed={names} onClick={deeds.names}>
      Names <kbd>N</kbd>
    </button>
    <button type="button" class="button quiet tiny" aria-pressed={dark} onClick={deeds.dark}>
      Dark <kbd>D</kbd>
    </button>
    <button type="button" class="button quiet tiny" onClick={deeds.full}>
      Full screen <kbd>F</kbd>
    </button>
  </div>
);

export const useSpeakerKeys = (deeds: Readonly<Record<SpeakerDeed, () => void>>): void =>
  useKeydown((event) => {
    const deed = event.repeat ? undefined : deedOfSpeaker(toPressed(event));
    if (!deed) return;
    event.preventDefault();
    deeds[deed]();
  });
