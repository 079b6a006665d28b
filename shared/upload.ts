/** A picture on its way from a browser into the organisation's own store. */
import * as z from 'zod';
import { type Look, lookAt, type PictureType, pictureTypes } from './picture-type.ts';

const uploadPurposes = ['photo', 'logo', 'cover', 'picture'] as const;
export type UploadPurpose = (typeof uploadPurposes)[number];

export const MOST_BYTES = 10 * 1024 * 1024;
/** What a picture may unpack to: 50 million pixels, as cameras make them. A bomb is more. */
export const MOST_PIXELS = 50_000_000;
/** As much of a file as usually says what it is. */
export const START_BYTES = 256 * 1024;

/** The name by which a picture is known: of an upload, in `speaker.photo` and in `logo`. */
export const uploadId = z.string().regex(/^[0-9a-z]{26}$/, 'Please upload the picture first.');

const kinds: Readonly<Record<PictureType, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/avif': 'AVIF',
};
const TAKEN = 'Please choose a JPEG, PNG, WebP or AVIF.';
const TOO_LARGE = 'The file has more than 10 MB. Please save the picture smaller and choose it again.';

const others: Readonly<Record<Extract<Look, { is: 'other' }>['what'], string>> = {
  heic: 'This is an HEIC picture, as iPhones keep them. Please save it as JPEG (in Photos: Share, Options, Most Compatible) and choose that.',
  svg: `SVG drawings are not taken, because they can hold scripts. ${TAKEN}`,
  gif: `GIF pictures are not taken. ${TAKEN}`,
  html: `This is a page or a text, not a picture. ${TAKEN}`,
  unknown: `This is no picture that we know. ${TAKEN}`,
};

/** `POST /api/console/uploads`: says what will be sent, so that nothing else can be. */
export const uploadRequest = z.strictObject({
  purpose: z.enum(uploadPurposes),
  /** The file's own name; it is shown to nobody and stored nowhere. */
  name: z.string().max(500).optional(),
  type: z.enum(pictureTypes, {
    error: ({ input }) => (/hei[cf]/i.test(String(input)) ? others.heic : /svg/i.test(String(input)) ? others.svg : TAKEN),
  }),
  size: z.number().int().min(1, 'The file is empty.').max(MOST_BYTES, TOO_LARGE),
});

/** How to send it: one request, with exactly these headers. */
export type SignedRequest = {
  readonly url: string;
  readonly method: 'PUT';
  readonly headers: Readonly<Record<string, string>>;
};
export type StartedUpload = SignedRequest & { readonly id: string };
export type CheckedUpload = {
  readonly id: string;
  readonly purpose: UploadPurpose;
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
};

/** Why a file that begins with `start` is not taken, in words that say what to do; undefined where it is. `declared`: what it was said to be. */
export const whyNotTaken = (look: Look, declared?: PictureType): string | undefined => {
  if (look.is === 'other') return others[look.what];
  if (look.is !== 'picture') return `This ${kinds[look.type]} is damaged or cut off. Please open it, save it again and choose that.`;
  if (declared && look.type !== declared)
    return `This says that it is a ${kinds[declared]}, but it is a ${kinds[look.type]}. Please save it again as one of the two.`;
  if (look.width === 0 || look.height === 0) return 'This picture has no size. Please open it, save it again and choose that.';
  if (look.width * look.height > MOST_PIXELS)
    return `This picture has ${look.width} × ${look.height} pixels, more than 50 million. Please save it smaller and choose it again.`;
  return undefined;
};

/** The same question before anything is sent: the true type, or why not. */
export const judgeFile = (start: Uint8Array, size: number): { readonly type: PictureType } | { readonly why: string } => {
  if (size === 0) return { why: 'The file is empty.' };
  if (size > MOST_BYTES) return { why: TOO_LARGE };
  const look = lookAt(start);
  if (look.is === 'unfinished') return { type: look.type };
  const why = whyNotTaken(look);
  return why === undefined && look.is === 'picture' ? { type: look.type } : { why: why ?? TAKEN };
};
