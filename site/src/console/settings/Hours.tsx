/** Business hours, a line for each day, and the days off. */
import { type Weekday, weekdays } from '#shared/hours.ts';
import { Choice, Line } from '../Field.tsx';
import { focusSoon, nextKey, Remove } from '../Rows.tsx';
import { ZoneOptions } from '../WhenFields.tsx';
import type { SettingProps } from './props.ts';

const dayWords: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

export const Hours = ({ fields, errors, set }: SettingProps) => (
  <>
    <Choice id="timeZone" label="Time zone" value={fields.timeZone} errors={errors} onChange={(timeZone) => set({ timeZone })}>
      <ZoneOptions />
    </Choice>
    <div class="settings-days">
      {weekdays.map((day) => (
        <Line
          key={day}
          id={`hours-${day}`}
          label={dayWords[day]}
          value={fields.hours[day]}
          placeholder="closed"
          errors={errors}
          onChange={(text) => set({ hours: { ...fields.hours, [day]: text } })}
        />
      ))}
    </div>
    <p class="hint">Like 09:00–17:00, with a break 09:00–12:00, 13:00–17:00. Empty means closed.</p>
  </>
);

export const Holidays = ({ fields, errors, set }: SettingProps) => {
  const rows = fields.holidays;
  const change = (key: number, part: Partial<(typeof rows)[number]>): void =>
    set({ holidays: rows.map((row) => (row.key === key ? { ...row, ...part } : row)) });
  const add = (): void => {
    const key = nextKey(rows);
    set({ holidays: [...rows, { key, date: '', name: '' }] });
    focusSoon(`holidays-${key}-date`);
  };
  return (
    <>
      {rows.length === 0 && <p class="hint">None yet. On a holiday no answer falls due.</p>}
      {rows.map(({ key, date, name }) => (
        <div key={key} class="console-row settings-holiday">
          <Line
            id={`holidays-${key}-date`}
            type="date"
            label="Date"
            value={date}
            errors={errors}
            onChange={(next) => change(key, { date: next })}
          />
          <Line id={`holidays-${key}-name`} label="Name" value={name} errors={errors} onChange={(next) => change(key, { name: next })} />
          <Remove words={`Remove ${name || 'this holiday'}`} onClick={() => set({ holidays: rows.filter((row) => row.key !== key) })} />
        </div>
      ))}
      {errors.holidays && <p class="error">{errors.holidays}</p>}
      <button type="button" id="holidays" class="button quiet tiny" onClick={add}>
        Add a holiday
      </button>
    </>
  );
};
