/** One labelled control with its hint and its error beside it, tied together for those who listen. */
import type { ComponentChildren } from 'preact';

export type Errors = Readonly<Record<string, string>>;

type Shell = {
  readonly id: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly hint?: ComponentChildren;
  readonly error: string | undefined;
  readonly children: ComponentChildren;
};

const Shell = ({ id, label, optional = false, hint, error, children }: Shell) => (
  <div class="field">
    <label for={id}>
      {label}
      {optional && <span>Optional</span>}
    </label>
    {children}
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {error && (
      <p class="error" id={`${id}-error`}>
        {error}
      </p>
    )}
  </div>
);

type Common = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly errors: Errors;
  readonly optional?: boolean;
  readonly hint?: ComponentChildren;
};

const tied = (id: string, hint: ComponentChildren, error: string | undefined): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((one) => one !== '').join(' ') || undefined;

const toShell = ({ id, label, optional, hint, errors }: Common) => ({
  id,
  label,
  error: errors[id],
  ...(optional === undefined ? {} : { optional }),
  ...(hint === undefined ? {} : { hint }),
});

type Line = Common & {
  readonly type?: 'text' | 'date' | 'time' | 'datetime-local' | 'number' | 'url';
  readonly placeholder?: string;
  readonly min?: number;
};

export const Line = (props: Line) => (
  <Shell {...toShell(props)}>
    <input
      id={props.id}
      type={props.type ?? 'text'}
      value={props.value}
      placeholder={props.placeholder}
      min={props.min}
      autocomplete="off"
      aria-invalid={props.errors[props.id] !== undefined}
      aria-describedby={tied(props.id, props.hint, props.errors[props.id])}
      onInput={(event) => props.onChange(event.currentTarget.value)}
    />
  </Shell>
);

export const Text = (props: Common & { readonly rows?: number }) => (
  <Shell {...toShell(props)}>
    <textarea
      id={props.id}
      rows={props.rows ?? 3}
      value={props.value}
      aria-invalid={props.errors[props.id] !== undefined}
      aria-describedby={tied(props.id, props.hint, props.errors[props.id])}
      onInput={(event) => props.onChange(event.currentTarget.value)}
    />
  </Shell>
);

export const Choice = (props: Common & { readonly children: ComponentChildren }) => (
  <Shell {...toShell(props)}>
    <select
      id={props.id}
      value={props.value}
      aria-invalid={props.errors[props.id] !== undefined}
      aria-describedby={tied(props.id, props.hint, props.errors[props.id])}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      {props.children}
    </select>
  </Shell>
);
