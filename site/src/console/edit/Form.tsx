/** The form itself: what is typed, kept, saved, and put together with what somebody else saved meanwhile. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../../lib/console/api.ts';
import { emptyFields, type Fields, fieldsToDraft, startOf, webinarToFields } from '../../lib/console/draft.ts';
import { missing, pointerToId } from '../../lib/console/draft-errors.ts';
import { zoneHere } from '../../lib/console/schedule.ts';
import { differing } from '../../lib/console/three-way.ts';
import { keepUndo } from '../../lib/console/undo-edit.ts';
import { isUploading } from '../../lib/console/upload.ts';
import { webinarWords } from '../../lib/console/webinar-words.ts';
import { FormParts } from '../FormParts.tsx';
import type { SetFields } from '../Part.tsx';
import { Conflict } from '../settings/Conflict.tsx';
import { readSetting } from '../settings/words.ts';
import { toErrors, toWrong, type Wrong, WrongList } from '../Wrong.tsx';
import { Earlier } from './Earlier.tsx';
import { Effects } from './Effects.tsx';
import { FromTemplate } from './FromTemplate.tsx';
import { RelatedFields } from './RelatedFields.tsx';
import { useKept } from './use-kept.ts';
import '../../styles/console-settings.css';

type Draft = ReturnType<typeof fieldsToDraft>;
/** A new one that somebody wants to invite people to begins as that. */
const isPrivate = (): boolean => new URLSearchParams(location.search).has('private');

type Meeting = { readonly mine: Draft; readonly theirs: Webinar };

const draftOf = (webinar: Webinar): Draft => fieldsToDraft(webinarToFields(webinar), new Date(webinar.startsAt));

/** Asks before a tab is closed while something is typed and not kept. */
const useWarning = (isTouched: boolean): void => {
  useEffect(() => {
    if (!isTouched) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isTouched]);
};

export const Form = ({ webinar }: { webinar: Webinar | null }) => {
  const [base, setBase] = useState(webinar);
  const [fields, change] = useState<Fields>(() =>
    webinar ? webinarToFields(webinar) : { ...emptyFields(zoneHere()), invited: isPrivate() },
  );
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [meeting, meet] = useState<Meeting | null>(null);
  const [busy, setBusy] = useState(false);
  const [isTouched, touch] = useState(false);
  const kept = useKept(base, fields, isTouched);
  const leaving = useRef(false);
  useWarning(isTouched && !leaving.current);
  const set: SetFields = (part) => {
    touch(true);
    change((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) }));
  };
  // The readiness list leads to a field by its id, which is not there before the webinar is.
  useEffect(() => document.getElementById(location.hash.slice(1))?.focus(), []);
  const toId = (pointer: string): string => pointerToId(pointer, fields);
  const startsAt = startOf(fields);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const lacking = missing(fields);
    if (isUploading()) return setWrong(toWrong('A picture is still on its way. Please wait for it, then save.', [], toId));
    if (lacking.length > 0 || !startsAt) return setWrong(toWrong('Please check these before it can be saved.', lacking, toId));
    setBusy(true);
    const draft = fieldsToDraft(fields, startsAt);
    const answer = base
      ? await send<Webinar>('PATCH', `/webinars/${base.id}`, { ...draft, version: base.version })
      : await send<Webinar>('POST', '/webinars', draft);
    setBusy(false);
    if (answer.ok) {
      leaving.current = true;
      touch(false);
      kept.drop();
      if (base) keepUndo(sessionStorage, answer.value, draftOf(base), draft);
      return location.assign(`/console/webinar/?id=${answer.value.id}&did=${base ? 'changed' : 'saved'}`);
    }
    const theirs = answer.status === 409 && answer.errors.length === 0 ? (answer.current as Webinar | undefined) : undefined;
    if (base && theirs && theirs.version !== base.version) return meet({ mine: draft, theirs });
    setWrong(toWrong(answer.detail, answer.errors, toId));
  };
  const join = (both: Draft): void => {
    if (!meeting) return;
    setBase(meeting.theirs);
    change(webinarToFields({ ...meeting.theirs, ...both } as Webinar));
    meet(null);
    setWrong(null);
  };
  return (
    <form class="console-form" onSubmit={save} noValidate>
      <div class="console-head">
        <h1>{webinar ? 'Edit webinar' : 'New webinar'}</h1>
      </div>
      {kept.earlier && (
        <Earlier
          earlier={kept.earlier}
          isOutdated={kept.earlier.base?.version !== base?.version}
          bring={() => {
            if (!kept.earlier) return;
            // Saving asks the server for that version, which shows what changed since.
            setBase(kept.earlier.base);
            set(kept.earlier.fields);
            kept.forget();
          }}
          drop={kept.drop}
        />
      )}
      {wrong && <WrongList wrong={wrong} />}
      {meeting && base && (
        <Conflict
          base={draftOf(base)}
          mine={meeting.mine}
          theirs={draftOf(meeting.theirs)}
          words={webinarWords}
          read={readSetting}
          onJoined={join}
        />
      )}
      {!webinar && <FromTemplate fields={fields} set={set} />}
      <FormParts fields={fields} errors={toErrors(wrong)} set={set} />
      <RelatedFields fields={fields} errors={toErrors(wrong)} set={set} own={base?.id} />
      <div class="console-save">
        <Effects webinar={base} changed={base && startsAt ? differing(draftOf(base), fieldsToDraft(fields, startsAt)) : []} />
        <a class="button plain-button" href={webinar ? `/console/webinar/?id=${webinar.id}` : '/console/'}>
          Cancel
        </a>
        <button type="submit" class="button" aria-busy={busy} disabled={busy || meeting !== null}>
          {webinar ? 'Save changes' : 'Save draft'}
        </button>
      </div>
    </form>
  );
};
