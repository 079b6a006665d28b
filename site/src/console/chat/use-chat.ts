/** The chat beside the board as a hook: looks every two seconds while it is open, carries out what a host decides. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ConsoleChat, ConsoleLine } from '#shared/chat.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Webinar } from '#shared/webinar.ts';
import { type Answer, type Refusal, send } from '../../lib/console/api.ts';
import { fillGap, putLine, type TeamChat, takeEarlier, takeNewest } from '../../lib/console/chat.ts';

const PACE_MS = 2_000;
/** As many missing lines as one answer holds. */
const GAP_SIZE = 200;

export const useChat = (webinar: string) => {
  const [chat, show] = useState<TeamChat | null>(null);
  const held = useRef<TeamChat | null>(null);
  const [refusal, refuse] = useState<Refusal | null>(null);
  const [looks, lookAgain] = useState(0);
  const base = `/webinars/${encodeURIComponent(webinar)}`;
  const path = `${base}/chat`;
  const take = useCallback((next: TeamChat | null): void => {
    held.current = next;
    show(next);
  }, []);
  const change = useCallback((next: (chat: TeamChat) => TeamChat): void => take(held.current && next(held.current)), []);

  useEffect(() => {
    let open = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const answer = document.hidden ? undefined : await send<ConsoleChat>('GET', path);
      if (!open) return;
      if (answer?.ok) take(takeNewest(held.current, answer.value));
      if (answer) refuse(answer.ok ? null : answer);
      const { gap } = held.current ?? {};
      const missing = answer?.ok && gap ? await send<ConsoleChat>('GET', `${path}?limit=${GAP_SIZE}&cursor=${gap.cursor}`) : undefined;
      if (!open) return;
      if (missing?.ok && gap) change((now) => fillGap(now, gap.cursor, missing.value));
      timer = setTimeout(() => void look(), PACE_MS);
    };
    void look();
    return () => {
      open = false;
      clearTimeout(timer);
    };
  }, [path, looks]);

  /** What went wrong, in words; nothing where it went well. */
  const put = async (asked: Promise<Answer<ConsoleLine>>): Promise<string> => {
    const answer = await asked;
    if (answer.ok) change((now) => putLine(now, answer.value));
    return answer.ok ? '' : answer.detail;
  };

  return {
    chat,
    refusal,
    say: (text: string, key: string) => put(send('POST', path, { text, key })),
    remove: (line: ConsoleLine) => put(send('DELETE', `${path}/${line.id}`)),
    async pause(line: ConsoleLine, silenced: boolean): Promise<string> {
      const answer = await send('POST', `${base}/silence`, { chat: line.id, silenced });
      if (answer.ok) change((now) => putLine(now, { ...line, silenced }));
      return answer.ok ? '' : answer.detail;
    },
    async question(line: ConsoleLine, text?: string): Promise<string> {
      const answer = await send<ConsoleQuestion>('POST', `${path}/${line.id}/question`, text === undefined ? {} : { text });
      if (answer.ok) change((now) => putLine(now, { ...line, question: answer.value.id }));
      return answer.ok ? '' : (answer.errors[0]?.detail ?? answer.detail);
    },
    async earlier(cursor: string): Promise<string> {
      const answer = await send<ConsoleChat>('GET', `${path}?cursor=${cursor}`);
      if (answer.ok) change((now) => takeEarlier(now, answer.value));
      return answer.ok ? '' : answer.detail;
    },
    async turn(chatIs: 'on' | 'off'): Promise<string> {
      const answer = await send<Webinar>('PATCH', base, { room: { chat: chatIs } });
      if (answer.ok) lookAgain((n) => n + 1);
      return answer.ok ? '' : answer.detail;
    },
  };
};
export type UseChat = ReturnType<typeof useChat>;
