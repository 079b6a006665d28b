/** What other weights would change, person by person. Pure. */
import { BANDS, HOT, type Moved, type ScorePreview, type Spread } from '#shared/score.ts';

const MOST_MOVED = 10;

type Scored = { readonly id: string; readonly name: string; readonly email: string; readonly before: number; readonly after: number };

const bandOf = (points: number): number => Math.min(BANDS - 1, Math.floor((points * BANDS) / 100));

/** Takes people one after the other; keeps the ten whom it moves most, and sums. */
export const createPreview = () => {
  const [before, after] = [Array<number>(BANDS).fill(0), Array<number>(BANDS).fill(0)];
  const hot = { before: 0, after: 0 };
  let people = 0;
  let moved: Moved[] = [];
  const by = (one: Moved): number => Math.abs(one.after - one.before);
  const note = (bands: number[], points: number) => {
    bands[bandOf(points)] = (bands[bandOf(points)] ?? 0) + 1;
  };
  return {
    add: (one: Scored): void => {
      people += 1;
      note(before, one.before);
      note(after, one.after);
      if (one.before >= HOT) hot.before += 1;
      if (one.after >= HOT) hot.after += 1;
      const least = moved.at(-1);
      if (by(one) === 0 || (moved.length === MOST_MOVED && least && by(one) <= by(least))) return;
      moved = [...moved, one].toSorted((a, b) => by(b) - by(a)).slice(0, MOST_MOVED);
    },
    result: (): Pick<ScorePreview, 'people' | 'before' | 'after' | 'moved'> => ({
      people,
      before: { bands: before, hot: hot.before } satisfies Spread,
      after: { bands: after, hot: hot.after } satisfies Spread,
      moved,
    }),
  };
};
