/** What the room has besides questions. */
import type { Fields } from '../lib/console/draft.ts';
import { Choice, Line } from './Field.tsx';
import { Part, type PartProps } from './Part.tsx';

export const RoomFields = ({ fields, errors, set }: PartProps) => (
  <Part title="Room" hint="You can change this at any time, also while it is live.">
    <Choice
      id="chat"
      label="Chat"
      value={fields.chat}
      errors={errors}
      hint="Everybody sees a message at once, with its writer’s name. Your team can remove it, or make a question of it."
      onChange={(chat) => set({ chat: chat as Fields['chat'] })}
    >
      <option value="off">No chat: questions only</option>
      <option value="on">A chat beside the questions</option>
    </Choice>
    {fields.chat === 'on' && (
      <Line
        id="chat-most"
        type="number"
        min={1}
        label="People at most"
        value={fields.chatMost}
        errors={errors}
        hint="Above that, the chat rests in favour of questions, and says so. It opens again when fewer are there."
        onChange={(chatMost) => set({ chatMost })}
      />
    )}
    <Choice
      id="reactions"
      label="Reactions"
      value={fields.reactions}
      errors={errors}
      onChange={(reactions) => set({ reactions: reactions as Fields['reactions'] })}
    >
      <option value="on">Five signs below the picture</option>
      <option value="off">None</option>
    </Choice>
    <Choice
      id="survey"
      label="Survey after the end"
      value={fields.survey}
      errors={errors}
      hint="Stars, whether their question was answered, and some words. It is linked in the room and in the mail half an hour after the end, and stays open for 30 days."
      onChange={(survey) => set({ survey: survey as Fields['survey'] })}
    >
      <option value="stars">Ask how it was</option>
      <option value="nps">Ask how it was, and whether they would recommend it (NPS)</option>
      <option value="off">No survey</option>
    </Choice>
  </Part>
);
