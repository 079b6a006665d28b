/** The controls of one rule, each kind with its own. */
import type { Rule } from '#shared/segment-rule.ts';
import { AskedFields, BroughtFields, NoteFields, PollFields, ScoreFields, StateFields, SurveyFields, VoteFields } from './PartFields.tsx';
import { ConsentFields, CountryFields, DidFields, LabelFields, LanguageFields, SuppressedFields } from './PersonFields.tsx';
import { SourceFields } from './SourceFields.tsx';
import type { Known } from './use-names.ts';

export const RuleFields = ({ rule, known, onChange }: { rule: Rule; known: Known; onChange: (rule: Rule) => void }) => {
  switch (rule.rule) {
    case 'state':
      return <StateFields {...{ rule, known, onChange }} />;
    case 'asked':
      return <AskedFields {...{ rule, known, onChange }} />;
    case 'poll':
      return <PollFields {...{ rule, known, onChange }} />;
    case 'vote':
      return <VoteFields {...{ rule, known, onChange }} />;
    case 'brought':
      return <BroughtFields {...{ rule, known, onChange }} />;
    case 'note':
      return <NoteFields {...{ rule, known, onChange }} />;
    case 'survey':
      return <SurveyFields {...{ rule, known, onChange }} />;
    case 'score':
      return <ScoreFields {...{ rule, known, onChange }} />;
    case 'source':
    case 'day':
      return <SourceFields {...{ rule, onChange }} />;
    case 'did':
      return <DidFields {...{ rule, known, onChange }} />;
    case 'label':
      return <LabelFields {...{ rule, known, onChange }} />;
    case 'consent':
      return <ConsentFields {...{ rule, known, onChange }} />;
    case 'suppressed':
      return <SuppressedFields {...{ rule, known, onChange }} />;
    case 'language':
      return <LanguageFields {...{ rule, known, onChange }} />;
    case 'country':
      return <CountryFields {...{ rule, known, onChange }} />;
    case 'hold':
      return <span>is owed an answer</span>;
    case 'channel':
      return <span>is mail</span>;
  }
};
