/** The organisation's settings: one form, saved whole, with a way back. */

import { useRef, useState } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import type { Settings as Stored } from '#shared/setting.ts';
import { send } from '../../lib/console/api.ts';
import { fieldsToSettings, type SettingFields, settingPointerToId, settingsToFields, unreadable } from '../../lib/console/settings.ts';
import { isUploading } from '../../lib/console/upload.ts';
import { Console } from '../Console.tsx';
import { Pending } from '../Pending.tsx';
import { useAnswer } from '../use-answer.ts';
import { toErrors, toWrong, type Wrong, WrongList } from '../Wrong.tsx';
import { Conflict } from './Conflict.tsx';
import { Parts } from './Parts.tsx';
import { readSetting, settingWords } from './words.ts';
import '../../styles/console-form.css';
import '../../styles/console-settings.css';

type Meeting = { readonly mine: Stored; readonly theirs: Stored };

const Form = ({ me, stored }: { me: TeamMember; stored: Stored }) => {
  const [base, setBase] = useState(stored);
  const [fields, change] = useState<SettingFields>(() => settingsToFields(stored));
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [meeting, meet] = useState<Meeting | null>(null);
  const [before, setBefore] = useState<Stored | null>(null);
  const [busy, setBusy] = useState(false);
  const saved = useRef<HTMLDivElement>(null);
  const toId = (pointer: string): string => settingPointerToId(pointer, fields);

  const put = async (wanted: Stored, from: Stored, undone = false): Promise<void> => {
    setBusy(true);
    const answer = await send<Stored>('PUT', '/settings', wanted);
    setBusy(false);
    if (answer.ok) {
      setBase(answer.value);
      change(settingsToFields(answer.value));
      setBefore(undone ? null : from);
      setWrong(null);
      requestAnimationFrame(() => saved.current?.focus());
      return;
    }
    if (answer.status === 409 && answer.current) return meet({ mine: wanted, theirs: answer.current as Stored });
    setWrong(toWrong(answer.detail, answer.errors, toId));
  };
  const save = (event: Event): void => {
    event.preventDefault();
    const lacking = unreadable(fields);
    if (isUploading()) setWrong(toWrong('A picture is still on its way. Please wait for it, then save.', [], toId));
    else if (lacking.length > 0) setWrong(toWrong('Please check these before it can be saved.', lacking, toId));
    else void put(fieldsToSettings(fields, base.version), base);
  };
  const join = (both: Stored): void => {
    if (meeting) setBase(meeting.theirs);
    change(settingsToFields(both));
    meet(null);
    setBefore(null);
    setWrong(null);
  };
  return (
    <form class="console-form" onSubmit={save} noValidate>
      <div class="console-head">
        <h1>Settings</h1>
        {may(me.roles, 'audit.read') && <a href="/console/audit/?thing=settings">Who changed what</a>}
      </div>
      {wrong && <WrongList wrong={wrong} />}
      {meeting && (
        <Conflict base={base} mine={meeting.mine} theirs={meeting.theirs} words={settingWords} read={readSetting} onJoined={join} />
      )}
      {before && (
        <div class="notice good settings-saved" role="status" tabIndex={-1} ref={saved}>
          <p>
            <strong>Saved.</strong> Mail, calendar files and new pages take it on at once, the other pages in a minute or two.
          </p>
          <button type="button" class="button quiet tiny" onClick={() => put({ ...before, version: base.version }, base, true)}>
            Undo
          </button>
        </div>
      )}
      <Parts
        fields={fields}
        errors={toErrors(wrong)}
        isAdmin={may(me.roles, 'setting.change')}
        set={(part) => {
          setBefore(null);
          change((now) => ({ ...now, ...part }));
        }}
      />
      <div class="console-save">
        <p class="hint">Every change is kept with who made it.</p>
        <button type="submit" class="button" aria-busy={busy} disabled={busy || meeting !== null}>
          Save settings
        </button>
      </div>
    </form>
  );
};

const Loaded = ({ me }: { me: TeamMember }) => {
  const { asked, again } = useAnswer<Stored>('/settings');
  if (asked.is !== 'here') return <Pending asked={asked} again={again} what="The settings" />;
  return <Form me={me} stored={asked.value} />;
};

export const Settings = () => (
  <Console right="setting.brand" here="settings">
    {(me) => <Loaded me={me} />}
  </Console>
);
