/** The work that is asked for above the limits of comments: loaded only then. The browser's own cipher does it, beside the page. */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

const PATIENCE_MS = 60_000;

/** `challenge` as the page holds it; what solves it, as its form sends it. Throws where this browser cannot do it in time. */
export const work = async (challenge: string): Promise<string> => {
  const asked = JSON.parse(challenge);
  const solution = await solveChallenge({ challenge: asked, deriveKey, timeout: PATIENCE_MS });
  if (!solution) throw new Error('The work took too long');
  return btoa(JSON.stringify({ challenge: asked, solution }));
};
