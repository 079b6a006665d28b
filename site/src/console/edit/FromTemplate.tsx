/** What a new webinar may begin with. Choosing fills the form; nothing is stored before it is saved. */
import { useState } from 'preact/hooks';
import type { WebinarTemplate } from '#shared/webinar-template.ts';
import { send } from '../../lib/console/api.ts';
import type { Fields } from '../../lib/console/draft.ts';
import { withTemplate } from '../../lib/console/from-template.ts';
import { Part } from '../Part.tsx';
import { useAnswer } from '../use-answer.ts';

type Props = { readonly fields: Fields; readonly set: (part: Partial<Fields>) => void };
type Templates = { readonly items: readonly WebinarTemplate[] };

const Options = ({ label, items }: { label: string; items: readonly WebinarTemplate[] }) =>
  items.length > 0 ? (
    <optgroup label={label}>
      {items.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  ) : null;

export const FromTemplate = ({ fields, set }: Props) => {
  const { asked, put } = useAnswer<Templates>('/templates');
  const [chosen, choose] = useState('');
  const [said, say] = useState('');
  // The form works without them.
  if (asked.is !== 'here') return null;
  const { items } = asked.value;
  const template = items.find(({ id }) => id === chosen);
  const use = (): void => {
    if (!template) return;
    set(withTemplate(fields, template.content));
    say(`The form begins with “${template.name}”. Please give a date.`);
  };
  const remove = async (): Promise<void> => {
    if (!template) return;
    const answer = await send('DELETE', `/templates/${template.id}`);
    if (!answer.ok) return say(answer.detail);
    put({ items: items.filter(({ id }) => id !== template.id) });
    choose('');
    say(`The template “${template.name}” is removed. Webinars that began with it stay as they are.`);
  };
  return (
    <Part title="Begin with a template" hint="It replaces words, agenda, form and settings below; date, speakers and video stay yours.">
      <div class="field">
        <label for="template">Template</label>
        <select id="template" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">None: an empty form</option>
          <Options label="Come with Parley" items={items.filter(({ isStarter }) => isStarter)} />
          <Options label="Saved by your team" items={items.filter(({ isStarter }) => !isStarter)} />
        </select>
      </div>
      {template && (
        <div class="stack">
          <p class="soft">
            <strong>{template.content.title}</strong> {template.content.promise}
          </p>
          <div class="cluster">
            <button type="button" class="button quiet tiny" onClick={use}>
              Use this template
            </button>
            {!template.isStarter && (
              <button type="button" class="button quiet tiny" onClick={() => void remove()}>
                Remove it for everybody
              </button>
            )}
          </div>
        </div>
      )}
      <p role="status" class={said ? 'hint' : 'visually-hidden'}>
        {said}
      </p>
    </Part>
  );
};
