/** The environment, parsed once. A missing or wrong setting stops the start with its name. */
import * as z from 'zod';

const secret = z.string().min(32, 'must have 32 characters or more');

const schema = z.object({
  /** Where people reach us, without a slash at the end: links, cookies and the origin check follow it. */
  PARLEY_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
  TABLE_NAME: z.string().min(3),
  /** The edge adds it to each request; the API refuses requests without it. */
  ORIGIN_SECRET: secret,
  /** Key of the contact ids: made once, kept, backed up, never rotated. */
  CONTACT_KEY: secret,
  /** `id:secret,id:secret`; the first signs, all verify, so that keys overlap while they change. */
  SIGNING_KEYS: z
    .string()
    .transform((text) => text.split(',').map((pair) => ({ id: pair.split(':')[0] ?? '', secret: pair.split(':')[1] ?? '' })))
    .refine((keys) => keys.every((key) => /^[a-z0-9]{1,8}$/.test(key.id) && key.secret.length >= 32), 'must be id:secret pairs'),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_ROLES_CLAIM: z.string().default('groups'),
  /** Where signing out goes, with `{client_id}` and `{return}` to fill in (Cognito needs client_id and logout_uri). */
  OIDC_LOGOUT_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Parley <hello@example.com>'),
  /** `1` holds all mail back, whatever the console's switch says: what waits goes out once it is unset. */
  MAIL_STOPPED: z
    .enum(['0', '1'])
    .default('0')
    .transform((text) => text === '1'),
  /** `smtp://user:password@host:587`: one's own mail server, in place of SES and of the outbox. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Mails a second of one process at most; several send at once (docs/deploying.md). */
  MAIL_RATE: z.coerce.number().positive().default(14),
  /** Mail of before is taken as sent: set after a restore, so that nobody gets again what they had (docs/operating.md). */
  MAIL_SINCE: z.iso
    .datetime()
    .transform((time) => new Date(time).toISOString())
    .optional(),
  /** The topic on which the mail service tells of bounces and complaints; without it nobody is listened to. */
  MAIL_EVENTS_TOPIC: z.string().optional(),
  /** Registrations from one network and minute before proof of work is asked for. */
  NETWORK_LIMIT: z.coerce.number().int().min(1).default(300),
  VERSION: z.string().default('dev'),
  /** The stack's channel of Amazon IVS, where it has one: what the room plays, and where and with which key a host streams. */
  IVS_PLAYBACK: z.url().optional(),
  IVS_SERVER: z.string().optional(),
  IVS_KEY: z.string().optional(),
  /** Queues, bucket and build project: addresses in the cloud, unset on one machine. */
  MAIL_NOW_QUEUE: z.string().optional(),
  MAIL_RUNS_QUEUE: z.string().optional(),
  WORK_QUEUE: z.string().optional(),
  EXPORT_BUCKET: z.string().optional(),
  PICTURE_BUCKET: z.string().optional(),
  BUILD_PROJECT: z.string().optional(),
});

export type Config = Readonly<z.infer<typeof schema>>;

/** Throws an Error that names every setting that is missing or wrong, and none of their values. */
export const parseConfig = (environment: Record<string, string | undefined>): Config => {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return Object.freeze(parsed.data);
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Error(`Settings are missing or wrong: ${wrong}`);
};
