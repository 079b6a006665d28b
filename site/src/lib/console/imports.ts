/** A list of people from elsewhere, in words; and its file on its way in parts. */
import {
  type ImportCounts,
  type ImportField,
  type ImportOutcome,
  type ImportSource,
  type ImportView,
  importLimits,
} from '#shared/import.ts';
import { type Answer, send } from './api.ts';
import { many } from './words.ts';

export const fieldWords: Readonly<Record<ImportField, string>> = {
  email: 'Email',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  company: 'Company',
  jobTitle: 'Job title',
  country: 'Country',
  phone: 'Phone',
  locale: 'Language',
  timeZone: 'Time zone',
  labels: 'Labels',
  attributes: 'More of a person (JSON)',
  status: 'Status: stops mail where it says so',
  stopped: 'Does not want mail, if filled',
  subscribed: 'Wants mail: “no” stops it',
};

const sourceWords: Readonly<Record<ImportSource, string>> = {
  hubspot: 'A file of HubSpot',
  mailchimp: 'A file of Mailchimp',
  listmonk: 'A file of listmonk',
  parley: 'A file of Parley',
  plain: 'A plain file',
};

const encodingWords: Readonly<Record<string, string>> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'windows-1252': 'Windows-1252' };
const delimiterWords: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

/** “A file of HubSpot, with semicolons, in Windows-1252”. */
export const toFileWords = ({ source = 'plain', delimiter = ',', encoding = 'utf-8' }: ImportView): string =>
  `${sourceWords[source]}, with ${delimiterWords[delimiter] ?? delimiter}, in ${encodingWords[encoding] ?? encoding}.`;

/** What each outcome means, in the order in which people care. */
const outcomeWords: readonly (readonly [ImportOutcome, (count: number) => string])[] = [
  ['added', (count) => `${many(count, 'new person', 'new people')}`],
  ['filled', (count) => `${many(count, 'person', 'people')} known already, with something filled in`],
  ['unchanged', (count) => `${many(count, 'person', 'people')} known already, with nothing new`],
  ['stopped', (count) => `${many(count, 'address', 'addresses')} kept off marketing mail`],
  ['repeated', (count) => `${many(count, 'line')} left out: the same person stands above`],
  ['erased', (count) => `${many(count, 'person', 'people')} left out: they had everything erased`],
  ['wrong', (count) => `${many(count, 'line')} left out: no address that mail can go to`],
];

export const toCountWords = (counts: ImportCounts): readonly string[] =>
  outcomeWords.flatMap(([outcome, words]) => (counts[outcome] > 0 ? [words(counts[outcome])] : []));

/** How many people an import changes. */
export const changedBy = ({ added, filled, stopped }: ImportCounts): number => added + filled + stopped;

export const stateWords: Readonly<Record<ImportView['state'], string>> = {
  receiving: 'Not sent whole',
  checking: 'Being looked through',
  checked: 'Waits for you',
  running: 'Under way',
  done: 'Done',
  undoing: 'Being taken back',
  undone: 'Taken back',
  failed: 'Not possible',
};

/** It goes on by itself. */
export const isMoving = ({ state }: ImportView): boolean => state === 'checking' || state === 'running' || state === 'undoing';

const toParts = (file: Blob): readonly Blob[] =>
  Array.from({ length: Math.max(1, Math.ceil(file.size / importLimits.partBytes)) }, (_, at) =>
    file.slice(at * importLimits.partBytes, (at + 1) * importLimits.partBytes),
  );

/** To be looked through first. `onPart` hears which share has arrived, from 0 to 1. */
export const sendFile = async (file: File, onPart: (share: number) => void): Promise<Answer<ImportView>> => {
  const [first, ...rest] = toParts(file);
  let answer = await send<ImportView>('POST', `/contacts/imports?dryRun=1&parts=${rest.length + 1}`, first);
  for (const [at, part] of rest.entries()) {
    if (!answer.ok) return answer;
    onPart((at + 1) / (rest.length + 1));
    answer = await send<ImportView>('PUT', `/contacts/imports/${answer.value.id}/parts/${at + 2}`, part);
  }
  return answer;
};
