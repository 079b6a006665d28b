/** What the check says about a reply before it is sent: each warning with its reason, and none of them in the way. */
import { useEffect, useState } from 'preact/hooks';
import type { Reading, ReplyCheck } from '#shared/reply.ts';
import { send } from '../../lib/console/api.ts';

/** As long as somebody types on. */
const PAUSE_MS = 900;

const levels: Readonly<Record<Reading['level'], string>> = {
  easy: 'Easy to read',
  plain: 'Plain to read',
  hard: 'Hard to read',
  'very hard': 'Very hard to read',
};

type Props = { readonly id: string; readonly text: string; readonly publicText: string | undefined; readonly shared: boolean };

export const Checked = ({ id, text, publicText, shared }: Props) => {
  const [check, know] = useState<ReplyCheck>({ warnings: [] });
  useEffect(() => {
    if (text.trim() === '') return know({ warnings: [] });
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
  const { warnings, reading } = check;
  return (
    <div class="inbox-checked" role="status">
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
      {reading && (
        <p class="soft">
          {levels[reading.level]} ({Math.round(reading.score)} of 100), {reading.words} words
          {warnings.length > 0 ? '. You may send it as it is.' : ''}
        </p>
      )}
    </div>
  );
};
