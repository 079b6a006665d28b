/** One form for a new webinar and for a change of one: it saves a draft, or the change. Publishing is the next page's deed. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../lib/console/api.ts';
import { emptyFields, type Fields, fieldsToDraft, startOf, webinarToFields } from '../lib/console/draft.ts';
import { missing, pointerToId } from '../lib/console/draft-errors.ts';
import { zoneHere } from '../lib/console/schedule.ts';
import { Console, Ghosts } from './Console.tsx';
import { FormParts } from './FormParts.tsx';
import { Refused } from './Refused.tsx';
import { useAnswer } from './use-answer.ts';
import { toErrors, toWrong, type Wrong, WrongList } from './Wrong.tsx';
import '../styles/console-form.css';

const Form = ({ webinar }: { webinar: Webinar | null }) => {
  const [fields, change] = useState<Fields>(() => (webinar ? webinarToFields(webinar) : emptyFields(zoneHere())));
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [busy, setBusy] = useState(false);
  const saved = useRef(false);
  const touched = useRef(false);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (touched.current && !saved.current) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  const set = (part: Partial<Fields>): void => {
    touched.current = true;
    change((now) => ({ ...now, ...part }));
  };
  const toId = (pointer: string): string => pointerToId(pointer, fields);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const lacking = missing(fields);
    const startsAt = startOf(fields);
    if (lacking.length > 0 || !startsAt) return setWrong(toWrong('Please check these before it can be saved.', lacking, toId));
    setBusy(true);
    const draft = fieldsToDraft(fields, startsAt);
    const answer = webinar
      ? await send<Webinar>('PATCH', `/webinars/${webinar.id}`, { ...draft, version: webinar.version })
      : await send<Webinar>('POST', '/webinars', draft);
    setBusy(false);
    if (!answer.ok) {
      const stale = answer.status === 409 && answer.errors.length === 0 && answer.current !== undefined;
      const words = stale ? 'Somebody else changed this webinar meanwhile. Copy what you need, then load the page again.' : answer.detail;
      return setWrong(toWrong(words, answer.errors, toId));
    }
    saved.current = true;
    location.assign(`/console/webinar/?id=${answer.value.id}&did=${webinar ? 'changed' : 'saved'}`);
  };
  const errors = toErrors(wrong);
  const back = webinar ? `/console/webinar/?id=${webinar.id}` : '/console/';
  return (
    <form class="console-form" onSubmit={save} noValidate>
      <div class="console-head">
        <h1>{webinar ? 'Edit webinar' : 'New webinar'}</h1>
      </div>
      {wrong && <WrongList wrong={wrong} />}
      <FormParts fields={fields} errors={errors} set={set} />
      <div class="console-save">
        <p class="hint">
          {webinar && webinar.state !== 'draft' ? 'People who registered are told when the time changes.' : 'Only your team sees a draft.'}
        </p>
        <a class="button plain-button" href={back}>
          Cancel
        </a>
        <button type="submit" class="button" aria-busy={busy} disabled={busy}>
          {webinar ? 'Save changes' : 'Save draft'}
        </button>
      </div>
    </form>
  );
};

const Existing = ({ id }: { id: string }) => {
  const { asked, again } = useAnswer<Webinar>(`/webinars/${encodeURIComponent(id)}`);
  if (asked.is === 'loading') return <Ghosts />;
  if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="The webinar" wholePage />;
  return <Form webinar={asked.value} />;
};

export const Edit = () => {
  const id = new URLSearchParams(location.search).get('id');
  return (
    <Console right="webinar.change" here="webinars">
      {() => (id ? <Existing id={id} /> : <Form webinar={null} />)}
    </Console>
  );
};
