/** Five signs to press, and beside each how often everybody pressed it: a calm pulse, never an announcement. */
import type { Reaction } from '#shared/reaction.ts';
import { type Shown, shortCount } from '../../lib/live/react.ts';
import type { RoomSentence } from '../../lib/live/told.ts';
import { t, tag } from '../../lib/words.ts';
import { Sign } from './Sign.tsx';
import { useReact } from './use-react.ts';

const names: Readonly<Record<Reaction, RoomSentence>> = { clap: 'Applaud', heart: 'Love it', laugh: 'Laugh', wow: 'Wow', thumb: 'Agree' };

const One = ({ sign, total, pulse, onPress }: Shown & { onPress: () => void }) => (
  <button
    type="button"
    class="pulse"
    aria-label={total > 0 ? t('{what}, {n} so far', { what: t(names[sign]), n: total }) : t(names[sign])}
    title={t(names[sign])}
    onClick={onPress}
  >
    <Sign of={sign} />
    <span class="pulse-count" aria-hidden="true">
      {total > 0 ? shortCount(total, tag) : ''}
    </span>
    {pulse > 0 && (
      // A new number is a new float.
      <span key={total} class="pulse-more" aria-hidden="true">
        +{shortCount(pulse, tag)}
      </span>
    )}
  </button>
);

/** `totals`: as the feed has them, in the order of shared/reaction.ts. */
export const Pulse = ({ webinar, totals }: { webinar: string; totals: readonly number[] }) => {
  const [shown, press] = useReact(webinar, totals);
  return (
    <fieldset class="pulses">
      <legend class="visually-hidden">{t('React')}</legend>
      {shown.map((one) => (
        <One key={one.sign} {...one} onPress={() => press(one.sign)} />
      ))}
    </fieldset>
  );
};
