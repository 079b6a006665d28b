/** The name and the one colour, and at once how both schemes look in it. */
import { LEAST_CONTRAST, nearestAccent, toAccentTokens } from '#shared/accent.ts';
import { toWordmark } from '#shared/brand.ts';
import { contrast, hexPattern } from '#shared/colour.ts';
import { Line } from '../Field.tsx';
import { PictureField } from '../picture/PictureField.tsx';
import type { SettingProps } from './props.ts';
import '../../styles/console-picture.css';

const Sample = ({ scheme, hex, name }: { scheme: 'light' | 'dark'; hex: string; name: string }) => {
  const tokens = Object.entries(toAccentTokens(hex)).map(([token, [light, dark]]) => [`--${token}`, `light-dark(${light}, ${dark})`]);
  return (
    <div class="settings-sample" style={{ colorScheme: scheme, ...Object.fromEntries(tokens) }} aria-hidden="true">
      <p class="brand">
        {name || 'Your name'}
        <i>.</i>
      </p>
      <p>
        A question, <span class="settings-link">a link</span> and <span class="chip accent">Yours</span>
      </p>
      <span class="button tiny">Save my seat</span>
    </div>
  );
};

const Reading = ({ hex, use }: { hex: string; use: (hex: string) => void }) => {
  const nearest = nearestAccent(hex);
  const ratio = contrast(hex, '#ffffff').toFixed(1);
  if (nearest === hex) return <p class="hint">White reads on it at {ratio}:1. The dark scheme takes the same hue, lighter.</p>;
  return (
    <p class="notice due settings-nearest">
      <span>
        Text in this colour is hard to read: {ratio}:1 on white, and it needs {LEAST_CONTRAST}:1 on every ground. The nearest colour that
        reads is <strong>{nearest}</strong>.
      </span>
      <button type="button" class="button tiny" onClick={() => use(nearest)}>
        <span class="settings-swatch" style={{ background: nearest }} aria-hidden="true" />
        Use it
      </button>
    </p>
  );
};

const logos = [
  { id: 'logo-light', field: 'logoLight', scheme: 'light', words: 'Logo on light ground' },
  { id: 'logo-dark', field: 'logoDark', scheme: 'dark', words: 'Logo on dark ground' },
] as const;

export const Look = ({ fields, errors, set }: SettingProps) => {
  const hex = fields.accent.trim().toLowerCase();
  const isColour = hexPattern.test(hex);
  const use = (accent: string): void => set({ accent });
  return (
    <>
      <Line
        id="organisation"
        label="Organisation"
        value={fields.organisation}
        errors={errors}
        hint="Stands on every page and in every mail."
        onChange={(organisation) => set({ organisation })}
      />
      <div class="logo-fields">
        {logos.map(({ id, field, scheme, words }) => (
          <PictureField
            key={id}
            id={id}
            purpose="logo"
            label={words}
            value={fields[field] ?? ''}
            otherwise={toWordmark(fields.organisation) || 'Your name'}
            scheme={scheme}
            errors={errors}
            onChange={(next) => set({ [field]: next || null })}
          />
        ))}
      </div>
      <p class="hint">
        A PNG with a clear background, 80 pixels high or more; 10 MB at most. With one logo only, it keeps its own ground in the other
        scheme.
      </p>
      <div class="settings-accent">
        <Line id="accent" label="Accent colour" value={fields.accent} errors={errors} onChange={use} />
        <input
          type="color"
          aria-label="Choose the accent colour"
          value={isColour ? hex : '#3447c8'}
          onInput={(event) => use(event.currentTarget.value)}
        />
      </div>
      <div aria-live="polite">{isColour && <Reading hex={hex} use={use} />}</div>
      {isColour && (
        <div class="settings-samples">
          <Sample scheme="light" hex={nearestAccent(hex)} name={fields.organisation} />
          <Sample scheme="dark" hex={nearestAccent(hex)} name={fields.organisation} />
        </div>
      )}
    </>
  );
};
