/**
 * The manifest: each function with its entry, trigger, rights, memory and time limit. The CDK stack and the local runtime both
 * start from here. `impact` says what people notice when it fails; alarms print it.
 */
import { embedFolder } from '#shared/embed.ts';
import { apiFolders, personalFolders } from './edge-rules.ts';

export type Queue = 'mail-now' | 'mail-runs' | 'work';

export type Trigger =
  /** First folders of the paths that it answers, and single paths; `rest`: and every path that no other function does. */
  | { readonly kind: 'http'; readonly folders: readonly string[]; readonly paths?: readonly string[]; readonly rest?: true }
  /** `window` seconds: a tumbling window, the only stream event that names its shard. */
  | { readonly kind: 'stream'; readonly batch: number; readonly batchingSeconds: number; readonly window?: number }
  | { readonly kind: 'schedule'; readonly everyMinutes: number }
  /** `batches`: of queues whose messages are work enough for a call of their own. */
  | {
      readonly kind: 'queues';
      readonly queues: readonly Queue[];
      readonly batch: number;
      readonly batches?: Readonly<Partial<Record<Queue, number>>>;
    };

export type Rights = {
  readonly table: readonly ('read' | 'write' | 'transact')[];
  readonly sendTo: readonly Queue[];
  readonly exports?: 'write' | 'link';
  /** Takes uploaded pictures in, and keeps those that are named. */
  readonly pictures?: true;
  /** Takes files for readers in and keeps them, beside `pictures`; or links to those that are kept. */
  readonly files?: 'keep' | 'link';
  readonly sendMail?: true;
  /** Is told by the mail service what became of mail. */
  readonly hearMail?: true;
  readonly startBuild?: true;
  /** Shows hosts where and with which key they stream. */
  readonly streamKey?: true;
};

export type FunctionSpec = {
  readonly name:
    | 'api'
    | 'personal'
    | 'console'
    | 'people'
    | 'desk'
    | 'readers'
    | 'editors'
    | 'counts'
    | 'reactions'
    | 'journeys'
    | 'mailer'
    | 'work';
  readonly entry: string;
  readonly trigger: Trigger;
  readonly rights: Rights;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly impact: string;
};

const isPersonal = (folder: string): boolean => (personalFolders as readonly string[]).includes(folder);

/** What the team does with people over all webinars: each a path and everything below it. */
export const peoplePaths = [
  'api/console/contacts',
  'api/console/labels',
  'api/console/segments',
  'api/console/exports',
  'api/console/invitations',
  'api/console/scores',
  'api/console/sources',
  'api/console/suppressions',
] as const;

/** The service desk: what customers wait for, and what marketing sends. */
export const deskPaths = [
  'api/console/cases',
  'api/console/saved-answers',
  'api/console/policies',
  'api/console/campaigns',
  'api/console/campaigns.ics',
  'api/console/listen',
  'api/console/quiet',
] as const;

/** What readers do below articles and before reports, and our forms on other people's sites. */
export const readerPaths = ['api/articles', 'api/reports', 'api/replays', 'api/quotes', embedFolder] as const;

/** Each a path alone: below a room, where `api` answers everything else. */
export const readerSinglePaths = ['api/live/{id}/survey', 'api/live/{id}/survey/{token}'] as const;

/** What the team publishes, and what readers wrote below it. */
export const editorPaths = [
  'api/console/articles',
  'api/console/comments',
  'api/console/moderation',
  'api/console/reports',
  'api/console/embeds',
  'api/console/quotes',
  'api/console/gifts',
] as const;

/** Below a webinar or a person: each a path alone. */
export const editorSinglePaths = [
  'api/console/webinars/{id}/transcript',
  'api/console/webinars/{id}/survey',
  'api/console/webinars/{id}/survey/texts',
  'api/console/contacts/{id}/thanks',
] as const;

export const functions: readonly FunctionSpec[] = [
  {
    name: 'api',
    entry: 'functions/lambda/api.ts',
    // Each folder is a route of its own, for the log's sake; the rest is what the site could not answer.
    trigger: { kind: 'http', folders: [...apiFolders.filter((folder) => folder !== 'auth' && !isPersonal(folder)), 'feed'], rest: true },
    rights: { table: ['read', 'write', 'transact'], sendTo: [] },
    memoryMb: 1024,
    timeoutSeconds: 10,
    impact: 'People cannot register, ask or vote.',
  },
  {
    name: 'personal',
    entry: 'functions/lambda/personal.ts',
    trigger: {
      kind: 'http',
      folders: [...personalFolders, 'api/unsubscribe', 'api/inbound'],
      paths: ['api/resend', 'api/manage', 'api/newsletter', 'api/webinars/{slug}/calendar.ics'],
    },
    rights: { table: ['read', 'write', 'transact'], sendTo: [], exports: 'link', hearMail: true },
    memoryMb: 512,
    timeoutSeconds: 10,
    impact: 'Links in mails lead nowhere: nobody can unsubscribe, or see where they stand.',
  },
  {
    name: 'console',
    entry: 'functions/lambda/console.ts',
    trigger: { kind: 'http', folders: ['api/console', 'auth'] },
    rights: { table: ['read', 'write', 'transact'], sendTo: ['work'], pictures: true, streamKey: true },
    memoryMb: 1024,
    timeoutSeconds: 10,
    impact: 'Hosts cannot sign in or moderate.',
  },
  {
    name: 'people',
    entry: 'functions/lambda/people.ts',
    trigger: { kind: 'http', folders: [...peoplePaths], paths: [...peoplePaths] },
    rights: { table: ['read', 'write', 'transact'], sendTo: ['mail-now', 'work'], exports: 'link' },
    memoryMb: 1024,
    // A segment is counted while somebody waits for it.
    timeoutSeconds: 29,
    impact: 'Marketers see no contacts, segments or exports.',
  },
  {
    name: 'desk',
    entry: 'functions/lambda/desk.ts',
    trigger: { kind: 'http', folders: [...deskPaths], paths: [...deskPaths] },
    rights: { table: ['read', 'write', 'transact'], sendTo: ['mail-now', 'work'] },
    memoryMb: 1024,
    timeoutSeconds: 10,
    impact: 'Agents cannot read or answer cases.',
  },
  {
    name: 'readers',
    entry: 'functions/lambda/readers.ts',
    trigger: { kind: 'http', folders: [...readerPaths], paths: [...readerPaths, ...readerSinglePaths] },
    rights: { table: ['read', 'write', 'transact'], sendTo: [], files: 'link' },
    memoryMb: 512,
    timeoutSeconds: 10,
    impact:
      'Readers cannot comment, and get no reports and no transcripts; nobody can answer a survey; our forms on other sites are empty.',
  },
  {
    name: 'editors',
    entry: 'functions/lambda/editors.ts',
    trigger: { kind: 'http', folders: [...editorPaths], paths: [...editorPaths, ...editorSinglePaths] },
    rights: { table: ['read', 'write', 'transact'], sendTo: ['work'], pictures: true, files: 'keep' },
    memoryMb: 1024,
    // S3 copies 200 MB while somebody waits for it.
    timeoutSeconds: 29,
    impact: 'The team cannot write articles, offer reports, upload transcripts or moderate comments.',
  },
  {
    name: 'counts',
    entry: 'functions/lambda/counts.ts',
    trigger: { kind: 'stream', batch: 1000, batchingSeconds: 1, window: 60 },
    rights: { table: ['read', 'write', 'transact'], sendTo: [] },
    memoryMb: 512,
    timeoutSeconds: 60,
    impact: 'Votes are kept but the numbers on screen stand still.',
  },
  {
    name: 'reactions',
    entry: 'functions/lambda/reactions.ts',
    // A batch with a question in it waits for its second to publish in, so a busy room needs large ones.
    trigger: { kind: 'stream', batch: 500, batchingSeconds: 0 },
    rights: { table: ['read', 'write', 'transact'], sendTo: ['mail-now', 'mail-runs', 'work'] },
    memoryMb: 512,
    timeoutSeconds: 60,
    impact: 'Confirmations are not queued, and new questions reach the room late.',
  },
  {
    name: 'journeys',
    entry: 'functions/lambda/journeys.ts',
    trigger: { kind: 'schedule', everyMinutes: 1 },
    rights: { table: ['read', 'write', 'transact'], sendTo: ['mail-runs', 'work'] },
    memoryMb: 512,
    timeoutSeconds: 55,
    impact: 'Webinars do not start or end by themselves.',
  },
  {
    name: 'mailer',
    entry: 'functions/lambda/mailer.ts',
    // A page of a run is fifty mails: whoever waits for a link gets theirs in between.
    trigger: { kind: 'queues', queues: ['mail-now', 'mail-runs'], batch: 10, batches: { 'mail-runs': 1 } },
    // What a carrier does not take now goes back to its queue, and one page of a run asks for the next.
    rights: { table: ['read', 'write', 'transact'], sendTo: ['mail-now', 'mail-runs'], sendMail: true },
    memoryMb: 512,
    timeoutSeconds: 60,
    impact: 'Mail waits in its queue: registrants do not get their personal link.',
  },
  {
    name: 'work',
    entry: 'functions/lambda/work.ts',
    trigger: { kind: 'queues', queues: ['work'], batch: 1 },
    rights: { table: ['read', 'write', 'transact'], sendTo: ['mail-now', 'work'], exports: 'write', startBuild: true },
    memoryMb: 1024,
    timeoutSeconds: 900,
    impact: 'Exports are not written and the site shows older pages.',
  },
];
