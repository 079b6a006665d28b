/** What was typed into this form earlier and never saved: brought back, or thrown away. */
import type { KeptDraft } from '../../lib/console/kept-draft.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';

type Props = {
  readonly earlier: KeptDraft;
  /** The webinar is another version by now. */
  readonly isOutdated: boolean;
  readonly bring: () => void;
  readonly drop: () => void;
};

export const Earlier = ({ earlier, isOutdated, bring, drop }: Props) => (
  <div class="notice accent settings-saved">
    <p>
      <strong>You typed something here that was not saved.</strong> {moment(new Date(earlier.at), zoneHere())}
      {isOutdated && '. Somebody changed the webinar since: saving shows both side by side'}
    </p>
    <button type="button" class="button tiny" onClick={bring}>
      Bring it back
    </button>
    <button type="button" class="button quiet tiny" onClick={drop}>
      Throw it away
    </button>
  </div>
);
