/** The controls of one rule, each kind with its own. */
import { countryNames } from '#shared/countries.ts';
import type { Rule, RuleOf } from '#shared/segment-rule.ts';
import { whyWords } from '#shared/segment-words.ts';
import { suppressionWhys } from '#shared/suppression.ts';
import { Amount, Pick, Typed } from './Pick.tsx';
import { SourceFields } from './SourceFields.tsx';
import type { Known } from './use-names.ts';
import { Where } from './Where.tsx';

export type Fields<K extends Rule['rule']> = {
  readonly rule: RuleOf<K>;
  readonly known: Known;
  readonly onChange: (rule: RuleOf<K>) => void;
};

const StateFields = ({ rule, known, onChange }: Fields<'state'>) => {
  const { minutes: _, ...bare } = rule;
  return (
    <>
      <Pick
        label="What"
        value={rule.is}
        // Nothing tells yet who watched a recording: what is saved with it stays, and it is not offered.
        options={[
          ...(rule.is === 'replay' ? ([['replay', 'watched the replay']] as const) : []),
          ['registered', 'registered'],
          ['confirmed', 'registered, address confirmed'],
          ['attended', 'attended'],
          ['missed', 'missed'],
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

const PollFields = ({ rule, known, onChange }: Fields<'poll'>) => {
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
        <Pick
          label="Answer"
          value={String(rule.options?.[0] ?? '')}
          options={[['', 'any answer'], ...places.map((place) => [String(place), poll?.options[place] ?? String(place + 1)] as const)]}
          onChange={(place) => onChange(place === '' ? anyAnswer : { ...rule, options: [Number(place)] })}
        />
      )}
    </>
  );
};

const NoteFields = ({ rule, known, onChange }: Fields<'note'>) => {
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

const DidFields = ({ rule, onChange }: Fields<'did'>) => (
  <>
    <Pick
      label="What"
      value={rule.what}
      options={[
        ['download', 'downloaded'],
        ['article', 'read the article'],
        ['comment', 'commented on'],
      ]}
      onChange={(what) => onChange({ ...rule, what })}
    />
    <Typed
      label="Address of one, or any"
      value={rule.which ?? ''}
      onChange={(which) => onChange({ rule: 'did', what: rule.what, ...(which === '' ? {} : { which }) })}
    />
  </>
);

const ScoreFields = ({ rule, known, onChange }: Fields<'score'>) => (
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

const countries = countryNames('en').map(({ code, name }) => [code, name] as const);

/** Of kinds with little to choose. */
export const RuleFields = ({ rule, known, onChange }: { rule: Rule; known: Known; onChange: (rule: Rule) => void }) => {
  switch (rule.rule) {
    case 'state':
      return <StateFields {...{ rule, known, onChange }} />;
    case 'poll':
      return <PollFields {...{ rule, known, onChange }} />;
    case 'note':
      return <NoteFields {...{ rule, known, onChange }} />;
    case 'did':
      return <DidFields {...{ rule, known, onChange }} />;
    case 'score':
      return <ScoreFields {...{ rule, known, onChange }} />;
    case 'source':
    case 'day':
      return <SourceFields {...{ rule, onChange }} />;
    case 'asked':
      return (
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
    case 'vote':
      return (
        <>
          <span>at least</span>
          <Amount label="Votes, at least" value={rule.least} min={1} max={100} onChange={(least = 1) => onChange({ ...rule, least })} />
          <Where value={rule.in} known={known} onChange={(where) => onChange({ ...rule, in: where })} />
        </>
      );
    case 'label':
      return (
        <Typed
          label="One of these labels, with commas"
          value={rule.labels.join(',')}
          suggestions={known.labels}
          onChange={(typed) => onChange({ ...rule, labels: typed === '' ? [] : typed.split(',').map((one) => one.trimStart()) })}
        />
      );
    case 'consent':
      return (
        <>
          <Pick
            label="Purpose"
            value={rule.purpose}
            options={[
              ['marketing', 'marketing'],
              ['research', 'being quoted'],
            ]}
            onChange={(purpose) => onChange({ ...rule, purpose })}
          />
          <Pick
            label="Consent"
            value={rule.is}
            options={[
              ['confirmed', 'confirmed'],
              ['asked', 'ticked, not confirmed'],
              ['withdrawn', 'withdrawn'],
              ['none', 'never given'],
            ]}
            onChange={(is) => onChange({ ...rule, is })}
          />
        </>
      );
    case 'suppressed':
      return (
        <>
          <Pick
            label="Mail"
            value={rule.purpose}
            options={[
              ['marketing', 'marketing mail'],
              ['service', 'any mail'],
            ]}
            onChange={(purpose) => onChange({ ...rule, purpose })}
          />
          <Pick
            label="Because"
            value={rule.why?.[0] ?? ''}
            options={[['', 'for any reason'], ...suppressionWhys.map((why) => [why, whyWords[why]] as const)]}
            onChange={(why) => onChange({ rule: 'suppressed', purpose: rule.purpose, ...(why === '' ? {} : { why: [why] }) })}
          />
        </>
      );
    case 'hold':
      return <span>is owed an answer</span>;
    case 'channel':
      return <span>is mail</span>;
    case 'language':
      return (
        <Pick
          label="Language"
          value={rule.in[0] ?? 'en'}
          options={[
            ['en', 'English'],
            ['de', 'German'],
          ]}
          onChange={(locale) => onChange({ ...rule, in: [locale] })}
        />
      );
    case 'country':
      return <Pick label="Country" value={rule.in[0] ?? ''} options={countries} onChange={(code) => onChange({ ...rule, in: [code] })} />;
  }
};
