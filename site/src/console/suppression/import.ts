/** A file of addresses on its way into the list, part by part; what arrived stays, so that a second try goes on. */
import type { SuppressionImported } from '#shared/suppression.ts';
import { send } from '../../lib/console/api.ts';
import { type AddressLine, type Stops, stops, toParts } from '../../lib/console/suppressions.ts';

export type Told = { readonly added: number; readonly already: number; readonly wrong: readonly number[] };

export type Sent = { readonly ok: true; readonly told: Told } | { readonly ok: false; readonly detail: string };

/** `onPart` hears which share of the lines is through, from 0 to 1. Sends nothing more once `signal` is over. */
export const sendAddresses = async (
  lines: readonly AddressLine[],
  what: Stops,
  dryRun: boolean,
  onPart: (share: number) => void,
  signal: AbortSignal,
): Promise<Sent> => {
  let told: Told = { added: 0, already: 0, wrong: [] };
  let through = 0;
  for (const part of toParts(lines)) {
    if (signal.aborted) return { ok: false, detail: 'Stopped. What was sent before is in the list.' };
    const body = { addresses: part.map(({ text }) => text), purposes: stops[what].purposes, dryRun };
    const answer = await send<SuppressionImported>('POST', '/suppressions/imports', body);
    if (!answer.ok) return { ok: false, detail: answer.detail };
    const { added, already, wrong } = answer.value;
    told = {
      added: told.added + added,
      already: told.already + already,
      wrong: [...told.wrong, ...wrong.flatMap((place) => part[place]?.line ?? [])],
    };
    through += part.length;
    onPart(through / lines.length);
  }
  return { ok: true, told };
};
