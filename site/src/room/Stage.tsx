/** The left side: the picture, or what stands in its place, and what this webinar is. */
import type { PublicWebinar, WebinarState } from '#shared/webinar.ts';
import { Player } from './Player.tsx';
import { bothClocks, dayIn } from './times.ts';
import { Waiting } from './Waiting.tsx';

type Props = { readonly webinar: PublicWebinar; readonly state: WebinarState; readonly clockOffset: number };

const byLine = ({ webinar, state }: Props): string => {
  const who = webinar.speakers.map((one) => one.name).join(', ');
  const end = new Date(webinar.endsAt);
  // A room that stays open for days needs the day; one that ends within half a day does not, whatever midnight lies between.
  const day = end.getTime() - Date.now() > 12 * 3_600_000 ? `${dayIn(end, webinar.timeZone)}, ` : '';
  const until = state === 'live' ? `until ${day}${bothClocks(end, webinar.timeZone)}` : '';
  return [who, until].filter((part) => part !== '').join(' · ');
};

const Screen = ({ webinar, state, clockOffset }: Props) => {
  if (state === 'scheduled') return <Waiting webinar={webinar} clockOffset={clockOffset} />;
  if (state === 'live' && webinar.video) return <Player kind={webinar.video.kind} url={webinar.video.url} title={webinar.title} />;
  if (state === 'ended' && webinar.replay) return <Player kind="file" url={webinar.replay} title={`Recording: ${webinar.title}`} />;
  if (state === 'ended')
    return (
      <div class="room-screen room-panel">
        <h2>That was it. Thank you for being here.</h2>
        <p>There is no recording. What was answered stays beside this; what was left open is answered in writing, here.</p>
      </div>
    );
  return (
    <div class="room-screen room-panel">
      <h2>No picture in this room</h2>
      <p>The host shares sound and picture elsewhere. Questions and answers are here.</p>
    </div>
  );
};

export const Stage = (props: Props) => (
  <section class="room-stage" aria-labelledby="room-title">
    <Screen {...props} />
    <div class="room-about">
      <h1 id="room-title">{props.webinar.title}</h1>
      <p class="soft small">{byLine(props)}</p>
      {props.webinar.promise && <p class={props.state === 'live' ? 'room-promise room-calm' : 'room-promise'}>{props.webinar.promise}</p>}
    </div>
  </section>
);
