/** The start: wall time and zone as typed, and at once the moment that they mean. */

import { useMemo } from 'preact/hooks';
import { zoneToCity } from '#shared/city.ts';
import { type Fields, startOf } from '../lib/console/draft.ts';
import { moment, momentHere, toStart, zoneHere, zonesByRegion } from '../lib/console/schedule.ts';
import { Choice, type Errors, Line } from './Field.tsx';

type Props = { readonly fields: Fields; readonly errors: Errors; readonly set: (change: Partial<Fields>) => void };

export const ZoneOptions = () => {
  const regions = useMemo(() => zonesByRegion(zoneHere()), []);
  return (
    <>
      {[...regions].map(([region, zones]) => (
        <optgroup key={region} label={region}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone === 'UTC' ? 'UTC' : zone.split('/').slice(1).join(' / ').replaceAll('_', ' ') || zone}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
};

const Twice = ({ fields, set }: Pick<Props, 'fields' | 'set'>) => {
  const start = toStart(fields.date, fields.time, fields.zone);
  if (start.kind !== 'two') return null;
  return (
    <fieldset class="console-twice">
      <legend>
        The clocks in {zoneToCity(fields.zone)} go back that night: {fields.time} happens twice. Which one?
      </legend>
      {(['first', 'second'] as const).map((which, index) => (
        <label key={which} class="choice">
          <input type="radio" name="which" checked={fields.which === which} onChange={() => set({ which })} />
          {`The ${which}: ${moment(start.at[index === 0 ? 0 : 1], fields.zone)}`}
        </label>
      ))}
    </fieldset>
  );
};

/** Read out when it changes: the moment is the answer to what was typed. */
const Moment = ({ fields }: { fields: Fields }) => {
  const start = toStart(fields.date, fields.time, fields.zone);
  const at = startOf(fields);
  if (start.kind === 'skipped') return <p class="error">{start.why}</p>;
  if (!at) return <p class="hint">The moment appears here, also on your own clock.</p>;
  const here = momentHere(at, fields.zone, zoneHere());
  return (
    <p class="console-moment">
      <strong>{moment(at, fields.zone)}</strong>
      {here && <span> · {here}</span>}
    </p>
  );
};

export const WhenFields = ({ fields, errors, set }: Props) => (
  <>
    <div class="console-when" id="startsAt" tabIndex={-1}>
      <Line id="date" type="date" label="Date" value={fields.date} errors={errors} onChange={(date) => set({ date, which: '' })} />
      <Line id="time" type="time" label="Starts at" value={fields.time} errors={errors} onChange={(time) => set({ time, which: '' })} />
      <Choice id="timeZone" label="Time zone" value={fields.zone} errors={errors} onChange={(zone) => set({ zone, which: '' })}>
        <ZoneOptions />
      </Choice>
      <Line
        id="durationMinutes"
        type="number"
        min={5}
        label="Minutes"
        value={fields.duration}
        errors={errors}
        onChange={(duration) => set({ duration })}
      />
    </div>
    <div aria-live="polite">
      <Twice fields={fields} set={set} />
      <Moment fields={fields} />
    </div>
    {errors.startsAt && toStart(fields.date, fields.time, fields.zone).kind !== 'skipped' && <p class="error">{errors.startsAt}</p>}
  </>
);
