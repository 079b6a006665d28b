/** What the list of people is narrowed by. Typing looks at once; the address of the page says all of it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type LabelCount, reaches } from '#shared/contact.ts';
import type { Page } from '#shared/page.ts';
import { everybody, type Filter, isTooShort, reachWords, toQuery } from '../../lib/console/contacts.ts';
import { Choice, Line } from '../Field.tsx';
import { useAnswer } from '../use-answer.ts';
import { useKeydown } from '../use-keydown.ts';

/** As long as somebody types on. */
const PAUSE_MS = 250;

type Props = { readonly filter: Filter; readonly apply: (filter: Filter) => void };

const Find = ({ filter, apply }: Props) => {
  const [find, type] = useState(filter.find);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (filter.find === '') type('');
  }, [filter.find]);
  const look = (text: string, after: number): void => {
    type(text);
    clearTimeout(timer.current);
    timer.current = Number(setTimeout(() => apply({ ...filter, find: text }), after));
  };
  useKeydown((event) => {
    const isTyping = event.target instanceof HTMLElement && event.target.closest('input, select, textarea, dialog') !== null;
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    document.getElementById('find')?.focus();
  });
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        look(find, 0);
      }}
    >
      <label for="find">Find</label>
      <input
        id="find"
        type="search"
        value={find}
        autocomplete="off"
        spellcheck={false}
        aria-describedby="find-hint"
        onInput={(event) => look(event.currentTarget.value, PAUSE_MS)}
      />
      <p class="hint" id="find-hint">
        {isTooShort(find) ? 'Please type one more letter.' : 'How an address, a name or a company begins.'}
        <span class="contact-key"> Press / to come here.</span>
      </p>
    </form>
  );
};

const Labels = ({ filter, apply }: Props) => {
  const { asked } = useAnswer<Page<LabelCount>>('/labels');
  const all = asked.is === 'here' ? asked.value.items : [];
  const isKnown = filter.label === '' || all.some(({ label }) => label === filter.label);
  return (
    <Choice id="label" label="Label" value={filter.label} errors={{}} onChange={(label) => apply({ ...filter, label })}>
      <option value="">All labels</option>
      {!isKnown && <option value={filter.label}>{filter.label}</option>}
      {all.map(({ label, people }) => (
        <option key={label} value={label}>
          {label} ({people.toLocaleString('en-GB')})
        </option>
      ))}
    </Choice>
  );
};

export const Filters = ({ filter, apply }: Props) => (
  <>
    <div class="contact-filter">
      <Find filter={filter} apply={apply} />
      <Choice id="reach" label="Marketing mail" value={filter.reach} errors={{}} onChange={(reach) => apply({ ...filter, reach })}>
        <option value="">Everybody</option>
        {reaches.map((reach) => (
          <option key={reach} value={reach}>
            {reachWords(reach)}
          </option>
        ))}
      </Choice>
      <Choice id="consent" label="Agreed to" value={filter.consent} errors={{}} onChange={(consent) => apply({ ...filter, consent })}>
        <option value="">Anything</option>
        <option value="marketing">Marketing</option>
        <option value="research">Being quoted</option>
      </Choice>
      <Labels filter={filter} apply={apply} />
      <Line
        id="country"
        label="Country"
        value={filter.country}
        errors={{}}
        placeholder="DE or Germany"
        onChange={(country) => apply({ ...filter, country })}
      />
    </div>
    {toQuery(filter) !== '' && (
      <button type="button" class="button quiet tiny contact-clear" onClick={() => apply(everybody)}>
        Show everybody
      </button>
    )}
  </>
);
