/** The kill test of `npm run trials -- kill`, small enough for every run of the tests. */
import { rm } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { toReport } from '../trials/kill/report.ts';
import { startParts } from '../trials/kill/system.ts';
import { type Result, runKillTrial } from '../trials/kill/trial.ts';

const sizes = {
  registrations: 100,
  formQuestions: 10,
  questions: 20,
  approved: 6,
  seats: 30,
  votes: 200,
  killsEach: 1,
  killsAfter: 1,
};

let result: Result;
beforeAll(async () => {
  // What a killed mailer holds comes a minute later: that it will is seen here, and that it does in the trial.
  const patience = { mostSeconds: 120, forHeldMail: false };
  result = await runKillTrial({ seed: 11, sizes, start: startParts, actSeconds: 120, patience });
  if (result.broken.length > 0) console.log(`${toReport(result)}\nThe history and the data are in ${result.folder}.`);
  else await rm(result.folder, { recursive: true, force: true });
}, 300_000);

describe('a room whose processes are killed', () => {
  it('was hit: each process died at least once', () => {
    expect(result.kills).toMatchObject({ api: 4, streams: 5, worker: 3, database: 1 });
  });

  it('let everybody do what they came for', () => {
    const { done } = result.evidence;
    expect(done).toHaveLength(100 + 20 + 200);
    expect(done.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
  });

  it('opened one case of each open question when it ended, and told each asker once until when they are answered', () => {
    const { ending } = result;
    expect([ending.open.length, ending.askers.length]).toEqual([30, 30]);
    expect([new Set(ending.desk.cases), ending.desk.cases.length]).toEqual([new Set(ending.open), 30]);
    expect(ending.promised.toSorted()).toEqual(ending.askers.toSorted());
  });

  it('keeps what it acknowledged, once, and counts it rightly', () => {
    expect(result.broken).toEqual([]);
  });
});
