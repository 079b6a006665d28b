/** What stands on the other site, and how it looks there. */
import type { EmbedKind } from '#shared/embed.ts';
import type { Choice as Chosen } from '../../lib/console/embed-code.ts';
import { Choice, Line } from '../Field.tsx';

type Props = {
  readonly chosen: Chosen;
  readonly webinars: readonly { readonly slug: string; readonly title: string }[];
  readonly sites: readonly string[];
  readonly set: (part: Partial<Chosen>) => void;
};

const none = {};

export const Choose = ({ chosen, webinars, sites, set }: Props) => {
  const { kind, looks } = chosen;
  const look = (name: keyof Chosen['looks'], label: string, options: readonly (readonly [string, string])[]) => (
    <Choice
      id={`look-${name}`}
      label={label}
      value={looks[name]}
      errors={none}
      onChange={(value) => set({ looks: { ...looks, [name]: value } })}
    >
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </Choice>
  );
  const colour = (name: 'accent' | 'ground', label: string, placeholder: string) => (
    <Line
      id={`look-${name}`}
      label={label}
      optional
      value={looks[name]}
      placeholder={placeholder}
      errors={none}
      onChange={(value) => set({ looks: { ...looks, [name]: value.trim() } })}
    />
  );
  return (
    <div class="stack">
      <Choice id="embed-kind" label="What" value={kind} errors={none} onChange={(next) => set({ kind: next as EmbedKind })}>
        <option value="form">The registration form of a webinar</option>
        <option value="question">A question to a webinar</option>
        <option value="list">The next webinars</option>
      </Choice>
      {kind === 'list' ? (
        look('count', 'How many', [['', '3'], ...[1, 2, 5, 10].map((count) => [`${count}`, `${count}`] as const)])
      ) : (
        <Choice
          id="embed-webinar"
          label="Webinar"
          value={chosen.slug}
          errors={none}
          onChange={(slug) => set({ slug, title: webinars.find((one) => one.slug === slug)?.title ?? '' })}
        >
          {webinars.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        id="embed-site"
        label="On which site"
        value={chosen.site}
        errors={none}
        hint="Whoever registers there has it as their source. The script finds it out by itself."
        onChange={(site) => set({ site })}
      >
        <option value="">Not said</option>
        {sites.map((site) => (
          <option key={site} value={site}>
            {site}
          </option>
        ))}
      </Choice>
      <fieldset class="embed-looks">
        <legend>How it looks</legend>
        {colour('accent', 'Accent colour', '#3447c8')}
        {colour('ground', 'Ground', '#ffffff')}
        {look('scheme', 'Light or dark', [
          ['', 'As the device has it'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ])}
        {look('radius', 'Corners', [
          ['', 'As on our own pages'],
          ['0', 'Square'],
          ['4', 'A little round'],
          ['16', 'Round'],
        ])}
        {look('font', 'Font', [
          ['', 'Ours'],
          ['system', 'The device’s own'],
          ['serif', 'Serif'],
          ['mono', 'Typewriter'],
        ])}
        {look('language', 'Language', [
          ['', 'The organisation’s own'],
          ['en', 'English'],
          ['de', 'Deutsch'],
        ])}
      </fieldset>
      <p class="hint">A colour in which text would be hard to read becomes the nearest one that reads; such a ground is left out.</p>
    </div>
  );
};
