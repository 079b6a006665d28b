/** Reports to read: a file that the team offers, with what stands on its page. (`report` is what people report in a room.) */
import * as z from 'zod';
import { isSlug } from './ids.ts';
import { limits } from './limits.ts';
import { MOST_FILE_BYTES } from './report-type.ts';
import { locales } from './setting.ts';
import { line } from './text.ts';
import type { SignedRequest } from './upload.ts';
import { uploadId } from './upload.ts';
import { filledLine } from './webinar.ts';

export const MOST_PAPERS = 500;

const slug = z.string().refine(isSlug, 'An address has small letters, digits and single hyphens, like pricing-report.');

/** What the team writes: `PUT /api/console/reports/{slug}`. A report is written in one language, under whose prefix it lies. */
const paperFields = z.strictObject({
  title: filledLine('The title', limits.title),
  summary: filledLine('The summary', limits.about),
  locale: z.enum(locales),
  /** The picture that everybody sees: of a PDF its first page. */
  cover: uploadId.optional(),
  /** Asks for an address and a purpose first; nobody is asked where it is open. */
  gated: z.boolean('A report is open or gated.').optional(),
  /** Where consent to marketing mail is the price of a gated one: why, in the owner's own words, which every reader sees. Empty: it is not. */
  price: line('Your sentence', limits.about).optional(),
});
type PaperFields = z.infer<typeof paperFields>;

/** `version`: what was seen; 0 makes a new one. */
export const paperChange = z.strictObject({ ...paperFields.shape, version: z.number().int().min(0) });
export const paperSlug = slug;

/** `published`, or taken back from readers: `POST /api/console/reports/{slug}/state`. */
export const paperTurn = z.strictObject({ state: z.enum(['published', 'withdrawn']), version: z.number().int().min(1) });

/** `POST /api/console/reports/{slug}/files`: says what will be sent, so that nothing else can be. */
export const fileRequest = z.strictObject({
  name: z.string().min(1, 'The file has no name.').max(500, 'The file’s name is too long. Please shorten it.'),
  size: z
    .number()
    .int()
    .min(1, 'The file is empty.')
    .max(MOST_FILE_BYTES, 'The file has more than 200 MB. Please make it smaller and choose it again.'),
});
export type StartedFile = SignedRequest & { readonly id: string };
/** `POST /api/console/reports/{slug}/files/{id}/check`. */
export const fileCheck = z.strictObject({ version: z.number().int().min(1) });

/** `size` in bytes; `name` is harmless already. */
type PaperFile = { readonly id: string; readonly name: string; readonly type: string; readonly kind: string; readonly size: number };

/** As the console has it. Times are business time. */
export type Paper = PaperFields & {
  readonly slug: string;
  readonly file?: PaperFile;
  readonly state: 'draft' | 'published' | 'withdrawn';
  readonly publishedAt?: string;
  readonly changedAt: string;
  readonly version: number;
};

/** As anybody sees it: `GET /api/reports`. A withdrawn one has its title and nothing more. */
export type PublicPaper =
  | {
      readonly state: 'published';
      readonly slug: string;
      readonly locale: Paper['locale'];
      readonly title: string;
      readonly summary: string;
      readonly cover?: string;
      readonly file: { readonly kind: string; readonly size: number };
      readonly publishedAt: string;
      readonly gated?: true;
      readonly price?: string;
    }
  | { readonly state: 'withdrawn'; readonly slug: string; readonly locale: Paper['locale']; readonly title: string };

/** The words under which consent is the price of it; undefined where it is not. */
export const priceOf = ({ gated, price }: Pick<Paper, 'gated' | 'price'>): string | undefined => (gated && price) || undefined;

/** What everybody may know of it; undefined where it is a draft. Pure. */
export const toPublicPaper = (paper: Paper): PublicPaper | undefined => {
  const { slug: address, locale, title, summary, cover, file, state, publishedAt, gated } = paper;
  const price = priceOf(paper);
  if (state === 'withdrawn') return { state, slug: address, locale, title };
  if (state !== 'published' || !file || !publishedAt) return undefined;
  return {
    state,
    slug: address,
    locale,
    title,
    summary,
    ...(cover ? { cover } : {}),
    file: { kind: file.kind, size: file.size },
    publishedAt,
    ...(gated ? { gated } : {}),
    ...(price ? { price } : {}),
  };
};

const MB = 1024 * 1024;
/** `2.4 MB`, `310 KB`: as people say how large a file is. */
export const sizeWords = (bytes: number, locale: string): string =>
  bytes >= MB
    ? `${(bytes / MB).toLocaleString(locale, { maximumFractionDigits: 1 })} MB`
    : `${Math.max(1, Math.round(bytes / 1024)).toLocaleString(locale)} KB`;
