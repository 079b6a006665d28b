/** The two tabs of a room with a chat, each with how much is new behind it. */
import { unread } from '../../lib/live/chat-lines.ts';
import { shortCount } from '../../lib/live/chat-words.ts';
import type { Live } from '../../lib/live/state.ts';
import { many, number, t } from '../../lib/words.ts';
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

export const RoomTabs = ({ live, waiting, asked, chosen, choose }: Props) => {
  const fresh = { questions: chosen === 'questions' ? 0 : waiting, chat: chosen === 'chat' ? 0 : unread(live) };
  const count = fresh.questions || asked;
  const isFresh = fresh.questions > 0;
  const questionWords = isFresh ? many(count, '1 new question', '{n} new questions') : many(count, '1 question', '{n} questions');
  const questions = { shown: number(count), words: questionWords, fresh: isFresh };
  const chat = { shown: shortCount(fresh.chat), words: many(fresh.chat, '1 new message', '{n} new messages'), fresh: true };
  const tabs = [
    { name: 'questions' as const, words: t('Questions'), count: count > 0 ? questions : undefined },
    { name: 'chat' as const, words: t('Chat'), count: fresh.chat > 0 ? chat : undefined },
  ];
  return <Tabs tabs={tabs} chosen={chosen} choose={choose} />;
};
