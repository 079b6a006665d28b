/** All reports, each with what it is and where it stands. */
import { type Paper, sizeWords } from '#shared/paper.ts';
import { noPaperCounts, type PaperCounts } from '#shared/paper-gate.ts';
import { countWords, paperStates } from '../../lib/console/papers.ts';
import { Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';

export const List = () => {
  const { asked, again } = useAnswer<{ items: readonly Paper[]; counts: Readonly<Record<string, PaperCounts>> }>('/reports');
  if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="Reports" wholePage />;
  if (asked.is === 'loading') return <Ghosts />;
  const { items, counts } = asked.value;
  return (
    <div class="stack">
      <div class="console-head">
        <h1>Reports</h1>
        <a class="button" href="?new">
          New report
        </a>
      </div>
      {items.length === 0 ? (
        <div class="empty">
          <strong>No report yet</strong>
          <p>Offer a PDF or any other file up to 200 MB. Readers see its first page before they get it.</p>
        </div>
      ) : (
        <ul class="rows">
          {items.map(({ slug, title, state, file, gated }) => (
            <li key={slug} class="stack console-report-row">
              <a class="lone" href={`?slug=${slug}`}>
                <strong>{title}</strong>
              </a>
              <span class="soft small">
                {paperStates[state]}, {gated ? 'gated' : 'open'} · {file ? `${file.name}, ${sizeWords(file.size, 'en')}` : 'no file yet'}
                {state !== 'draft' && ` · ${countWords({ gated }, counts[slug] ?? noPaperCounts)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
