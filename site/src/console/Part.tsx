import type { ComponentChildren } from 'preact';
import type { Fields } from '../lib/console/draft.ts';
import type { Errors } from './Field.tsx';

/** Changes some fields; what arrives late is told what stands in the form by then. */
export type SetFields = (change: Partial<Fields> | ((now: Fields) => Partial<Fields>)) => void;

/** What each part of a webinar's form works on. */
export type PartProps = { readonly fields: Fields; readonly errors: Errors; readonly set: SetFields };

/** A heading and what belongs together. */
export const Part = ({ title, hint, children }: { title: string; hint: string; children: ComponentChildren }) => (
  <fieldset class="console-part">
    <legend>
      <h2>{title}</h2>
    </legend>
    <p class="hint console-part-hint">{hint}</p>
    <div class="stack">{children}</div>
  </fieldset>
);
