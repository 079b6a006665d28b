/** Which list an export is one more file of: what makes the same people again, whatever its columns and its format. Pure. */
import { createHash } from 'node:crypto';
import type { ExportRequest } from '#shared/export.ts';
import type { Of } from './making.ts';
import { isOfQuestions } from './targets.ts';

const toHash = (of: unknown): string => createHash('sha256').update(JSON.stringify(of)).digest('base64url').slice(0, 22);

type Asked = Pick<ExportRequest, 'webinar' | 'segment' | 'target' | 'purpose' | 'campaign' | 'overHold'>;

/** `rules` is another where those of its segment were changed. */
export const toList = ({ webinar, segment, target, purpose, campaign, overHold }: Asked, of: Of) => ({
  of: `export#${toHash([webinar ?? '', segment ?? '', target, purpose, campaign ?? '', overHold !== undefined])}`,
  rules: 'walk' in of ? toHash(of.rules ?? 'snapshot') : 'webinar',
  purpose,
});

/** Rows of questions are no people, and whoever comes onto a blocklist left another list: of those the numbers alone are kept. */
export const isOfPeople = ({ target }: Pick<Asked, 'target'>): boolean => !isOfQuestions(target) && target !== 'listmonk-blocklist';
