/** Segments that everybody wants, of one webinar or of any: they begin as rules that can be changed. */
import type { Group, Node } from './segment.ts';

export const presets = [
  'attended',
  'missed',
  'unanswered',
  'answered',
  'quiet',
  'downloaded',
  'hot',
  'engaged',
  'brought',
  'unhappy',
] as const;
export type Preset = (typeof presets)[number];

export const presetNames: Readonly<Record<Preset, string>> = {
  attended: 'Attended',
  missed: 'Missed',
  unanswered: 'Asked and unanswered',
  answered: 'Asked and answered',
  quiet: 'Quiet',
  downloaded: 'Downloaded',
  hot: 'Hot',
  engaged: 'Most engaged',
  brought: 'Brought others',
  unhappy: 'Low mark',
};

/** What those mean that do not say it by their name. */
export const presetHints: readonly (readonly [Preset, string])[] = [
  ['hot', 'a score of 70 or more of 100.'],
  ['engaged', 'a score of 80 or more, and something done within the last 180 days. What counts for a score stands under Scores.'],
  ['brought', 'somebody confirmed a registration that came by a link which they passed on.'],
  ['unhappy', 'one or two stars in the survey after it.'],
];

/** From which score on somebody is hot (FIELD E4). */
const HOT = 70;
/** The upper fifth of the scale, by people who are there still. */
const ENGAGED = { score: 80, days: 180 };

type Where = 'any' | string;
const inside = (where: Where) => (where === 'any' ? 'any' : [where]);

/** Who registered and did nothing that could be heard: no question, vote, poll, no button of a note. */
const quiet = (where: Where): readonly Node[] => [
  { rule: 'state', in: inside(where), is: 'registered' },
  {
    none: [
      { rule: 'asked', in: inside(where), is: 'asked' },
      { rule: 'vote', in: inside(where), least: 1 },
      { rule: 'poll', in: inside(where) },
      { rule: 'note', in: inside(where) },
    ],
  },
];

/** `where`: a webinar’s id, or any. */
export const toPreset = (preset: Preset, where: Where): Group => {
  switch (preset) {
    case 'attended':
      return { all: [{ rule: 'state', in: inside(where), is: 'attended' }] };
    case 'missed':
      return { all: [{ rule: 'state', in: inside(where), is: 'missed' }] };
    case 'unanswered':
      return { all: [{ rule: 'asked', in: inside(where), is: 'open' }] };
    case 'answered':
      return { all: [{ rule: 'asked', in: inside(where), is: 'answered' }, { none: [{ rule: 'asked', in: inside(where), is: 'open' }] }] };
    case 'quiet':
      return { all: quiet(where) };
    case 'downloaded':
      return {
        any: [
          { rule: 'note', in: inside(where) },
          { rule: 'did', what: 'download' },
        ],
      };
    case 'engaged':
      return {
        all: [
          { rule: 'score', in: where === 'any' ? 'overall' : where, is: 'least', score: ENGAGED.score },
          { rule: 'day', touch: 'last', is: 'within', days: ENGAGED.days },
        ],
      };
    case 'brought':
      return { all: [{ rule: 'brought', in: inside(where), least: 1 }] };
    case 'hot':
      return { all: [{ rule: 'score', in: where === 'any' ? 'overall' : where, is: 'least', score: HOT }] };
    case 'unhappy':
      return { all: [{ rule: 'survey', in: inside(where), stars: [1, 2] }] };
  }
};
