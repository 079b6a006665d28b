/** Until when: the first reply, each next one, and the whole of it. */
import type { TimesDraft } from '../../lib/console/policy-draft.ts';
import { spans } from '../../lib/console/policy-draft.ts';

const words = { first: 'First reply within', next: 'Each next reply within', resolve: 'Resolved within' } as const;

type Props = {
  readonly id: string;
  readonly times: TimesDraft;
  readonly errors: Readonly<Record<string, string>>;
  readonly change: (times: TimesDraft) => void;
};

export const Times = ({ id, times, errors, change }: Props) => (
  <div class="policy-times">
    {spans.map((span) => {
      const field = `${id}-${span}`;
      const { amount, unit } = times[span];
      return (
        <div key={span} class="field">
          <label for={field}>{words[span]}</label>
          <div class="policy-span">
            <input
              id={field}
              type="number"
              min={1}
              max={120}
              value={amount}
              aria-invalid={errors[field] !== undefined}
              aria-describedby={errors[field] ? `${field}-error` : undefined}
              onInput={(event) => change({ ...times, [span]: { unit, amount: event.currentTarget.value } })}
            />
            <select
              aria-label={`${words[span]}: days or hours`}
              value={unit}
              onChange={({ currentTarget: { value } }) =>
                change({ ...times, [span]: { amount, unit: value === 'hours' ? 'hours' : 'days' } })
              }
            >
              <option value="days">business days</option>
              <option value="hours">hours of work</option>
            </select>
          </div>
          {errors[field] && (
            <p class="error" id={`${field}-error`}>
              {errors[field]}
            </p>
          )}
        </div>
      );
    })}
  </div>
);
