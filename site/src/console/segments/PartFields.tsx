/** The controls of rules about what somebody did in webinars. */
import type { Rule, RuleOf } from '#shared/segment-rule.ts';
import { type NpsGroup, npsGroups, STARS } from '#shared/survey.ts';
import { many } from '../../lib/console/words.ts';
import { Amount, Pick } from './Pick.tsx';
import { Several } from './Several.tsx';
import type { Known } from './use-names.ts';
import { Where } from './Where.tsx';

export type Fields<K extends Rule['rule']> = {
  readonly rule: RuleOf<K>;
  readonly known: Known;
  readonly onChange: (rule: RuleOf<K>) => void;
};

export const StateFields = ({ rule, known, onChange }: Fields<'state'>) => {
  const { minutes: _, ...bare } = rule;
  return (
    <>
      <Pick
        label="What"
        value={rule.is}
        options={[
          ['registered', 'registered'],
          ['confirmed', 'registered, address confirmed'],
          ['attended', 'attended'],
          ['missed', 'missed'],
          ['replay', 'watched a quarter of the replay or more'],
          ['waiting', 'is in line'],
          ['cancelled', 'gave the seat back'],
        ]}
        onChange={(is) => onChange({ ...bare, is })}
      />
      <Where value={rule.in} known={known} onChange={(where) => onChange({ ...rule, in: where })} />
      {rule.is === 'attended' && (
        <>
          <span>for at least</span>
          <Amount
            label="Minutes, at least"
            value={rule.minutes}
            min={1}
            max={240}
            onChange={(minutes) => onChange({ ...bare, ...(minutes === undefined ? {} : { minutes }) })}
          />
          <span>minutes</span>
        </>
      )}
    </>
  );
};

export const AskedFields = ({ rule, known, onChange }: Fields<'asked'>) => (
  <>
    <Pick
      label="What"
      value={rule.is}
      options={[
        ['asked', 'asked'],
        ['answered', 'asked, and was answered'],
        ['open', 'asked, and it is still open'],
      ]}
      onChange={(is) => onChange({ ...rule, is })}
    />
    <Where value={rule.in} known={known} onChange={(where) => onChange({ ...rule, in: where })} />
  </>
);

export const PollFields = ({ rule, known, onChange }: Fields<'poll'>) => {
  const { poll: _p, options: _o, ...bare } = rule;
  const { options: _, ...anyAnswer } = rule;
  const polls = rule.in === 'any' || rule.in.length > 1 ? [] : (known.partsOf(rule.in[0] ?? '')?.polls ?? []);
  const poll = polls.find(({ id }) => id === rule.poll);
  const places = Array.from({ length: poll?.places ?? 0 }, (_one, place) => place);
  return (
    <>
      <Where value={rule.in} known={known} onChange={(where) => onChange({ rule: 'poll', in: where })} />
      {polls.length > 0 && (
        <Pick
          label="Poll"
          value={rule.poll ?? ''}
          options={[['', 'any poll'], ...polls.map(({ id, question }) => [id, question] as const)]}
          onChange={(chosen) => onChange(chosen === '' ? bare : { ...bare, poll: chosen })}
        />
      )}
      {places.length > 0 && (
        <Several
          label="Answer"
          none="any answer"
          chosen={(rule.options ?? []).map(String)}
          options={places.map((place) => [String(place), poll?.options[place] ?? String(place + 1)] as const)}
          onChange={(chosen) => onChange(chosen.length === 0 ? anyAnswer : { ...rule, options: chosen.map(Number) })}
        />
      )}
    </>
  );
};

export const VoteFields = ({ rule, known, onChange }: Fields<'vote'>) => (
  <>
    <span>at least</span>
    <Amount label="Votes, at least" value={rule.least} min={1} max={100} onChange={(least = 1) => onChange({ ...rule, least })} />
    <Where value={rule.in} known={known} onChange={(where) => onChange({ ...rule, in: where })} />
  </>
);

export const BroughtFields = ({ rule, known, onChange }: Fields<'brought'>) => (
  <>
    <span>at least</span>
    <Amount label="People, at least" value={rule.least} min={1} max={100} onChange={(least = 1) => onChange({ ...rule, least })} />
    <span>{rule.least === 1 ? 'person' : 'people'}</span>
    <Where value={rule.in} known={known} lead="to" onChange={(where) => onChange({ ...rule, in: where })} />
  </>
);

export const NoteFields = ({ rule, known, onChange }: Fields<'note'>) => {
  const notes = rule.in === 'any' || rule.in.length > 1 ? [] : (known.partsOf(rule.in[0] ?? '')?.notes ?? []);
  return (
    <>
      <Where value={rule.in} known={known} onChange={(where) => onChange({ rule: 'note', in: where })} />
      {notes.length > 0 && (
        <Pick
          label="Note"
          value={rule.note ?? ''}
          options={[['', 'any note'], ...notes.map(({ id, label }) => [id, label] as const)]}
          onChange={(note) => onChange({ rule: 'note', in: rule.in, ...(note === '' ? {} : { note }) })}
        />
      )}
    </>
  );
};

const groupWords: Readonly<Record<NpsGroup, string>> = {
  promoter: 'promoters (9–10)',
  passive: 'passives (7–8)',
  detractor: 'detractors (0–6)',
};

export const SurveyFields = ({ rule, known, onChange }: Fields<'survey'>) => {
  const { stars: _s, ...anyMark } = rule;
  const { nps: _n, ...anyGroup } = rule;
  return (
    <>
      <Where value={rule.in} known={known} onChange={(where) => onChange({ ...rule, in: where })} />
      <Several
        label="Stars"
        none="any mark"
        chosen={(rule.stars ?? []).map(String)}
        options={STARS.map((stars) => [String(stars), many(stars, 'star')] as const)}
        onChange={(chosen) => onChange(chosen.length === 0 ? anyMark : { ...rule, stars: chosen.map(Number) })}
      />
      <Several
        label="Would recommend"
        none="whether they recommend or not"
        chosen={rule.nps ?? []}
        options={npsGroups.map((group) => [group, groupWords[group]] as const)}
        onChange={(chosen) => {
          const nps = npsGroups.filter((group) => chosen.includes(group));
          onChange(nps.length === 0 ? anyGroup : { ...rule, nps });
        }}
      />
    </>
  );
};

export const ScoreFields = ({ rule, known, onChange }: Fields<'score'>) => (
  <>
    <Pick
      label="Which score"
      value={rule.in}
      options={[['overall', 'overall'], ...known.webinars.map(({ id, title }) => [id, title] as const)]}
      onChange={(where) => onChange({ ...rule, in: where })}
    />
    <Pick
      label="Compared"
      value={rule.is}
      options={[
        ['least', 'at least'],
        ['most', 'at most'],
      ]}
      onChange={(is) => onChange({ ...rule, is })}
    />
    <Amount label="Score" value={rule.score} min={0} max={100} onChange={(score = 0) => onChange({ ...rule, score })} />
  </>
);
