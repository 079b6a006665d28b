/** What people read, and when it goes. */
import type { InvitationFields } from '../../lib/console/invitations.ts';
import { type Errors, Line, Text } from '../Field.tsx';

type Fields = Pick<InvitationFields, 'subject' | 'text' | 'at'>;
type Props = { readonly fields: Fields; readonly errors: Errors; readonly set: (part: Partial<Fields>) => void };

export const Words = ({ fields, errors, set }: Props) => (
  <>
    <Line
      id="invitation-subject"
      label="Subject"
      optional
      value={fields.subject}
      errors={errors}
      hint="Without one it says “You are invited”, with the title, in each reader’s language."
      onChange={(subject) => set({ subject })}
    />
    <Text
      id="invitation-text"
      label="A few words of yours"
      optional
      rows={6}
      value={fields.text}
      errors={errors}
      hint="Title, time, promise and the button are there by themselves. An empty line begins a new paragraph."
      onChange={(text) => set({ text })}
    />
    <Line
      id="invitation-at"
      label="When"
      type="datetime-local"
      optional
      value={fields.at}
      errors={errors}
      hint="In your time; without one, as soon as you send it. Each reader gets it between 8 and 20 h of their own day."
      onChange={(at) => set({ at })}
    />
  </>
);
