/** Words of the demonstration's people on its pages: as a marketer put them there, once their owners had pressed the button in their mail. */
import { toEntry } from '#functions/audit/entry.ts';
import { toAsked } from '#functions/consent/ledger.ts';
import { ask, confirm } from '#functions/consent/rules.ts';
import { hashOf, keyOf } from '#functions/placed/rules.ts';
import type { WorkDeps } from '#functions/work-deps.ts';
import type { ContactId } from '#shared/ids.ts';
import { placeOfArticle, placeOfWebinar } from '#shared/quote.ts';
import type { Webinar } from '#shared/webinar.ts';

/** `own`: on the page of the webinar that they speak of; `next`: on that of one to come. */
export type Quoted = {
  readonly person: ContactId;
  readonly text: string;
  readonly on: { readonly own?: true; readonly next?: true; readonly article?: string };
};

const MINUTE = 60_000;

export const agreeToQuote = async (deps: WorkDeps, person: ContactId): Promise<void> => {
  const at = new Date(deps.now().getTime() - 9 * MINUTE);
  const asked = toAsked(['research'], at.toISOString(), { method: 'form', locale: 'en', page: '/survey/' });
  for (const entry of asked) await deps.contact.asked(person, entry);
  const how = { method: 'mailed-button', locale: 'en', page: '/confirm/' } as const;
  const known = await deps.contact.decide(person, (contact) => confirm(ask(contact, asked), ['research'], deps.now(), how));
  if (known?.consent?.research?.state !== 'confirmed') throw new Error('Nobody of the demonstration agreed to be quoted');
};

export const placeQuotes = async (deps: WorkDeps, webinar: Webinar, quoted: readonly Quoted[]): Promise<void> => {
  const { rows } = await deps.webinar.page('public', { limit: 50 });
  const next = rows.find(({ state }) => state === 'scheduled');
  const by = 'marketer@example.com';
  for (const { person, text, on } of quoted) {
    const places = [
      ...(on.own ? [placeOfWebinar(webinar.id)] : []),
      ...(on.next && next ? [placeOfWebinar(next.id)] : []),
      ...(on.article ? [placeOfArticle(on.article)] : []),
    ];
    const key = keyOf({ person, kind: 'survey', of: webinar.id });
    const placed = { person, source: key.sk, words: hashOf(text), places, at: deps.now().toISOString(), by, version: 1 };
    const entry = toEntry(deps, { by, act: 'quote.placed', thing: `contact#${person}` }, {}, { places });
    const done = await deps.placed.put(key, text, placed, entry);
    if (done !== 'stored') throw new Error(`The demonstration's words were ${done}`);
  }
};
