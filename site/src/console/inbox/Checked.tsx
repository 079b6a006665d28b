/** What the check says about a reply before it is sent: each word of it explained, none of it in the way. */
import { useEffect, useState } from 'preact/hooks';
import { send } from '../../lib/console/api.ts';

/** As long as somebody types on. */
const PAUSE_MS = 900;

type Warning = { readonly rule: string; readonly words: string };

export const Checked = ({ id, text }: { id: string; text: string }) => {
  const [warnings, know] = useState<readonly Warning[]>([]);
  useEffect(() => {
    if (text.trim() === '') return know([]);
    let isOpen = true;
    const timer = setTimeout(async () => {
      const answer = await send<{ warnings: readonly Warning[] }>('POST', `/cases/${encodeURIComponent(id)}/check`, { text: text.trim() });
      if (isOpen && answer.ok) know(answer.value.warnings);
    }, PAUSE_MS);
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
  }, [id, text]);
  return (
    <ul class="plain inbox-checked" role="status">
      {warnings.map(({ rule, words }) => (
        <li key={rule}>{words}</li>
      ))}
    </ul>
  );
};
