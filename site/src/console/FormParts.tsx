/** The form of a webinar in its parts, each a heading and what belongs together. */
import { type Fields, suggestedSlug } from '../lib/console/draft.ts';
import { AdmissionFields } from './edit/AdmissionFields.tsx';
import { FormBuilder } from './edit/FormBuilder.tsx';
import { MailFields } from './edit/MailFields.tsx';
import { SeriesFields } from './edit/SeriesFields.tsx';
import { SpeakerFields } from './edit/SpeakerFields.tsx';
import { Choice, Line, Text } from './Field.tsx';
import { Part, type PartProps } from './Part.tsx';
import { RoomFields } from './RoomFields.tsx';
import { AgendaFields } from './RowFields.tsx';
import { TopicsField } from './TopicsField.tsx';
import { Video } from './VideoFields.tsx';
import { WhenFields } from './WhenFields.tsx';

const About = ({ fields, errors, set }: PartProps) => (
  <Part title="What it is" hint="This is what people read before they decide to come.">
    <Line id="title" label="Title" value={fields.title} errors={errors} onChange={(title) => set({ title })} />
    <Line
      id="slug"
      label="Address"
      value={suggestedSlug(fields)}
      errors={errors}
      hint={`Its page: /webinars/${suggestedSlug(fields) || '…'}/`}
      onChange={(slug) => set({ slug, slugEdited: slug !== '' })}
    />
    <Text
      id="promise"
      label="Promise"
      rows={2}
      optional
      value={fields.promise}
      errors={errors}
      hint="One or two sentences: what will be different for somebody who came?"
      onChange={(promise) => set({ promise })}
    />
    <Text
      id="description"
      label="Description"
      rows={4}
      optional
      value={fields.description}
      errors={errors}
      onChange={(description) => set({ description })}
    />
    <TopicsField
      id="topics"
      optional
      value={fields.topics}
      errors={errors}
      hint="With commas between them, five at most. Articles on them lead here, and this page leads to them."
      onChange={(topics) => set({ topics })}
    />
  </Part>
);

const Questions = ({ fields, errors, set }: PartProps) => (
  <Part title="Questions" hint="You can change this at any time, also while it is live.">
    <Choice id="mode" label="New questions" value={fields.mode} errors={errors} onChange={(mode) => set({ mode: mode as Fields['mode'] })}>
      <option value="approve">A moderator reads them first</option>
      <option value="open">Everybody sees them at once</option>
      <option value="hosts-only">Only the team sees them</option>
    </Choice>
    <Choice
      id="anonymous"
      label="Without a name"
      value={fields.anonymous}
      errors={errors}
      onChange={(anonymous) => set({ anonymous: anonymous as Fields['anonymous'] })}
    >
      <option value="yes">Allowed: the audience sees no name, your team does</option>
      <option value="truly">Allowed: nobody sees who asked, and nobody can follow up</option>
      <option value="no">Not allowed</option>
    </Choice>
    <Choice id="votes" label="Votes" value={fields.votes} errors={errors} onChange={(votes) => set({ votes: votes as Fields['votes'] })}>
      <option value="everyone">Everybody in the room</option>
      <option value="verified">People who confirmed their address</option>
      <option value="off">No votes</option>
    </Choice>
  </Part>
);

export const FormParts = (props: PartProps) => (
  <>
    <About {...props} />
    <Part title="When" hint="Type the time as a clock at the place of the event shows it.">
      <WhenFields {...props} />
    </Part>
    <Part title="Speakers" hint="Faces and names make people come.">
      <SpeakerFields {...props} />
    </Part>
    <Part title="Agenda" hint="Minutes after the start.">
      <AgendaFields {...props} />
    </Part>
    <FormBuilder {...props} />
    <AdmissionFields {...props} />
    <SeriesFields {...props} />
    <Video {...props} />
    <Questions {...props} />
    <RoomFields {...props} />
    <MailFields {...props} />
  </>
);
