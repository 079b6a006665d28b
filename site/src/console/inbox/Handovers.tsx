/** What the shift before left: on top of the list until one has read it. */
import { useState } from 'preact/hooks';
import type { Handover, Handovers as Notes } from '#shared/handover.ts';
import { send } from '../../lib/console/api.ts';
import { momentWords } from '../../lib/console/inbox-words.ts';
import { asName } from '../../lib/console/people.ts';
import { Dialog } from '../Confirm.tsx';
import { Text } from '../Field.tsx';
import { useAnswer } from '../use-answer.ts';
import { useDesk } from './desk.ts';

export const Handovers = () => {
  const { asked, put } = useAnswer<Notes>('/cases/handover');
  const { say } = useDesk();
  if (asked.is !== 'here') return null;
  const { items } = asked.value;
  const read = async ({ id }: Handover): Promise<void> => {
    put({ items: items.filter((one) => one.id !== id) });
    const answer = await send('POST', `/cases/handover/${encodeURIComponent(id)}/read`, {});
    if (answer.ok || answer.status === 404) return;
    put({ items });
    say(answer.detail, true);
  };
  return (
    <>
      {items.map((note) => (
        <section key={note.id} class="inbox-handover" aria-label="From the shift before">
          <p class="small">
            <strong>{asName(note.by.split('@')[0] ?? '')} leaves you this</strong>{' '}
            <time class="soft" dateTime={note.at}>
              {momentWords(note.at)}
            </time>
          </p>
          <p class="inbox-text">{note.text}</p>
          <button type="button" class="button quiet tiny" onClick={() => read(note)}>
            I have read it
          </button>
        </section>
      ))}
    </>
  );
};

export const LeaveNote = ({ onClose }: { onClose: () => void }) => {
  const { say } = useDesk();
  const [text, type] = useState('');
  const [error, fail] = useState('');
  const leave = async (): Promise<void> => {
    const answer = await send<Handover>('POST', '/cases/handover', { text });
    if (!answer.ok) return fail(answer.errors[0]?.detail ?? answer.detail);
    say('Your note waits for the colleagues who come');
    onClose();
  };
  return (
    <Dialog label="handover-title" onClose={onClose}>
      <h2 id="handover-title">For the shift after you</h2>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void leave();
        }}
      >
        <Text
          id="handover"
          label="What they should know"
          value={text}
          rows={5}
          errors={error ? { handover: error } : {}}
          hint="Each colleague sees it until they have read it, for two weeks at most. What is about one customer belongs into their case."
          onChange={type}
        />
        <div class="console-dialog-buttons">
          <button type="button" class="button quiet" onClick={onClose}>
            Not now
          </button>
          <button type="submit" class="button">
            Leave it
          </button>
        </div>
      </form>
    </Dialog>
  );
};
