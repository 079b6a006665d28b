/** What comes of each poll, added up as it happens. */
import type { Came } from './flock.ts';
import { createDelays, indexByVersion } from './measure.ts';
import type { Script } from './script.ts';

/** Headers of an answer on the wire (SCALE B1). */
const HEADER_BYTES = 300;

/** `bytesOf` is the compressed size of a version's body. */
export const createTally = (people: number, script: Script, bytesOf: (version: number) => number) => {
  const counted = { polls: 0, full: 0, unchanged: 0, failed: 0, olderOffered: 0, bytes: 0 };
  const perPerson = new Uint16Array(people);
  /** Not looking, or not reached since the last good answer: what was missed meanwhile is nobody's staleness. */
  const away = new Uint8Array(people);
  const [decisions, votes] = [createDelays(), createDelays()];
  const addDecisions = indexByVersion(script.decisions, script);
  const addVotes = indexByVersion(script.votes, script);

  return {
    ...{ counted, perPerson, decisions, votes },
    asked(person: number): void {
      counted.polls += 1;
      perPerson[person] = (perPerson[person] as number) + 1;
    },
    left(person: number): void {
      away[person] = 1;
    },
    /** `before` and `after`: the versions on the screen. `looking`: whether there is somebody before it. */
    came(person: number, { status, version, at }: Came, before: number, after: number, looking: boolean): void {
      const isGood = status === 200 || status === 304;
      if (status === 200) {
        counted.full += 1;
        counted.bytes += HEADER_BYTES + bytesOf(version);
        if (version < before) counted.olderOffered += 1;
      } else if (isGood) {
        counted.unchanged += 1;
        counted.bytes += HEADER_BYTES;
      } else counted.failed += 1;
      if (isGood && before >= 0 && after > before && away[person] === 0) {
        addDecisions(decisions, before, after, at);
        addVotes(votes, before, after, at);
      }
      away[person] = isGood && looking ? 0 : 1;
    },
  };
};
