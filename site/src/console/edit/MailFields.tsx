/** Which mails go out by themselves, and when; what cannot be switched off is said as well. */
import { type LeadUnit, leadUnits, mayAddReminder, type ReminderRow } from '../../lib/console/mail-fields.ts';
import { Choice, Line, Text } from '../Field.tsx';
import { Part, type PartProps } from '../Part.tsx';
import { focusSoon, nextKey, Remove } from '../Rows.tsx';

const Reminders = ({ fields, errors, set }: PartProps) => {
  const rows = fields.reminders;
  const change = (key: number, part: Partial<ReminderRow>): void =>
    set({ reminders: rows.map((row) => (row.key === key ? { ...row, ...part } : row)) });
  const add = (): void => {
    const key = nextKey(rows);
    set({ reminders: [...rows, { key, count: '', unit: 'hours' }] });
    focusSoon(`reminder-${key}`);
  };
  return (
    <>
      {rows.length === 0 && <p class="hint">No reminder goes out: of those who register, fewer come.</p>}
      {rows.map(({ key, count, unit }, i) => (
        <div key={key} class="console-row console-row-reminder">
          <Line
            id={`reminder-${key}`}
            type="number"
            min={1}
            label={`Reminder ${i + 1}`}
            value={count}
            errors={errors}
            onChange={(next) => change(key, { count: next })}
          />
          <Choice
            id={`reminder-${key}-unit`}
            label="Before it, in"
            value={unit}
            errors={errors}
            onChange={(next) => change(key, { unit: next as LeadUnit })}
          >
            {leadUnits.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Choice>
          <Remove words={`Remove reminder ${i + 1}`} onClick={() => set({ reminders: rows.filter((row) => row.key !== key) })} />
        </div>
      ))}
      {errors.reminders && <p class="error">{errors.reminders}</p>}
      {mayAddReminder(fields) && (
        <button type="button" id="reminders" class="button quiet tiny" onClick={add}>
          Add a reminder
        </button>
      )}
    </>
  );
};

type Tick = {
  readonly id: string;
  readonly checked: boolean;
  readonly words: string;
  readonly hint: string;
  readonly onChange: (is: boolean) => void;
};

const Tick = ({ id, checked, words, hint, onChange }: Tick) => (
  <>
    <label class="choice">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{words}</span>
    </label>
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  </>
);

export const MailFields = (props: PartProps) => {
  const { fields, errors, set } = props;
  return (
    <Part
      title="Mail"
      hint="Everybody who registers gets a confirmation at once, and a mail when the webinar is moved or called off. The rest is yours to choose."
    >
      <Reminders {...props} />
      <Tick
        id="mail-live"
        checked={fields.mailLive}
        words="Say when it starts"
        hint="“We are live”, with the personal link, in the minute of the start."
        onChange={(mailLive) => set({ mailLive })}
      />
      <Tick
        id="mail-after"
        checked={fields.mailAfter}
        words="Write half an hour after the end"
        hint="The answers to one’s own questions, what is still owed, and the replay. Who missed it gets the replay."
        onChange={(mailAfter) => set({ mailAfter })}
      />
      <Text
        id="report"
        label="Report goes to"
        rows={2}
        optional
        value={fields.report}
        errors={errors}
        hint="Addresses of your team, one a line: attendance, questions, polls and the files, half an hour after the end."
        onChange={(report) => set({ report })}
      />
    </Part>
  );
};
