/** What the team calls somebody by. What comes from a question of theirs goes with it, and not from here. */
import { useState } from 'preact/hooks';
import { type LabelCount, MOST_LABELS } from '#shared/contact.ts';
import type { Page } from '#shared/page.ts';
import type { PersonLabel, PersonPage } from '#shared/person-page.ts';
import { send } from '../../lib/console/api.ts';
import { useAnswer } from '../use-answer.ts';

type Props = { readonly person: PersonPage; readonly mayChange: boolean; readonly onChange: () => void };

const Known = ({ all }: { all: readonly string[] }) => {
  const { asked } = useAnswer<Page<LabelCount>>('/labels');
  if (asked.is !== 'here') return null;
  return (
    <datalist id="known-labels">
      {asked.value.items
        .filter(({ label }) => !all.includes(label))
        .map(({ label }) => (
          <option key={label} value={label} />
        ))}
    </datalist>
  );
};

export const Labels = ({ person, mayChange, onChange }: Props) => {
  const [labels, show] = useState<readonly PersonLabel[]>(person.labels);
  const [typed, type] = useState('');
  const [error, fail] = useState('');
  const [said, say] = useState('');
  const all = labels.map(({ label }) => label);

  /** Shown at once; put back where it was refused, and false then. */
  const put = async (wanted: readonly string[], words: string): Promise<boolean> => {
    const before = labels;
    show(wanted.map((label) => before.find((one) => one.label === label) ?? { label, asked: false }));
    fail('');
    const answer = await send<Page<PersonLabel>>('PUT', `/contacts/${person.id}/labels`, { labels: wanted });
    if (!answer.ok) {
      show(before);
      fail(answer.errors[0]?.detail ?? answer.detail);
      return false;
    }
    show(answer.value.items);
    say(words);
    onChange();
    return true;
  };
  const add = async (event: Event): Promise<void> => {
    event.preventDefault();
    const label = typed.trim();
    type('');
    if (label === '' || all.includes(label)) return;
    const isKept = await put([...all, label], `${label} added.`);
    // What was refused can be corrected, unless something else is being typed by now.
    if (!isKept) type((now) => now || typed);
  };
  return (
    <section aria-labelledby="labels">
      <h2 id="labels">Labels</h2>
      {labels.length === 0 && <p class="soft">None yet. Segments and the list find people by them.</p>}
      <ul class="plain person-labels">
        {labels.map(({ label, asked }) => (
          <li key={label} class="chip" title={asked ? 'From a question of theirs' : undefined}>
            {label}
            {asked && <span class="visually-hidden">, from a question of theirs</span>}
            {mayChange && !asked && (
              <button
                type="button"
                aria-label={`Remove ${label}`}
                onClick={() =>
                  void put(
                    all.filter((one) => one !== label),
                    `${label} removed.`,
                  )
                }
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && labels.length < MOST_LABELS && (
        <form class="person-add" onSubmit={add}>
          <label class="visually-hidden" for="new-label">
            New label
          </label>
          <input
            id="new-label"
            list="known-labels"
            value={typed}
            maxLength={30}
            placeholder="New label"
            autocomplete="off"
            aria-describedby="label-error"
            onInput={(event) => type(event.currentTarget.value)}
          />
          <button type="submit" class="button quiet" disabled={typed.trim() === ''}>
            Add
          </button>
          <Known all={all} />
        </form>
      )}
      <p id="label-error" class="error" role="alert">
        {error}
      </p>
      <p role="status" class="visually-hidden">
        {said}
      </p>
    </section>
  );
};
