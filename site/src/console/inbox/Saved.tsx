/** Saved answers: choose one and its places fill themselves, or keep what was just written. */
import { useRef, useState } from 'preact/hooks';
import type { Case } from '#shared/case.ts';
import { fillIn } from '#shared/placeholder.ts';
import type { SavedAnswer, SavedAnswers } from '#shared/saved.ts';
import { send } from '../../lib/console/api.ts';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { SavedOne } from './SavedOne.tsx';

type Props = { readonly it: Case; readonly text: string; readonly write: (text: string) => void };

/** The first of several names, as one is addressed. */
const known = ({ contact: { name }, webinar }: Case, organisation: string) => ({
  name,
  webinar: webinar?.title ?? '',
  organisation,
});

const Keep = ({ text, kept }: { text: string; kept: () => void }) => {
  const [title, type] = useState('');
  const [error, fail] = useState('');
  const keep = async (): Promise<void> => {
    const answer = await send<SavedAnswer>('POST', '/saved-answers', { title, text: text.trim() });
    if (!answer.ok) return fail(answer.errors[0]?.detail ?? answer.detail);
    type('');
    fail('');
    kept();
  };
  return (
    <form
      class="inbox-keep"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label for="saved-title">Keep what you wrote</label>
      <input
        id="saved-title"
        value={title}
        placeholder="Its name"
        autocomplete="off"
        onInput={(event) => type(event.currentTarget.value)}
      />
      <button type="submit" class="button quiet tiny">
        Save
      </button>
      <p class="hint">{'{name}, {webinar} and {organisation} fill themselves.'}</p>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </form>
  );
};

const Inside = ({ it, text, write, close }: Props & { close: () => void }) => {
  const { asked, again } = useAnswer<SavedAnswers>('/saved-answers');
  const [find, look] = useState('');
  if (asked.is === 'loading') return <p class="soft">Looking</p>;
  if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="The list" />;
  const { items, organisation } = asked.value;
  const fitting = items.filter(({ title, text: words }) => `${title} ${words}`.toLowerCase().includes(find.trim().toLowerCase()));
  return (
    <>
      {items.length > 5 && (
        <input
          type="search"
          aria-label="Find a saved answer"
          placeholder="Find"
          value={find}
          onInput={(event) => look(event.currentTarget.value)}
        />
      )}
      {items.length === 0 && <p class="soft small">Nothing is saved yet. What you answer often belongs here.</p>}
      <ul class="plain inbox-saved">
        {fitting.map((one) => (
          <SavedOne
            key={one.id}
            one={one}
            changed={again}
            use={() => {
              const words = fillIn(one.text, known(it, organisation));
              write(text.trim() === '' ? words : `${text.trimEnd()}\n\n${words}`);
              close();
            }}
          />
        ))}
      </ul>
      {text.trim() !== '' && <Keep text={text} kept={again} />}
    </>
  );
};

export const Saved = (props: Props) => {
  const menu = useRef<HTMLElement>(null);
  const [isOpen, open] = useState(false);
  const close = (): void => {
    menu.current?.hidePopover();
    document.getElementById('composer')?.focus();
  };
  return (
    <>
      <button type="button" class="button plain-button tiny" popovertarget="saved">
        Saved answers
      </button>
      <section
        id="saved"
        popover="auto"
        class="inbox-menu inbox-saved-menu"
        ref={menu}
        aria-label="Saved answers"
        onToggle={(event) => open(event.newState === 'open')}
      >
        {isOpen && <Inside {...props} close={close} />}
      </section>
    </>
  );
};
