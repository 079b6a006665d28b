/** A new invitation: to which webinar, whom, in which words, when. Nothing leaves by it: who gets it is looked at first. */
import { useState } from 'preact/hooks';
import type { InvitationView } from '#shared/invitation.ts';
import type { Page } from '#shared/page.ts';
import type { Segment } from '#shared/segment.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../../lib/console/api.ts';
import { emptyFields, fieldOf, fieldsToRequest, type InvitationFields } from '../../lib/console/invitations.ts';
import { Ghosts } from '../Console.tsx';
import { Choice, type Errors, Line } from '../Field.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Words } from './Words.tsx';

/** What there is to come to. */
const isOpen = ({ state, replay }: Webinar): boolean => state === 'scheduled' || state === 'live' || (state === 'ended' && replay !== null);

const isByInvitation = ({ admission }: Webinar): boolean => admission.invited === true;

type Choices = { readonly webinars: readonly Webinar[]; readonly segments: readonly Segment[] };

const Form = ({ webinars, segments, start }: Choices & { start: InvitationFields }) => {
  const [fields, change] = useState(start);
  const [errors, fail] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<InvitationFields>): void => change({ ...fields, ...part });
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await send<InvitationView>('POST', '/invitations', fieldsToRequest(fields));
    setBusy(false);
    if (answer.ok) return location.assign(`?id=${answer.value.id}`);
    const wrong = Object.fromEntries(answer.errors.map(({ pointer, detail }) => [fieldOf(pointer), detail]));
    fail(answer.errors.length > 0 ? wrong : { form: answer.detail });
    document.getElementById(Object.keys(wrong)[0] ?? '')?.focus();
  };
  return (
    <form class="stack invitation-form" onSubmit={submit} noValidate>
      <Choice
        id="invitation-webinar"
        label="To which webinar"
        value={fields.webinar}
        errors={errors}
        onChange={(webinar) => set({ webinar })}
      >
        <option value="">Please choose</option>
        {webinars.map((one) => (
          <option key={one.id} value={one.id}>
            {isByInvitation(one) ? `${one.title} (by invitation only)` : one.title}
          </option>
        ))}
      </Choice>
      <Choice
        id="invitation-segment"
        label="Whom"
        value={fields.segment}
        errors={errors}
        hint="Of these, everybody who confirmed that they want such mail, and whom nothing holds back."
        onChange={(segment) => set({ segment })}
      >
        <option value="">Please choose a segment</option>
        {segments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Line
        id="invitation-name"
        label="Name"
        value={fields.name}
        errors={errors}
        placeholder="Autumn, people who asked"
        hint="People do not see it in the mail. Registrations that come by it carry it as their campaign."
        onChange={(name) => set({ name })}
      />
      <Words fields={fields} errors={errors} set={set} />
      <label class="choice">
        <input
          id="invitation-again"
          type="checkbox"
          checked={fields.again}
          onChange={(event) => set({ again: event.currentTarget.checked })}
        />
        <span>Also people who were invited to it before</span>
      </label>
      <label class="choice">
        <input
          id="invitation-overHold"
          type="checkbox"
          checked={fields.overHold}
          onChange={(event) => set({ overHold: event.currentTarget.checked })}
        />
        <span>Also people to whom we owe an answer</span>
      </label>
      {fields.overHold && (
        <Line
          id="invitation-reason"
          label="Why"
          value={fields.reason}
          errors={errors}
          hint="It is kept in the list of changes, with your name."
          onChange={(reason) => set({ reason })}
        />
      )}
      {errors.form && (
        <p class="error" role="alert">
          {errors.form}
        </p>
      )}
      <button type="submit" class="button" aria-busy={busy} disabled={busy}>
        Look at who gets it
      </button>
      <p class="hint">Nothing is sent yet.</p>
    </form>
  );
};

/** A private webinar takes nobody but invited people, so it is made first, by who may make webinars. */
const NonePrivate = ({ segment, mayMake }: { segment: string; mayMake: boolean }) => (
  <div class="empty">
    <strong>No private webinar is open</strong>
    <p>
      One by invitation only has no page and is in no list: people come in by the link in their mail.{' '}
      {mayMake ? 'Make one, publish it, and come back.' : 'Hosts make them: please ask one, and come back.'}
    </p>
    <p class="cluster">
      {mayMake && (
        <a class="button" href="/console/new/?private">
          Make a private webinar
        </a>
      )}
      <a class="button quiet" href={`?new&segment=${segment}`}>
        Choose among all webinars
      </a>
    </p>
  </div>
);

const Without = () => (
  <div class="empty">
    <strong>There is no segment yet</strong>
    <p>A segment says who is invited. Make one, and come back.</p>
    <a class="button" href="/console/segments/">
      Make a segment
    </a>
  </div>
);

type Asked = {
  readonly webinar: string;
  readonly segment: string;
  /** To one by invitation only. */
  readonly isPrivate: boolean;
  /** May make webinars. */
  readonly mayMake: boolean;
};

export const Make = ({ webinar, segment, isPrivate, mayMake }: Asked) => {
  const webinars = useAnswer<Page<Webinar>>('/webinars?limit=200');
  const segments = useAnswer<Page<Segment>>('/segments');
  const open =
    webinars.asked.is === 'here' ? webinars.asked.value.items.filter((one) => isOpen(one) && (!isPrivate || isByInvitation(one))) : [];
  const refused = [webinars, segments].find(({ asked }) => asked.is === 'refused');
  return (
    <>
      <div class="console-head">
        <h1>{isPrivate ? 'Invite a segment to a private webinar' : 'Invite a segment'}</h1>
      </div>
      {refused?.asked.is === 'refused' && <Refused refusal={refused.asked.refusal} again={refused.again} what="The form" />}
      {!refused && (webinars.asked.is === 'loading' || segments.asked.is === 'loading') && <Ghosts />}
      {webinars.asked.is === 'here' && segments.asked.is === 'here' && segments.asked.value.items.length === 0 && <Without />}
      {webinars.asked.is === 'here' &&
        segments.asked.is === 'here' &&
        segments.asked.value.items.length > 0 &&
        isPrivate &&
        open.length === 0 && <NonePrivate segment={segment} mayMake={mayMake} />}
      {webinars.asked.is === 'here' &&
        segments.asked.is === 'here' &&
        segments.asked.value.items.length > 0 &&
        (!isPrivate || open.length > 0) && (
          <Form
            webinars={open}
            segments={segments.asked.value.items}
            // The only one there is need not be chosen.
            start={{ ...emptyFields, webinar: webinar || (isPrivate && open.length === 1 ? (open[0]?.id ?? '') : ''), segment }}
          />
        )}
    </>
  );
};
