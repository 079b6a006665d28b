/** The switch that holds all mail back: `PUT /api/console/mail/stop`. What waits meanwhile goes out once it is off again. */
import * as z from 'zod';

export const mailStopForm = z.strictObject({ stopped: z.boolean({ error: 'Say true to stop all mail, false to let it out again.' }) });

/** `by` and `at`: who turned it last, and when; absent where nobody ever did. */
export type MailStop = {
  readonly stopped: boolean;
  readonly by?: string;
  readonly at?: string;
  /** The deployment's own setting holds mail back as well: no switch in the console lifts that. */
  readonly fixed: boolean;
};
