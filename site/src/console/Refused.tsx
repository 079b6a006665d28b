import type { Refusal } from '../lib/console/api.ts';

/** A list or page that could not be had: why, and the one next step. */
export const Refused = ({ refusal, again, what }: { refusal: Refusal; again: () => void; what: string }) => (
  <div class="empty" role="alert">
    <strong>{refusal.status === 403 ? 'Your role does not include this' : `${what} did not load`}</strong>
    <p>{refusal.detail}</p>
    {refusal.status !== 403 && refusal.status !== 404 && (
      <button type="button" class="button quiet" onClick={again}>
        Try again
      </button>
    )}
  </div>
);
