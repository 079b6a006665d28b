/** The figures of a kill test, as a small table. */
import type { Act, Outcome } from './history.ts';
import { parts } from './plan.ts';
import type { Result } from './trial.ts';
import { ofKind } from './verdict.ts';

const MOST_SHOWN = 20;

const seconds = (value: number | undefined): string => (value === undefined ? 'not in time' : `${value.toFixed(1)} s`);

const toRows = ({ evidence, ending, kills, seconds: took, repeatedBatches }: Result): [string, string][] => {
  const { done, stored, mailed, held } = evidence;
  const row = (name: string, kind: Act['kind']): [string, string] => {
    const acts = ofKind(done, kind);
    const count = (outcome: Outcome): number => acts.filter((act) => act.outcome === outcome).length;
    const attempts = acts.reduce((sum, act) => sum + act.attempts, 0);
    const unanswered = attempts - count('ok') - count('fail');
    return [name, `${count('ok')} acknowledged, ${count('fail')} refused, ${count('info')} unknown; ${unanswered} attempts unanswered`];
  };
  const votes = stored.ballots.reduce((sum, ballot) => sum + ballot.votes.length, 0);
  const counted = stored.questions.reduce((sum, question) => sum + question.votes, 0);
  return [
    row('registrations', 'register'),
    row('questions', 'ask'),
    row('votes and unvotes', 'vote'),
    ['kills', parts.map((part) => `${part} ${kills[part]}`).join(', ')],
    ['registrations stored', `${stored.registrations.length} (counted ${stored.counts.registered})`],
    ['questions stored', `${stored.questions.length} (counted ${stored.counts.asked}), with those of the form`],
    ['votes on ballots', `${votes} (counted ${counted})`],
    ['confirmations', `${mailed.length} to ${new Set(mailed).size} people${held.length > 0 ? `, ${held.length} held` : ''}`],
    ['handed over again', `${repeatedBatches} stream batches, ${mailed.length - new Set(mailed).size} confirmations`],
    ['cases after the end', `${ending.desk.cases.length} of ${ending.open.length} open questions`],
    ['“We owe you an answer”', `${ending.promised.length} mails to ${new Set(ending.promised).size} of ${ending.askers.length} askers`],
    ['dead letters', `${evidence.deadLetters}, and ${stored.quarantined} stream records set aside`],
    ['time', `start ${seconds(took.start)}, acts ${seconds(took.act)}, settled after ${seconds(took.settle)}, end ${seconds(took.end)}`],
  ];
};

export const toReport = (result: Result): string => {
  const rows = toRows(result);
  const width = Math.max(...rows.map(([name]) => name.length));
  const { broken } = result;
  const more = broken.length > MOST_SHOWN ? [`  … and ${broken.length - MOST_SHOWN} more`] : [];
  return [
    ...rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`),
    broken.length === 0 ? 'Every invariant holds.' : `${broken.length} invariants are broken:`,
    ...broken.slice(0, MOST_SHOWN).map((sentence) => `  ${sentence}`),
    ...more,
  ].join('\n');
};
