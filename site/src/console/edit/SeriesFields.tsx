/** Which series a webinar belongs to: choose one, make one, or leave it; and how people register for that series. */
import { useState } from 'preact/hooks';
import type { Series, SeriesForm } from '#shared/series.ts';
import { send } from '../../lib/console/api.ts';
import { Choice, Line } from '../Field.tsx';
import { Part, type PartProps } from '../Part.tsx';
import { useAnswer } from '../use-answer.ts';

const NEW = 'new';
type List = { readonly items: readonly Series[] };

type Way = SeriesForm['registration'];
const Registration = ({ id, value, onChange }: { id: string; value: Way; onChange: (way: Way) => void }) => (
  <Choice id={id} label="How people register" value={value} errors={{}} onChange={(way) => onChange(way as Way)}>
    <option value="each">For each webinar by itself</option>
    <option value="all">Once for all: one form gives a seat in every date to come</option>
  </Choice>
);

/** What a host should know before joining: nobody is registered or mailed behind their back. */
const Promised = ({ way }: { way: Way }) => (
  <p class="hint">
    {way === 'all'
      ? 'The form says which dates it registers for, and one mail brings a link to each. Who registered before this webinar joined is not registered for it and gets no mail: its own form is open to them.'
      : 'Each page leads to the other dates. Nobody is registered for more than the webinar of the form.'}
  </p>
);

export const SeriesFields = ({ fields, errors, set }: PartProps) => {
  const { asked, again } = useAnswer<List>('/series');
  const [making, make] = useState<SeriesForm | null>(null);
  const [problem, tell] = useState('');
  const [busy, setBusy] = useState(false);
  const all = asked.is === 'here' ? asked.value.items : [];
  const chosen = all.find(({ id }) => id === fields.series);

  const keep = async (method: 'POST' | 'PATCH', path: string, body: object): Promise<void> => {
    setBusy(true);
    const answer = await send<Series>(method, path, body);
    setBusy(false);
    tell(answer.ok ? '' : (answer.errors[0]?.detail ?? answer.detail));
    // What somebody else made of it meanwhile is shown as well.
    again();
    if (!answer.ok || method === 'PATCH') return;
    make(null);
    set({ series: answer.value.id });
  };

  return (
    <Part title="Series" hint="Webinars that belong together name each other on their pages.">
      <Choice
        id="series"
        label="Series"
        value={making ? NEW : fields.series}
        errors={errors}
        onChange={(wanted) => {
          tell('');
          make(wanted === NEW ? { title: '', registration: 'each' } : null);
          if (wanted !== NEW) set({ series: wanted });
        }}
      >
        <option value="">None</option>
        {fields.series !== '' && !chosen && (
          <option value={fields.series}>{asked.is === 'here' ? 'One that is not there' : 'Loading'}</option>
        )}
        {all.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
        <option value={NEW}>A new series</option>
      </Choice>
      {making && (
        <>
          <Line
            id="series-title"
            label="Name of the series"
            value={making.title}
            errors={problem ? { 'series-title': problem } : {}}
            onChange={(title) => make({ ...making, title })}
          />
          <Registration
            id="series-registration"
            value={making.registration}
            onChange={(registration) => make({ ...making, registration })}
          />
          <Promised way={making.registration} />
          <div>
            <button
              type="button"
              class="button quiet"
              aria-busy={busy}
              disabled={busy}
              onClick={() => void keep('POST', '/series', making)}
            >
              Make the series
            </button>
          </div>
        </>
      )}
      {!making && chosen && (
        <>
          <Registration
            id="series-registration"
            value={chosen.registration}
            onChange={(registration) => void keep('PATCH', `/series/${chosen.id}`, { registration, version: chosen.version })}
          />
          <Promised way={chosen.registration} />
          <p class="hint">This holds for the whole series and is saved at once.</p>
        </>
      )}
      {!making && problem && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
      {asked.is === 'refused' && <p class="error">{asked.refusal.detail}</p>}
    </Part>
  );
};
