/** Which webinars a rule is about: any, or one or several by name. */
import { Pick } from './Pick.tsx';
import type { Known } from './use-names.ts';

type Webinars = 'any' | string[];
type Props = { readonly value: Webinars; readonly known: Known; readonly onChange: (value: Webinars) => void };

export const Where = ({ value, known, onChange }: Props) => {
  const chosen = value === 'any' ? [] : value;
  const options = known.webinars.map(({ id, title, startsAt }) => [id, `${title} (${startsAt.slice(0, 10)})`] as const);
  const gone = (id: string): (readonly [string, string])[] => (options.some(([one]) => one === id) ? [] : [[id, 'A webinar']]);
  const free = options.filter(([id]) => !chosen.includes(id));
  const choose = (place: number, id: string): void =>
    onChange(id === 'any' ? 'any' : chosen.length === 0 ? [id] : chosen.map((one, at) => (at === place ? id : one)));
  return (
    <>
      <span>in</span>
      {(chosen.length === 0 ? ['any'] : chosen).map((id, place) => (
        <Pick
          key={id}
          label={place === 0 ? 'Webinar' : `Webinar ${place + 1}`}
          value={id}
          options={[
            ...(place === 0 ? ([['any', 'any webinar']] as const) : []),
            ...(id === 'any' ? [] : gone(id)),
            ...options.filter(([one]) => one === id || !chosen.includes(one)),
          ]}
          onChange={(next) => choose(place, next)}
        />
      ))}
      {chosen.length > 0 && free.length > 0 && (
        <button type="button" class="button quiet tiny" onClick={() => onChange([...chosen, free[0]?.[0] ?? ''])}>
          or another
        </button>
      )}
      {chosen.length > 1 && (
        <button type="button" class="button quiet tiny" onClick={() => onChange(chosen.slice(0, -1))}>
          one less
        </button>
      )}
    </>
  );
};
