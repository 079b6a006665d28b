/** Whose turn it is to send something. */

/** Which mailer this is, and what it handed over without being able to record it, because the table was away. */
export type Mailer = { readonly name: string; readonly handed: Set<string> };

/** Another mailer holds it: the queue's next try looks again. */
export class Taken extends Error {}
