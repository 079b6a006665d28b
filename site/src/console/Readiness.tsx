/** Before a webinar becomes public: what is ready, what may be meant so, what people will miss. It informs; publishing stays possible. */
import type { House, Ready } from '#shared/readiness.ts';
import { toReadiness } from '#shared/readiness.ts';
import type { Webinar } from '#shared/webinar.ts';
import { serverNow } from '../lib/console/api.ts';
import { zoneHere } from '../lib/console/schedule.ts';
import { useAnswer } from './use-answer.ts';
import { useReach } from './use-reach.ts';
import '../styles/console-readiness.css';

const titles: Readonly<Record<Ready['what'], string>> = {
  promise: 'Promise',
  when: 'Time',
  clocks: 'Clocks',
  video: 'Video',
  speakers: 'Speakers',
  agenda: 'Agenda',
  reminders: 'Reminders',
  texts: 'Imprint and privacy',
  sender: 'Sender',
  form: 'Form',
  admission: 'Places',
};
const signs: Readonly<Record<Ready['state'], string>> = { ready: 'Ready', look: 'Please look', missing: 'Missing' };

const Fix = ({ item: { what, state, fix }, id, mayChange }: { item: Ready; id: string; mayChange: boolean }) => {
  if (!fix || !mayChange || state === 'ready') return null;
  const href = 'field' in fix ? `/console/new/?id=${id}#${fix.field}` : '/console/settings/';
  return (
    <a href={href}>
      {'field' in fix ? 'Change it' : 'Settings'}
      <span class="visually-hidden">: {titles[what]}</span>
    </a>
  );
};

type Props = { readonly webinar: Webinar; readonly mayChange: boolean; readonly maySet: boolean };

const List = ({ webinar, house, mayChange, maySet }: Props & { house: House }) => {
  const reach = useReach(webinar.video);
  const items = toReadiness({ webinar, house, reach, now: new Date(serverNow()), here: zoneHere() });
  const ready = items.filter(({ state }) => state === 'ready').length;
  const isDraft = webinar.state === 'draft';
  return (
    <details class="readiness card" open={isDraft}>
      <summary>
        <h2>{isDraft ? 'Before you publish' : 'What people get'}</h2>
        <span class="soft">
          {ready} of {items.length} ready
        </span>
      </summary>
      <ul class="plain">
        {items.map((item) => (
          <li key={item.what} class={`readiness-${item.state}`}>
            <span class="readiness-sign" aria-hidden="true" />
            <div>
              <strong>{titles[item.what]}</strong> <span class="visually-hidden">{signs[item.state]}: </span>
              <span class="soft">{item.why}</span>{' '}
              <Fix item={item} id={webinar.id} mayChange={item.fix && 'field' in item.fix ? mayChange : maySet} />
            </div>
          </li>
        ))}
      </ul>
      {isDraft && <p class="hint">Nothing of this keeps you from publishing.</p>}
    </details>
  );
};

export const Readiness = (props: Props) => {
  const { asked } = useAnswer<House>('/house');
  // What is not known is not judged; the rest of the page goes on without it.
  return asked.is === 'here' ? <List {...props} house={asked.value} /> : null;
};
