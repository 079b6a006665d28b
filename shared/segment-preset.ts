/** Segments that everybody wants, of one webinar or of any: they begin as rules that can be changed. */
import type { Group, Node } from './segment.ts';

export const presets = ['attended', 'missed', 'unanswered', 'answered', 'quiet', 'downloaded', 'hot'] as const;
export type Preset = (typeof presets)[number];

export const presetNames: Readonly<Record<Preset, string>> = {
  attended: 'Attended',
  missed: 'Missed',
  unanswered: 'Asked and unanswered',
  answered: 'Asked and answered',
  quiet: 'Quiet',
  downloaded: 'Downloaded',
  hot: 'Hot',
};

/** From which score on somebody is hot (FIELD E4). */
const HOT = 70;

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
    case 'hot':
      return { all: [{ rule: 'score', in: where === 'any' ? 'overall' : where, is: 'least', score: HOT }] };
  }
};
