/** One thank-you to this person: a code from a list, or an invitation. What stands in the way is said before somebody tries. */
import { useState } from 'preact/hooks';
import type { Page } from '#shared/page.ts';
import type { PersonPage } from '#shared/person-page.ts';
import { type Thanks as Given, type ThanksView, thanksWhyWords } from '#shared/thanks.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../../lib/console/api.ts';
import { dayWords } from '../../lib/console/contacts.ts';
import { givenWords } from '../../lib/console/thanks.ts';
import { Confirm } from '../Confirm.tsx';
import { Choice } from '../Field.tsx';
import { once } from '../once.ts';
import { useAnswer } from '../use-answer.ts';

type Props = { readonly person: PersonPage; readonly onChange: () => void };
type Shown = Props & { readonly view: ThanksView; readonly webinars: readonly Webinar[]; readonly onGiven: (one: Given) => void };

const isOpen = ({ state, hidden }: Webinar): boolean => (state === 'scheduled' || state === 'live') && !hidden;

const Give = ({ person, view, webinars, onGiven }: Shown) => {
  const [chosen, choose] = useState('');
  // Of this press: the same one sent twice is one thank-you.
  const [key, renew] = useState(() => crypto.randomUUID());
  const [isAsked, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, fail] = useState('');
  const lists = view.lists.filter(({ left, from }) => left > 0 && from === null);
  const open = view.from === null ? webinars.filter((one) => isOpen(one) && !person.webinars.some(({ id }) => id === one.id)) : [];
  const [kind = '', id = ''] = chosen.split(':');
  const what =
    kind === 'gift'
      ? `A code of “${lists.find((one) => one.id === id)?.name ?? ''}”`
      : `An invitation to “${open.find((one) => one.id === id)?.title ?? ''}”`;
  const give = async (): Promise<void> => {
    setBusy(true);
    const answer = await send<Given>('POST', `/contacts/${person.id}/thanks`, { key, [kind]: id });
    setBusy(false);
    if (answer.ok) {
      ask(false);
      return onGiven(answer.value);
    }
    fail(answer.errors[0]?.detail ?? answer.detail);
    // What was refused is another press the next time; what nobody answered may have been done.
    if (answer.status !== 0) renew(crypto.randomUUID());
  };
  if (lists.length + open.length === 0)
    return (
      <p class="soft">There is nothing to thank them with now: no list has a code left, and no webinar is open that they are not in.</p>
    );
  return (
    <div class="stack">
      <Choice id="thanks-what" label="With what" value={chosen} errors={{}} onChange={choose}>
        <option value="">Please choose</option>
        {lists.length > 0 && (
          <optgroup label="A code">
            {lists.map((one) => (
              <option key={one.id} value={`gift:${one.id}`}>
                {`${one.name} (${one.left.toLocaleString('en-GB')} left)`}
              </option>
            ))}
          </optgroup>
        )}
        {open.length > 0 && (
          <optgroup label="An invitation">
            {open.map((one) => (
              <option key={one.id} value={`webinar:${one.id}`}>
                {one.admission.invited ? `${one.title} (by invitation only)` : one.title}
              </option>
            ))}
          </optgroup>
        )}
      </Choice>
      <p>
        <button
          type="button"
          class="button quiet"
          disabled={chosen === ''}
          {...once(() => {
            fail('');
            ask(true);
          })}
        >
          Thank them
        </button>
      </p>
      {isAsked && (
        <Confirm
          title={`Thank ${person.name || person.email}?`}
          words={`${what} goes to ${person.email}. It cannot be taken back.`}
          yes="Send the thank-you"
          danger={false}
          busy={busy}
          error={error}
          onYes={() => void give()}
          onNo={() => ask(false)}
        />
      )}
    </div>
  );
};

/** The day from which they may be thanked with anything. */
const soonest = ({ lists, from }: ThanksView): string | null => {
  const days = [from, ...lists.filter(({ left }) => left > 0).map((one) => one.from)];
  return days.some((day) => day === null) ? null : (days.toSorted()[0] ?? null);
};

const Inside = (props: Omit<Shown, 'onGiven'> & { readonly again: () => void }) => {
  const { view, again, onChange, webinars } = props;
  const from = soonest(view);
  const titles = new Map(webinars.map(({ id, title }) => [id, title]));
  return (
    <>
      {view.last && <p>{givenWords(view.last, titles)}</p>}
      {view.why ? (
        <p class="soft">They cannot be thanked by mail: {thanksWhyWords[view.why]}</p>
      ) : from ? (
        <p class="soft">They can be thanked again from {dayWords(from)}.</p>
      ) : (
        <Give
          {...props}
          onGiven={() => {
            again();
            onChange();
          }}
        />
      )}
    </>
  );
};

export const Thanks = ({ person, onChange }: Props) => {
  const { asked, again } = useAnswer<ThanksView>(`/contacts/${encodeURIComponent(person.id)}/thanks`);
  const webinars = useAnswer<Page<Webinar>>('/webinars?limit=200');
  return (
    <section aria-labelledby="thanks">
      <h2 id="thanks">Thank them</h2>
      <div role="status" class="stack">
        {asked.is === 'refused' && <p class="soft">{asked.refusal.detail}</p>}
        {asked.is === 'loading' && <div class="skeleton short" />}
        {asked.is === 'here' && webinars.asked.is !== 'loading' && (
          <Inside
            person={person}
            view={asked.value}
            webinars={webinars.asked.is === 'here' ? webinars.asked.value.items : []}
            again={again}
            onChange={onChange}
          />
        )}
      </div>
    </section>
  );
};
