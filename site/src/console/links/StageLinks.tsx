/** Stage links: one for each speaker, to send in whatever way they read messages. */
import { useState } from 'preact/hooks';
import type { StageLink } from '#shared/stage.ts';
import { send } from '../../lib/console/api.ts';
import { moment } from '../../lib/console/schedule.ts';
import type { PanelProps } from '../panels.ts';
import '../../styles/console-links.css';

type Made = { readonly link?: StageLink; readonly error?: string; readonly copied?: boolean };

const One = ({ name, made, zone, onMake }: { name: string; made: Made | undefined; zone: string; onMake: () => void }) => (
  <li class="stage-link">
    <div class="stage-link-head">
      <strong>{name}</strong>
      <button type="button" class="button quiet tiny" onClick={onMake}>
        {made?.link ? 'Copy again' : 'Copy link'}
      </button>
    </div>
    {made?.link && (
      <>
        <input readOnly aria-label={`Stage link of ${name}`} value={made.link.url} onFocus={(event) => event.currentTarget.select()} />
        <p class="hint" role="status">
          {made.copied ? 'Copied. ' : 'Select it to copy. '}
          As planned now, it works until {moment(new Date(made.link.until), zone)}.
        </p>
      </>
    )}
    {made?.error && (
      <p class="error" role="alert">
        {made.error}
      </p>
    )}
  </li>
);

export const StageLinks = ({ webinar }: PanelProps) => {
  const [made, keep] = useState<Readonly<Record<string, Made>>>({});
  const [others, add] = useState<readonly string[]>([]);
  const [name, type] = useState('');
  const names = [...new Set([...webinar.speakers.map((one) => one.name), ...others])];
  const make = async (who: string): Promise<void> => {
    const known = made[who]?.link;
    const answer = known
      ? { ok: true as const, value: known }
      : await send<StageLink>('POST', `/webinars/${webinar.id}/stage`, { name: who });
    if (!answer.ok) return keep((all) => ({ ...all, [who]: { error: answer.detail } }));
    const copied = await navigator.clipboard.writeText(answer.value.url).then(
      () => true,
      () => false,
    );
    keep((all) => ({ ...all, [who]: { link: answer.value, copied } }));
  };
  return (
    <div class="stack">
      <p class="soft small">
        A screen for beside the camera: now, next and their votes in large type, a timer, and one button that says “Answered”. It needs no
        account and shows no names. Whoever has the link can press the button, so send it to the speaker alone.
      </p>
      {names.length === 0 && <p class="soft">This webinar names no speakers. Add one below.</p>}
      <ul class="plain stage-links">
        {names.map((who) => (
          <One key={who} name={who} made={made[who]} zone={webinar.timeZone} onMake={() => void make(who)} />
        ))}
      </ul>
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          const who = name.trim();
          if (who === '') return;
          add((all) => [...all, who]);
          type('');
          void make(who);
        }}
      >
        <label for="stage-name">Somebody else on stage</label>
        <div class="stage-link-head">
          <input id="stage-name" value={name} maxLength={120} autocomplete="off" onInput={(event) => type(event.currentTarget.value)} />
          <button type="submit" class="button quiet tiny" aria-disabled={name.trim() === ''}>
            Make a link
          </button>
        </div>
      </form>
    </div>
  );
};
