import type { ConsoleQuestion } from '#shared/question.ts';
import { Decline } from './Decline.tsx';
import type { Tool } from './desk.ts';
import { EditWords } from './EditWords.tsx';
import { History } from './History.tsx';
import { Labels } from './Labels.tsx';
import { Merge } from './Merge.tsx';
import { Reply } from './Reply.tsx';
import { Silence } from './Silence.tsx';

/** What is open in a row. */
export const RowTool = ({ question, tool }: { question: ConsoleQuestion; tool: Tool }) => {
  switch (tool) {
    case 'reply':
      return <Reply question={question} />;
    case 'label':
      return <Labels question={question} />;
    case 'decline':
      return <Decline question={question} />;
    case 'edit':
      return <EditWords question={question} />;
    case 'merge':
      return <Merge question={question} />;
    case 'silence':
      return <Silence question={question} />;
    case 'history':
      return <History question={question} />;
  }
};
