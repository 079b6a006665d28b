/** The end of a form that is saved: what concerns no single field, its button, and what became of it. */
import type { Errors } from './Field.tsx';

type Props = { readonly errors: Errors; readonly busy: boolean; readonly label: string; readonly said: string };

export const SaveRow = ({ errors, busy, label, said }: Props) => (
  <>
    {errors.form && (
      <p class="error" role="alert">
        {errors.form}
      </p>
    )}
    <p class="cluster">
      <button type="submit" class="button" aria-busy={busy} disabled={busy}>
        {label}
      </button>
      <span role="status" class="soft small">
        {said}
      </span>
    </p>
  </>
);
