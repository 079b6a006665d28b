/** Who did what with a question, and when. The row holds the latest forty; the server knows all. */
import type { ConsoleQuestion, HistoryEntry } from '#shared/question.ts';
import { asName } from '../lib/console/people.ts';
import { didWords } from '../lib/console/predict.ts';
import { useDesk } from './desk.ts';
import { useAnswer } from './use-answer.ts';

const clock = (at: string): string => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

const Entry = ({ entry: { at, did, by } }: { entry: HistoryEntry }) => (
  <li>
    <time dateTime={at} title={new Date(at).toLocaleString('en-GB')}>
      {clock(at)}
    </time>
    <span>
      {didWords[did]}
      {by && <span class="soft"> by {asName(by)}</span>}
    </span>
  </li>
);

const Earlier = ({ question }: { question: ConsoleQuestion }) => {
  const { path } = useDesk();
  const { asked } = useAnswer<ConsoleQuestion>(`${path}/${question.id}`);
  if (asked.is === 'loading') return <p class="soft small">Looking for what came before</p>;
  const history = asked.is === 'here' ? asked.value.history : question.history;
  return <Entries history={history} />;
};

const Entries = ({ history }: { history: readonly HistoryEntry[] }) => (
  <ol class="plain board-history">
    {history.map((entry, at) => (
      <Entry key={`${at}${entry.at}`} entry={entry} />
    ))}
  </ol>
);

export const History = ({ question }: { question: ConsoleQuestion }) => (
  <div class="board-tool">
    <strong>What happened to it</strong>
    {question.earlier > 0 ? <Earlier question={question} /> : <Entries history={question.history} />}
  </div>
);
