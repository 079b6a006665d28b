/** What each route of the service desk takes, in the words of the people's side. */
import type { Place } from './place.ts';
import type { Body, Row } from './routes.ts';

const times = (days: number): Body => ({
  first: { amount: days, unit: 'days' },
  next: { amount: days, unit: 'days' },
  resolve: { amount: 8, unit: 'hours' },
});

const policy: Body = {
  usual: times(1),
  byPriority: { urgent: times(2) },
  teams: [{ name: 'Billing', lead: 'agent@example.com', members: ['host@example.com'], labels: ['price'] }],
  lead: 'admin@example.com',
  restDays: 14,
  version: 0,
};

const campaign = ({ ids }: Place): Body => ({
  ...{ name: 'Autumn sale', promise: 'Half the price', segment: ids.segment, landing: 'https://example.com/sale', channel: 'mail' },
  ...{ at: '2027-07-20T09:00:00+02:00', size: 500, owner: 'marketer@example.com', series: 'Seasons' },
  briefing: [{ question: 'What does it cost?', reply: 'Half of it.' }],
});

const reply: Body = {
  ...{ text: 'It is free.', private: true, answers: true, publicText: 'Free for everybody.', named: false, merged: true, voters: true },
  ...{ after: 'pending', key: 'one-press', said: '1-1-0' },
};

const ofCase = { names: ['case'] } as const;
/** By then there is a newer one. */
const ofRound: Row = { names: ['quiet'], takes: () => [{ version: 1 }], does: 409 };

const article = {
  ...{ title: 'After the hour', slug: 'after-the-hour', summary: 'What becomes of questions.', series: 'Hours', locale: 'de' },
  author: { name: 'Tess Example', about: 'Tess writes.' },
  topics: ['Service', 'Answering'],
  takeaways: ['Say by when'],
  webinar: 'the-next-one',
  markdown: '## Part\n\nText',
};
const report = {
  title: 'A guide',
  summary: 'What to ask first, and whom.',
  locale: 'de',
  gated: true,
  price: 'We live by it.',
  version: 1,
};
const gift: Body = {
  ...{ name: 'Day tickets', words: { en: 'It buys a ticket.', de: 'Er kauft eine Karte.' }, endsOn: '2027-12-31' },
  ...{ budget: 5, perMonth: 2, againMonths: 12 },
};
const ofGift = { names: ['gift'] } as const;
const ofPaper = { names: ['paper'] } as const;
const ofOver = { names: ['over'] } as const;
const ofArticle = { names: ['article'] } as const;

/** One after the other: each `version` is what the act before it left. */
export const deskRows: Readonly<Record<string, Row>> = {
  'GET /api/console/campaigns.ics': { query: 'whole' },
  'GET /api/console/campaigns/calendar': { query: 'whole' },
  'POST /api/console/campaigns/calendar': { takes: () => [{}], does: 201 },
  'DELETE /api/console/campaigns/calendar': {},
  'GET /api/console/campaigns/ahead': { query: 'whole' },
  'GET /api/console/campaigns/for/:contact': { names: ['contact'], query: 'whole' },
  'GET /api/console/campaigns': { query: '?from=2027-01-01&to=2028-01-01&limit=5' },
  'POST /api/console/campaigns': { takes: (place) => [campaign(place)], does: 201 },
  'GET /api/console/campaigns/:id': { names: ['campaign'] },
  'PATCH /api/console/campaigns/:id': { names: ['campaign'], takes: (place) => [{ ...campaign(place), version: 1 }] },
  'POST /api/console/campaigns/:id/ready': {
    names: ['campaign'],
    takes: () => [{ version: 2, override: { reason: 'The fair is tomorrow' } }],
  },
  'POST /api/console/campaigns/:id/cancel': { names: ['campaign'], takes: () => [{ version: 3 }] },
  'DELETE /api/console/campaigns/:id': { names: ['campaign'] },
  'GET /api/console/comments': { query: 'paged' },
  'GET /api/console/embeds': { query: 'whole' },
  'PUT /api/console/embeds': { takes: () => [{ origins: ['https://www.partner.example'], version: 0 }] },
  'GET /api/console/comments/rules': { query: 'whole' },
  'PUT /api/console/comments/rules': {
    takes: () => [{ mode: 'after', words: ['Casino'], links: 'hold', closed: ['silence'], version: 0 }],
  },
  'POST /api/console/comments/:comment/decisions': {
    names: ['comment'],
    takes: (): readonly Body[] => [
      { decision: 'answer', text: 'Please do.', key: 'one-press' },
      { decision: 'approve', version: 1 },
    ],
  },
  'GET /api/console/moderation': { query: 'paged' },
  'POST /api/console/moderation/keep': {
    takes: ({ webinar }) => [{ kind: 'chat', webinar: webinar.id, id: '2027-06-18T13:00:00.000Z-000000000000', reports: 1 }],
    does: 404,
  },
  'GET /api/console/articles': { query: 'paged' },
  'POST /api/console/articles': { takes: () => [{ ...article, slug: 'another-hour' }], does: 201 },
  'GET /api/console/articles/:id': ofArticle,
  'PATCH /api/console/articles/:id': { ...ofArticle, keeps: true, takes: () => [{ ...article, version: 1 }] },
  'GET /api/console/articles/:id/revisions': { ...ofArticle, query: 'whole' },
  'GET /api/console/articles/:id/revisions/:revision': { names: ['article', 'revision'] },
  'POST /api/console/articles/:id/schedule': { ...ofArticle, takes: () => [{ at: '2027-07-01T09:00:00Z', version: 2 }] },
  'POST /api/console/articles/:id/publish': { ...ofArticle, takes: () => [{ version: 3 }] },
  'POST /api/console/articles/:id/withdraw': { ...ofArticle, takes: () => [{ version: 4 }] },
  'DELETE /api/console/articles/:id': { ...ofArticle, query: '?version=5' },
  'GET /api/console/reports': {},
  'PUT /api/console/reports/:slug': { ...ofPaper, takes: () => [report] },
  'GET /api/console/reports/:slug': ofPaper,
  'POST /api/console/reports/:slug/files': { ...ofPaper, takes: () => [{ name: 'guide.pdf', size: 9_000 }], does: 201 },
  // Its bytes have not come yet.
  'POST /api/console/reports/:slug/files/:id/check': { names: ['paper', 'sent'], takes: () => [{ version: 2 }], does: 409 },
  'GET /api/console/reports/:slug/file': { ...ofPaper, does: 404 },
  'POST /api/console/reports/:slug/state': { ...ofPaper, takes: () => [{ state: 'published', version: 2 }], does: 409 },
  'GET /api/console/webinars/:id/transcript': ofOver,
  'GET /api/console/webinars/:id/survey': ofOver,
  'GET /api/console/webinars/:id/survey/texts': { ...ofOver, query: 'paged' },
  'GET /api/console/quotes/:person/:source': { names: ['sayer', 'said'] },
  'PUT /api/console/quotes/:person/:source': {
    names: ['sayer', 'said'],
    takes: ({ ids }) => [{ text: 'It helped us.', places: [`webinar:${ids.over}`], version: 0 }],
  },
  'PUT /api/console/webinars/:id/transcript': { ...ofOver, file: 'text/vtt' },
  'DELETE /api/console/webinars/:id/transcript': { ...ofOver, does: 204 },
  'GET /api/console/gifts': { query: 'whole' },
  'POST /api/console/gifts': { takes: () => [gift], does: 201 },
  'PATCH /api/console/gifts/:id': { ...ofGift, takes: () => [{ ...gift, version: 1 }] },
  'POST /api/console/gifts/:id/codes': { ...ofGift, takes: () => [{ codes: 'TICKET-0001\nTICKET-0002' }] },
  'GET /api/console/gifts/:id/codes': { ...ofGift, query: '?from=0' },
  'GET /api/console/contacts/:id/thanks': { names: ['contact'] },
  // This person never agreed to such mail.
  'POST /api/console/contacts/:id/thanks': {
    names: ['contact'],
    takes: ({ ids }) => [{ key: 'one-press-of-a-test', gift: ids.gift }],
    does: 409,
  },
  'GET /api/console/policies': {},
  'PUT /api/console/policies': { takes: () => [policy] },
  'GET /api/console/cases': { query: 'paged' },
  'GET /api/console/cases/counts': {},
  'GET /api/console/cases/:k': ofCase,
  'GET /api/console/cases/:k/beside': ofCase,
  'POST /api/console/cases/:k/check': { ...ofCase, takes: () => [{ text: 'It is free.', publicText: 'Free.', shared: true }] },
  'POST /api/console/cases/:k/replies': { ...ofCase, takes: () => [reply], does: 201 },
  'POST /api/console/cases/:k/assign': {
    ...ofCase,
    takes: () => [{ owner: 'agent@example.com', team: 'Billing', priority: 'high', version: 4 }],
  },
  'POST /api/console/cases/:k/snooze': { ...ofCase, takes: () => [{ until: '2027-07-01T09:00:00Z', version: 5 }] },
  'POST /api/console/cases/:k/resolve': { ...ofCase, takes: () => [{ version: 6 }] },
  'POST /api/console/cases/:k/reopen': { ...ofCase, takes: () => [{ version: 7 }] },
  'POST /api/console/cases/:k/heard': { ...ofCase, takes: () => [{ version: 1 }] },
  'POST /api/console/cases/:k/notes': { ...ofCase, takes: () => [{ text: 'Ask Ben first' }], does: 201 },
  'POST /api/console/cases/:k/replying': { ...ofCase, takes: () => [{ open: true }] },
  'POST /api/console/cases/batch': {
    takes: ({ ids }) => [{ cases: [ids.case], act: { do: 'assign', owner: 'agent@example.com' } }],
  },
  // Whom it reached was told: there is nobody left.
  'POST /api/console/cases/:k/replies/:reply/retry': { names: ['case', 'reply'], takes: () => [{}], does: 409, unknown: 409 },
  // Of the two replies that there are, one went out: the other's id is no stranger here.
  'DELETE /api/console/cases/:k/replies/:reply': { names: ['case', 'later'], unknown: 409 },
  'GET /api/console/cases/handover': { query: 'whole' },
  'POST /api/console/cases/handover': { takes: () => [{ text: 'Anna waits for a call' }], does: 201 },
  'POST /api/console/cases/handover/:id/read': { names: ['handover'], takes: () => [{}] },
  'GET /api/console/saved-answers': { query: 'whole' },
  'POST /api/console/saved-answers': { takes: () => [{ title: 'Price', text: 'It is free, {name}.', version: 1 }], does: 201 },
  'PATCH /api/console/saved-answers/:id': { names: ['saved'], takes: () => [{ title: 'Prices', text: 'It is free.', version: 1 }] },
  'DELETE /api/console/saved-answers/:id': { names: ['saved'] },
  'GET /api/console/listen': { query: 'whole' },
  'GET /api/console/listen/campaigns/:id': { names: ['campaign'], query: 'whole' },
  'POST /api/console/listen/:question/read': { ...ofCase, takes: () => [{}] },
  'GET /api/console/listen/mail': { query: 'whole' },
  'PUT /api/console/listen/mail': { takes: () => [{ isOn: false, version: 0 }] },
  'PUT /api/console/listen/mail/mine': { takes: () => [{ isOn: false }] },
  'GET /api/console/quiet': { query: 'paged' },
  // One round at a time, and there is one.
  'POST /api/console/quiet': { takes: () => [{ topics: ['Price', 'Migration'] }], does: 409 },
  'GET /api/console/quiet/:id': { names: ['quiet'] },
  'PATCH /api/console/quiet/:id': { names: ['quiet'], takes: () => [{ version: 2, topics: ['Price'] }] },
  'POST /api/console/quiet/:id/send': ofRound,
  'POST /api/console/quiet/:id/pause': ofRound,
  'POST /api/console/quiet/:id/resume': ofRound,
  'POST /api/console/quiet/:id/stop': ofRound,
  'GET /api/console/listen/quotes': { query: 'paged' },
};
