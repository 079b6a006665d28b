/** A list of lines, the newest first: arrows choose one, one key decides about it; while a hand is on it, new ones wait. */
import { useState } from 'preact/hooks';
import type { ConsoleLine } from '#shared/chat.ts';
import { heldBack, keyToRow } from '../../lib/console/chat.ts';
import { Row } from './Row.tsx';
import type { UseChat } from './use-chat.ts';

type Props = {
  readonly lines: readonly ConsoleLine[];
  readonly live: UseChat;
  readonly mayDecide: boolean;
  readonly label: string;
  readonly earlier?: string | undefined;
  /** Lines are missing right after this one. */
  readonly gapAfter?: string | undefined;
  /** New lines wait while somebody's hand is on the list. */
  readonly holds?: boolean;
};

const rowsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('.team-line')];

export const Lines = ({ lines, live, mayDecide, label, earlier, gapAfter, holds = false }: Props) => {
  const [last, hold] = useState<string | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  const [problem, fail] = useState('');
  const waiting = holds ? heldBack(lines, last) : [];
  const shown = lines.filter((line) => !waiting.includes(line));
  const grip = (): void => hold((now) => now ?? lines[0]?.id ?? '');
  const letGo = (event: { currentTarget: EventTarget | null; relatedTarget?: EventTarget | null }): void => {
    const list = event.currentTarget as HTMLElement;
    const stays = list.contains(event.relatedTarget as Node | null) || list.matches(':hover') || list.contains(document.activeElement);
    if (!stays) hold(null);
  };
  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement) || !event.target.matches('.team-line'))
      return;
    const rows = rowsOf(event.currentTarget);
    const next = rows[keyToRow(event.key, rows.indexOf(event.target), rows.length) ?? -1];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <>
      {waiting.length > 0 && (
        <button type="button" class="button quiet tiny team-chat-new" onClick={() => hold(lines[0]?.id ?? '')}>
          {waiting.length} new
        </button>
      )}
      {lines.length === 0 && <p class="empty">Nothing was said yet. A welcome from you is a good start.</p>}
      <ol
        class="plain rows team-lines"
        aria-label={label}
        onPointerEnter={grip}
        onPointerLeave={letGo}
        onFocusIn={grip}
        onFocusOut={letGo}
        onKeyDown={move}
      >
        {shown.map((line, at) => [
          line.id === gapAfter && (
            <li key="gap" class="team-line-gap">
              Messages in between are on their way.
            </li>
          ),
          <Row
            key={line.id}
            line={line}
            live={live}
            mayDecide={mayDecide}
            reachable={chosen === line.id || (at === 0 && !shown.some(({ id }) => id === chosen))}
            choose={() => choose(line.id)}
          />,
        ])}
      </ol>
      {earlier && (
        <button type="button" class="button quiet tiny" onClick={async () => fail(await live.earlier(earlier))}>
          Earlier messages
        </button>
      )}
      {problem && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
};
