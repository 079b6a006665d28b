/** What a file says about consent: where it stands, the proof of it, and what is not mailed. Pure. */
import type { Purpose } from '#shared/consent.ts';
import { standing } from '../consent/rules.ts';
import type { ConsentNow } from '../contact/store.ts';
import type { Cell } from './csv.ts';
import type { Listed } from './listed.ts';

const words = { asked: 'asked, not confirmed', confirmed: 'confirmed', withdrawn: 'withdrawn' } as const;

const known = ({ contact, now }: Pick<Listed, 'contact' | 'now'>, purpose: Purpose) => contact && standing(contact, purpose, now);

export const consentOf = (listed: Pick<Listed, 'contact' | 'now'>, purpose: Purpose): string => {
  const state = known(listed, purpose)?.state;
  return state ? words[state] : 'no';
};

/** Every purpose that is not mailed, and why: nobody is to be mailed from a file by mistake. */
export const stoppedOf = ({ stopped }: Pick<Listed, 'stopped'>): readonly string[] =>
  Object.entries(stopped).map(([purpose, why]) => `${purpose}: ${why}`);

/** Marketing rests while somebody waits for an answer of ours. */
export const holdOf = ({ contact }: Pick<Listed, 'contact'>): string => {
  const owed = contact?.owed ?? 0;
  return owed === 0 ? '' : `owed ${owed === 1 ? '1 answer' : `${owed} answers`}`;
};

type Proving = readonly [header: string, cell: (proof: ConsentNow | undefined) => Cell];

/** Of a consent that was confirmed: when, to which words, in which language, where and how (GDPR, article 7). */
const proving: readonly Proving[] = [
  ['consent_confirmed_at', (proof) => proof?.at],
  ['consent_asked_at', (proof) => proof?.asks],
  ['consent_text_version', (proof) => proof?.textVersion],
  ['consent_text_hash', (proof) => proof?.textHash],
  ['consent_language', (proof) => proof?.locale],
  ['consent_method', (proof) => proof?.method],
  ['consent_page', (proof) => proof?.page],
];

/** Nobody agrees to service; it needs no proof. */
const proofOf = ({ purpose, proof }: Listed): ConsentNow | undefined => (purpose === 'service' ? undefined : proof?.[purpose]);

/** As columns of their own. */
export const proofColumns = proving.map(([header, cell]) => [header, (listed: Listed): Cell => cell(proofOf(listed))] as const);

/** As a record, for tools that keep one; empty where none is needed. */
export const proofRecord = (listed: Listed): Readonly<Record<string, Cell>> =>
  listed.purpose === 'service'
    ? {}
    : Object.fromEntries(proving.flatMap(([header, cell]) => (cell(proofOf(listed)) ? [[header, cell(proofOf(listed))]] : [])));

/** In one line, for tools that have nothing but a note; '' where none is needed. */
export const proofLine = (listed: Listed): string => {
  const proof = proofOf(listed);
  if (!proof) return '';
  const { at, textVersion, textHash, locale, method } = proof;
  const how = [method && `by ${method}`, locale && `in ${locale}`].filter(Boolean).join(' ');
  return `Consent to ${listed.purpose} confirmed ${at} ${how}, words ${textVersion ?? '?'} (${textHash ?? '?'})`;
};
