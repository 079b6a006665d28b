/** What an operator decides, read from `context.parley` in cdk.json. docs/deploying.md explains each to its reader. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';

const address = /<?([^\s<>@]+@[^\s<>@]+)>?$/;

/** What SES can tell of a mail. Opens are counted by a hidden picture: only who asks for it gets that. */
const mailEvents = ['bounce', 'complaint', 'delivery', 'click', 'open'] as const;
export type MailEventName = (typeof mailEvents)[number];
const withoutOpens = mailEvents.filter((name) => name !== 'open');

const schema = z
  .strictObject({
    /** Name of the stack; another name is another, separate Parley in the same account. */
    stack: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,40}$/),
    /** Own name (`webinars.example.com`) and its certificate, which CloudFront takes from us-east-1 only. */
    domain: z.string().optional(),
    certificateArn: z.string().startsWith('arn:aws:acm:us-east-1:').optional(),
    /** Sender of all mail, `Name <address>`; its address is the identity that SES verifies. */
    mailFrom: z.string().regex(address),
    /** Says the domain of `mailFrom` is verified as a whole, by DKIM records, instead of the one address. */
    mailDomain: z.string().optional(),
    /** Mails a second that SES allows this account; a new one is allowed 14. */
    mailRate: z.number().positive().default(14),
    /** Name of a secret whose text is the address of one's own mail server, `smtp://user:password@host:587`; in place of SES. */
    smtpSecret: z.string().min(1).optional(),
    /** After a restore: mail of before this moment is taken as sent. */
    mailSince: z.iso.datetime().optional(),
    /** Holds all mail back from the deploy on, whatever the console says. */
    mailStopped: z.boolean().default(false),
    /** Bounces and complaints are always listened to: AWS stops senders who are not. */
    mailEvents: z
      .array(z.enum(mailEvents))
      .default(withoutOpens)
      .refine((wanted) => wanted.includes('bounce') && wanted.includes('complaint'), 'must hold bounce and complaint'),
    /** Who gets the alarms; without it the topic exists and nobody listens. */
    alarmMail: z.email().optional(),
    /** A region close to the stack's: one more cache tier, priced per request. */
    originShieldRegion: z.string().optional(),
    /** A channel of Amazon IVS to stream to: `basic` passes the picture on as it comes, `standard` offers it in several sizes. */
    videoChannel: z.enum(['basic', 'standard']).optional(),
    monthlyBudgetUsd: z.number().positive(),
    /** Ids of the keys that sign links and sessions. The first signs, all verify: docs/operating.md says how to change them. */
    signingKeys: z
      .array(z.string().regex(/^[a-z0-9]{1,8}$/))
      .min(1)
      .default(['k1']),
  })
  .refine((settings) => (settings.domain === undefined) === (settings.certificateArn === undefined), {
    message: 'domain and certificateArn go together',
  })
  .refine((settings) => settings.mailDomain === undefined || senderAddress(settings.mailFrom).endsWith(`@${settings.mailDomain}`), {
    message: 'mailFrom must be an address of mailDomain',
  });

export type Settings = Readonly<z.infer<typeof schema>>;

/** The least that Lambda lets a queue be read by at once. */
export const LEAST_AT_ONCE = 2;
/** What one sender reaches, mail after mail: the answer to each takes a tenth of a second. */
const RATE_OF_ONE = 10;

/**
 * How many send runs at once, and how fast each sender may be, so that all of them together with those of `mail-now` keep to the
 * account's rate.
 */
export const mailPace = ({ mailRate }: Pick<Settings, 'mailRate'>): { readonly senders: number; readonly rateOfEach: number } => {
  const senders = Math.max(LEAST_AT_ONCE, Math.ceil(mailRate / RATE_OF_ONE));
  return { senders, rateOfEach: mailRate / (senders + LEAST_AT_ONCE) };
};

/** The bare address in `Name <address>`. */
export const senderAddress = (mailFrom: string): string => address.exec(mailFrom)?.[1] ?? mailFrom;

/** Throws an Error that names each setting that is missing or wrong. */
export const parseSettings = (value: unknown): Settings => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`cdk.json, context.parley: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
};

const read = (name: string): Record<string, unknown> => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

/** The context of cdk.json, so that the app and its tests see the same whether the CDK's command line starts them or not. */
export const context = (): Record<string, unknown> => read('cdk.json').context as Record<string, unknown>;

export const packageVersion = (): string => String(read('package.json').version);
