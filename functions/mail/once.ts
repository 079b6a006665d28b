/** Sends a letter once, whatever dies: the lease says who sends, the record that it is done. */
import { createHash } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { Mail, Sender } from '../ports.ts';
import { type Mailer, Taken } from './turn.ts';

/** `pk`: whose partition remembers it (`contact#…`, `member#…`, `webinar#…`). `name`: which letter; the same name is never sent twice. */
export type LetterName = { readonly pk: string; readonly name: string };
export type LetterMail = { readonly from: Sender; readonly mail: Omit<Mail, 'id'> };

/**
 * `make` is asked once it is this mailer's turn, so that what it reads is as new as can be; undefined where there is nothing to send
 * any more. Only a death between handing over and recording sends a second mail, under the same Message-ID; a table that is away in
 * between does not. Throws `Taken` while another mailer holds it, and what `make` and the carrier throw.
 */
export const sendOnce = async (
  deps: Pick<Deps, 'letter' | 'mail'>,
  { name: mailer, handed }: Mailer,
  { pk, name }: LetterName,
  make: () => Promise<LetterMail | undefined>,
): Promise<void> => {
  const one = `${pk} ${name}`;
  if (!handed.has(one)) {
    const lease = await deps.letter.lease(pk, name, mailer);
    if (lease === 'taken') throw new Taken('Another mailer holds it');
    if (lease === 'sent') return;
    try {
      const made = await make();
      if (!made) return await deps.letter.release(pk, name, mailer);
      const id = createHash('sha256').update(one).digest('hex').slice(0, 32);
      await deps.mail(made.from, { ...made.mail, id });
    } catch (error) {
      await deps.letter.release(pk, name, mailer);
      throw error;
    }
    handed.add(one);
  }
  await deps.letter.sent(pk, name);
  handed.delete(one);
};
