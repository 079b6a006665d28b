/** The words that people wrote: a press lets one into the cloud of the room, or out of it. */
import { useEffect, useState } from 'preact/hooks';
import type { ConsolePoll, ConsoleWord, Poll } from '#shared/poll.ts';
import { send } from '../../lib/console/api.ts';
import { useNow } from '../../room/use-now.ts';
import { useAnswer } from '../use-answer.ts';

const PACE_MS = 3_000;

export const PollWords = ({ poll, path }: { poll: Poll; path: string }) => {
  const at = `${path}/${poll.id}`;
  const { asked, again } = useAnswer<ConsolePoll>(at);
  const [failed, fail] = useState('');
  /** What was pressed and is not in the list yet. */
  const [pressed, press] = useState<Readonly<Record<string, boolean>>>({});
  const now = useNow(PACE_MS);
  useEffect(() => again(), [now, again]);
  if (asked.is === 'loading') return <div class="skeleton short" />;
  if (asked.is === 'refused') return <p class="error">{asked.refusal.detail}</p>;
  const isShown = ({ text, shown }: ConsoleWord): boolean => pressed[text] ?? shown;
  const decide = async (word: ConsoleWord): Promise<void> => {
    const shown = !isShown(word);
    press((all) => ({ ...all, [word.text]: shown }));
    const answer = await send('POST', `${at}/words`, { word: word.text, shown });
    fail(answer.ok ? '' : answer.detail);
    if (!answer.ok) press(({ [word.text]: _, ...others }) => others);
    again();
  };
  const { words, more } = asked.value;
  if (words.length === 0) return <p class="hint">What people write comes here first. Nobody else sees it until you let it in.</p>;
  return (
    <>
      <ul class="polls-words" aria-label="Words, the most frequent first">
        {words.map((word) => (
          <li key={word.text}>
            <button type="button" class="polls-word" aria-pressed={isShown(word)} onClick={() => void decide(word)}>
              {word.text} <span>{word.count}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="hint">
        Press a word to let it into the room’s cloud, or out of it.
        {more && ' There are more than fit in here.'}
      </p>
      {failed && (
        <p class="error" role="alert">
          {failed}
        </p>
      )}
    </>
  );
};
