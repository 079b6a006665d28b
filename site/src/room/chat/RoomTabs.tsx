/** The two tabs of a room with a chat, each with how much is new behind it. */
import { unread } from '../../lib/live/chat-lines.ts';
import { shortCount } from '../../lib/live/chat-words.ts';
import type { Live } from '../../lib/live/state.ts';
import type { TabName } from '../tab-names.ts';
import { Tabs } from './Tabs.tsx';

type Props = {
  readonly live: Live;
  /** New questions that wait behind "3 new", and all that are shown. */
  readonly waiting: number;
  readonly asked: number;
  readonly chosen: TabName;
  readonly choose: (name: TabName) => void;
};

const plural = (count: number, one: string, more: string): string => (count === 1 ? one : more);

export const RoomTabs = ({ live, waiting, asked, chosen, choose }: Props) => {
  const fresh = { questions: chosen === 'questions' ? 0 : waiting, chat: chosen === 'chat' ? 0 : unread(live) };
  const count = fresh.questions || asked;
  const questionWords = ` ${fresh.questions > 0 ? 'new ' : ''}${plural(count, 'question', 'questions')}`;
  const questions = { shown: String(count), words: `${count}${questionWords}`, fresh: fresh.questions > 0 };
  const chat = { shown: shortCount(fresh.chat), words: `${fresh.chat} new ${plural(fresh.chat, 'message', 'messages')}`, fresh: true };
  const tabs = [
    { name: 'questions' as const, words: 'Questions', count: count > 0 ? questions : undefined },
    { name: 'chat' as const, words: 'Chat', count: fresh.chat > 0 ? chat : undefined },
  ];
  return <Tabs tabs={tabs} chosen={chosen} choose={choose} />;
};
