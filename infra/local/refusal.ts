/** Why the local runtime cannot go on, as one sentence for the person at the keyboard. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Ends the process with one line on stderr; PARLEY_DEBUG shows where it came from. */
export const endWith = (error: unknown): never => {
  const text = error instanceof Error ? error.message : String(error);
  console.error(error instanceof Refusal ? text : `Parley stopped because of something unforeseen: ${text}`);
  if (process.env.PARLEY_DEBUG && error instanceof Error) console.error(error.stack);
  process.exit(1);
};
