/** What a seat reported, as marks on its ballot: the counts compare two ballots and move the reports of what is named. Pure. */
import type { QuestionId, QuestionTag, WebinarId } from '#shared/ids.ts';
import { chatKey, questionKey } from '../table/keys.ts';
import type { Delta } from './counts.ts';

export const questionMark = (tag: QuestionTag): string => `q:${tag}`;
export const chatMark = (line: string): string => `c:${line}`;

type Complete = (webinar: WebinarId, tag: QuestionTag) => QuestionId;

/** The id of what a mark names. */
export const markToId = (mark: string, webinar: WebinarId, complete: Complete): string =>
  mark.startsWith('q:') ? complete(webinar, mark.slice(2)) : mark.slice(2);

type Ballot = Readonly<Record<string, unknown>> | undefined;

const marksOf = (ballot: Ballot): ReadonlySet<string> => (ballot?.reported instanceof Set ? (ballot.reported as Set<string>) : new Set());

export const reportDeltas = (webinar: WebinarId, before: Ballot, after: Ballot, complete: Complete): Delta[] => {
  const [had, has] = [marksOf(before), marksOf(after)];
  const moved = (mark: string, by: number): Delta => {
    const id = markToId(mark, webinar, complete);
    return { key: mark.startsWith('q:') ? questionKey(id) : chatKey(webinar, id), attribute: 'reports', by };
  };
  return [
    ...[...has].filter((mark) => !had.has(mark)).map((mark) => moved(mark, 1)),
    ...[...had].filter((mark) => !has.has(mark)).map((mark) => moved(mark, -1)),
  ];
};
