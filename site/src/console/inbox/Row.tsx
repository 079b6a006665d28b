/** One line of the list: the question's words are the loudest, and until when stands beside the name. */
import type { CaseLine } from '#shared/case.ts';
import { dueChip, metaWords, momentWords, priorityWords, whoWords } from '../../lib/console/inbox-words.ts';
import { useDesk } from './desk.ts';

type Props = {
  readonly line: CaseLine;
  readonly open: boolean;
  readonly chosen: boolean;
  readonly now: number;
  readonly choose: (id: string) => void;
};

export const Row = ({ line, open, chosen, now, choose }: Props) => {
  const { go } = useDesk();
  const chip = dueChip(line, now);
  const who = whoWords(line.contact);
  return (
    <li id={`row-${line.id}`} class="inbox-row" data-open={open} data-chosen={chosen}>
      <label class="inbox-choose">
        <input type="checkbox" checked={chosen} aria-label={`Choose the case of ${who}`} onChange={() => choose(line.id)} />
      </label>
      <button type="button" class="inbox-line console-pick" aria-current={open ? 'true' : undefined} onClick={() => go({ open: line.id })}>
        <span class="inbox-who">
          <strong>{who}</strong>
          {chip && (
            <span class={`chip ${chip.tone}`} title={chip.at && momentWords(chip.at)}>
              {chip.words}
            </span>
          )}
        </span>
        <span class="inbox-asked">{line.question.text || 'The words of this question are gone.'}</span>
        <span class="meta dots">
          {(line.priority === 'urgent' || line.priority === 'high') && <span class="inbox-priority">{priorityWords[line.priority]}</span>}
          {line.undelivered && <span class="inbox-failed">Did not arrive</span>}
          {metaWords(line).map((words) => (
            <span key={words}>{words}</span>
          ))}
        </span>
      </button>
    </li>
  );
};
