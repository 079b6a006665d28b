/** Before the start: how long still, when exactly, and that one can ask already. */
import type { PublicWebinar } from '#shared/webinar.ts';
import { many, t } from '../lib/words.ts';
import { clockWithOffset, toCountdown } from './countdown.ts';
import { dayIn, isSameClock, readersZone } from './times.ts';
import { useNow } from './use-now.ts';

const Unit = ({ value, word }: { value: number; word: string }) => (
  <div>
    <b>{String(value).padStart(2, '0')}</b>
    <span>{word}</span>
  </div>
);

// The ticking digits are for the eye; a screen reader finds the time of day below and is not read a clock each second.
const Clock = ({ ms }: { ms: number }) => {
  const { days, hours, minutes, seconds } = toCountdown(ms);
  return (
    <div class="room-clock" role="timer" aria-live="off" aria-label={t('Time until the start')}>
      {days > 0 && <Unit value={days} word={many(days, 'day', 'days')} />}
      <Unit value={hours} word={many(hours, 'hours', 'hours')} />
      <Unit value={minutes} word={many(minutes, 'minutes', 'minutes')} />
      {days === 0 && <Unit value={seconds} word={many(seconds, 'seconds', 'seconds')} />}
    </div>
  );
};

export const Waiting = ({ webinar, clockOffset }: { webinar: PublicWebinar; clockOffset: number }) => {
  const left = Date.parse(webinar.startsAt) - (useNow(1_000) + clockOffset);
  const start = new Date(webinar.startsAt);
  const here = readersZone();
  return (
    <div class="room-screen room-panel room-dark">
      <p class="room-panel-title">{t(left > 0 ? 'We start in' : 'We start any moment')}</p>
      {left > 0 && <Clock ms={left} />}
      <p>
        <time dateTime={webinar.startsAt}>
          {dayIn(start, webinar.timeZone)}, {clockWithOffset(start, webinar.timeZone)}
        </time>
        {!isSameClock(start, webinar.timeZone, here) && (
          <span class="room-here">{t('Your time: {time}', { time: `${dayIn(start, here)}, ${clockWithOffset(start, here)}` })}</span>
        )}
      </p>
      <p class="small">{t('Stay here: the room opens by itself. You can ask your question now.')}</p>
      <a class="button quiet" href={`/api/webinars/${webinar.slug}/calendar.ics`}>
        {t('Add to calendar')}
      </a>
    </div>
  );
};
