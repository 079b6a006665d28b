/** What each route of the people's side and of the service desk takes: the tests of misuse spoil one thing of it at a time. */
import { deskRows } from './desk-routes.ts';
import type { Kind, Place } from './place.ts';

export type Json = null | boolean | number | string | readonly Json[] | Body;
export type Body = { readonly [key: string]: Json };

/**
 * `names`: what the parts of the path are, from the left. `takes`: bodies that it takes. `query`: a list that is paged, one that comes
 * whole, or an address with a query of its own. `does`: what the last body comes to. `unknown`: what a
 * wrong id may come to beside a 404.
 */
export type Row = {
  readonly names?: readonly Kind[];
  readonly takes?: (place: Place) => readonly Body[];
  readonly query?: 'paged' | 'whole' | `?${string}`;
  readonly does?: number;
  readonly unknown?: number;
  /** Whoever comes too late is refused, and what they wrote is kept. */
  readonly keeps?: true;
  /** Asked by who has a seat in the webinar that is over. */
  readonly seated?: true;
  /** Takes the file itself. */
  readonly file?: 'text/csv' | 'text/vtt';
};

const weights = { watched: 30, asked: 30, polls: 20, votes: 10, notes: 10, survey: 10 };

/** Each rule that there is, once. */
const everyRule = ({ webinar: { id } }: Place): Body => ({
  all: [
    { any: [{ rule: 'state', in: [id], is: 'attended', minutes: 5 }, { none: [{ rule: 'hold' }] }] },
    { rule: 'asked', in: 'any', is: 'open' },
    { rule: 'poll', in: [id], poll: 'abc', options: [0, 1] },
    { rule: 'vote', in: [id], least: 1 },
    { rule: 'note', in: [id] },
    { rule: 'survey', in: [id], stars: [1, 2], nps: ['detractor'] },
    { rule: 'did', what: 'download', which: 'a-guide' },
    { rule: 'score', in: 'overall', is: 'least', score: 70 },
    { rule: 'brought', in: [id], least: 2 },
    { rule: 'label', labels: ['vip'] },
    { rule: 'source', touch: 'first', field: 'source', is: 'starts', text: 'news' },
    { rule: 'consent', purpose: 'marketing', is: 'confirmed' },
    { rule: 'suppressed', purpose: 'marketing', why: ['bounced'] },
    { rule: 'channel', is: 'mail' },
    { rule: 'language', in: ['de'] },
    { rule: 'country', in: ['DE'] },
    { rule: 'day', touch: 'last', is: 'within', days: 30 },
    { rule: 'day', touch: 'last', is: 'since', day: '2027-01-01' },
  ],
});

/** The same schema reads it wherever rules are. */
const someRules = { all: [{ none: [{ rule: 'label', labels: ['vip'] }] }] };

const exporting = ({ ids: { webinar, segment } }: Place): readonly Body[] => [
  { segment, target: 'salesforce-campaign-members', purpose: 'marketing', campaign: `701${'A'.repeat(12)}` },
  { webinar, target: 'plain', purpose: 'marketing', format: 'csv', columns: ['email', 'name'], overHold: { reason: 'They asked for it' } },
];
/** By then there is a newer one. */
const act: Row = { names: ['invitation'], takes: () => [{ version: 2 }], does: 409 };

const peopleRows: Readonly<Record<string, Row>> = {
  'GET /api/console/contacts': { query: 'paged' },
  'GET /api/console/contacts/:id': { names: ['contact'] },
  'PUT /api/console/contacts/:id/labels': { names: ['contact'], takes: () => [{ labels: ['vip', 'speaker'] }] },
  'POST /api/console/contacts/:id/notes': { names: ['contact'], takes: () => [{ text: 'Called back' }], does: 201 },
  'PATCH /api/console/contacts/:id/notes/:note': { names: ['contact', 'note'], takes: () => [{ text: 'Called twice' }] },
  'DELETE /api/console/contacts/:id/notes/:note': { names: ['contact', 'note'] },
  'POST /api/console/contacts/:id/merge': { names: ['contact'], takes: () => [{ into: 'cara@example.com', dryRun: true }] },
  'POST /api/console/contacts/:id/part': { names: ['contact'], takes: ({ ids }) => [{ alias: ids.joined }], does: 404 },
  'GET /api/console/labels': { query: 'whole' },
  'GET /api/console/suppressions': { query: 'paged' },
  'POST /api/console/suppressions': { takes: () => [{ address: 'more@example.com', purposes: ['marketing', 'service'] }], does: 201 },
  'POST /api/console/suppressions/imports': {
    takes: () => [{ addresses: ['many@example.com'], purposes: ['marketing'], dryRun: true }],
  },
  'DELETE /api/console/suppressions/:contact/:purpose': { names: ['stopped', 'purpose'] },
  'GET /api/console/contacts/imports': { query: 'whole' },
  'POST /api/console/contacts/imports': { query: '?dryRun=1&parts=2', file: 'text/csv', does: 202 },
  'PUT /api/console/contacts/imports/:id/parts/:part': { names: ['import', 'part'], file: 'text/csv', does: 202 },
  'GET /api/console/contacts/imports/:id': { names: ['import'] },
  'GET /api/console/contacts/imports/:id/report': { names: ['import'], does: 303 },
  'POST /api/console/contacts/imports/:id/check': { names: ['import'], takes: () => [{ columns: ['email', null] }], does: 202 },
  'POST /api/console/contacts/imports/:id/run': {
    names: ['import'],
    takes: () => [{ origin: 'Our fair in June', labels: ['fair'] }],
    does: 202,
  },
  'POST /api/console/contacts/imports/:id/undo': { names: ['import'], takes: () => [{}], does: 202 },
  'GET /api/console/scores': {},
  'POST /api/console/scores/preview': { takes: () => [{ weights }] },
  'PUT /api/console/scores': { takes: () => [{ weights: { ...weights, notes: 5 }, version: 0 }] },
  'GET /api/console/sources/:webinar': { names: ['webinar'] },
  'POST /api/console/sources/:webinar': {
    names: ['webinar'],
    takes: () => [{ name: 'Partner', source: 'partner', medium: 'mail', campaign: 'june' }],
    does: 201,
  },
  // A link that is not there is gone: a second press is no mistake.
  'DELETE /api/console/sources/:webinar/:source': { names: ['webinar', 'source'], does: 204, unknown: 204 },
  'GET /api/console/segments': { query: 'whole' },
  'POST /api/console/segments': {
    takes: () => [{ name: 'Some', rules: someRules, kind: 'living', purpose: 'marketing' }],
    does: 201,
  },
  'POST /api/console/segments/preview': { takes: (place) => [{ rules: everyRule(place), purpose: 'research' }] },
  'GET /api/console/segments/parts/:webinar': { names: ['webinar'] },
  'GET /api/console/segments/previews/:id': { names: ['tally'] },
  'GET /api/console/segments/:id': { names: ['segment'] },
  'GET /api/console/segments/:id/preview': { names: ['segment'], query: '?purpose=marketing&since=2027-06-01' },
  'PATCH /api/console/segments/:id': {
    names: ['segment'],
    takes: () => [{ name: 'All', rules: someRules, purpose: 'service', version: 1 }],
  },
  'DELETE /api/console/segments/:id': { names: ['segment'], query: '?version=2' },
  'GET /api/console/invitations': { query: 'paged' },
  'POST /api/console/invitations': {
    takes: ({ next, ids }) => [
      {
        ...{ webinar: next.id, segment: ids.segment, name: 'Winter', subject: 'Come', text: 'We saved a chair.' },
        ...{ at: '2027-07-01T09:00:00.000Z', again: true, overHold: { reason: 'Their answer is on its way' } },
      },
    ],
    does: 202,
  },
  'GET /api/console/invitations/:id': { names: ['invitation'] },
  'PATCH /api/console/invitations/:id': {
    names: ['invitation'],
    takes: () => [{ version: 2, name: 'Spring', subject: 'Come', text: 'There is tea.', at: '2027-07-02T09:00:00+02:00' }],
  },
  'GET /api/console/invitations/:id/preview': { names: ['invitation'], query: '?locale=de' },
  'GET /api/console/invitations/:id/letter': { names: ['invitation'], query: '?locale=de' },
  'POST /api/console/invitations/:id/test': { names: ['invitation'], takes: () => [{ locale: 'de' }], does: 202 },
  'POST /api/console/invitations/:id/send': act,
  'POST /api/console/invitations/:id/pause': act,
  'POST /api/console/invitations/:id/resume': act,
  'POST /api/console/invitations/:id/stop': act,
  'GET /api/console/exports': { query: 'paged' },
  'POST /api/console/exports': { takes: exporting, does: 202 },
  'POST /api/console/exports/preview': { takes: exporting },
  'GET /api/console/exports/:id': { names: ['export'] },
  'GET /api/console/exports/:id/file/:name?': { names: ['export', 'file'], does: 303 },
  'GET /invite/:token': { names: ['token'], unknown: 403 },
  'POST /invite/:token': { names: ['token'], takes: () => [{}], does: 303, unknown: 403 },
};

/** Of what readers send without a form. An id that is no seat's is refused before anybody looks for it. */
const ofRecording = { names: ['over'], unknown: 401, seated: true } as const;
const readerRows: Readonly<Record<string, Row>> = {
  'GET /api/replays/:id/watched': ofRecording,
  'POST /api/replays/:id/watched': {
    ...ofRecording,
    takes: () => [{ pieces: '', place: 12, length: 600, leaving: false }],
    does: 204,
  },
};

export const rows: Readonly<Record<string, Row>> = { ...peopleRows, ...deskRows, ...readerRows };
