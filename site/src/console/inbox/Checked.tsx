/** What the check says about a reply before it is sent: each warning with its reason, and none of them in the way. */
import { useEffect, useState } from 'preact/hooks';
import { FEWEST_WORDS, type Reading, type ReplyCheck } from '#shared/reply.ts';
import { send } from '../../lib/console/api.ts';
import { many } from '../../lib/console/words.ts';

/** As long as somebody types on. */
const PAUSE_MS = 900;

const levels: Readonly<Record<Reading['level'], string>> = {
  easy: 'Easy to read',
  plain: 'Plain to read',
  hard: 'Hard to read',
  'very hard': 'Very hard to read',
};

const Found = ({ warnings, reading, elsewhere }: ReplyCheck) => (
  <>
    {warnings.length > 0 && (
      <ul class="plain">
        {warnings.map(({ code, says, why, quote }) => (
          <li key={`${code}${quote}`}>
            <strong>{says}</strong> <span class="soft">{why}</span>
            {quote && <q>{quote}</q>}
          </li>
        ))}
      </ul>
    )}
    {elsewhere && <p class="soft">Links to other sites were looked at, not opened.</p>}
    <p class="soft">
      {reading
        ? `${levels[reading.level]} (${Math.round(reading.score)} of 100), ${many(reading.words, 'word')}`
        : `How easily it reads is told from ${FEWEST_WORDS} words on`}
      {warnings.length > 0 ? '. You may send it as it is.' : '.'}
    </p>
  </>
);

type Props = { readonly id: string; readonly text: string; readonly publicText: string | undefined; readonly shared: boolean };

export const Checked = ({ id, text, publicText, shared }: Props) => {
  const [check, know] = useState<ReplyCheck>();
  useEffect(() => {
    if (text.trim() === '') return know(undefined);
    let isOpen = true;
    const timer = setTimeout(async () => {
      const words = { text: text.trim(), shared, ...(publicText?.trim() ? { publicText: publicText.trim() } : {}) };
      const answer = await send<ReplyCheck>('POST', `/cases/${encodeURIComponent(id)}/check`, words);
      if (isOpen && answer.ok) know(answer.value);
    }, PAUSE_MS);
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
  }, [id, text, publicText, shared]);
  // The region is there before its words are, so that they are said.
  return (
    <div class="inbox-checked" role="status">
      {check && <Found {...check} />}
    </div>
  );
};
