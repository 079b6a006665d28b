/** Keys of what is done with many people: segments and their days, exports, imports, invitations. */
import type { Key, ListKey } from './key.ts';

export const exportKey = (id: string): Key => ({ pk: `export#${id}`, sk: 'export' });
/** All exports, by when they were asked for. */
export const exportsList = 'exports';
export const exportEntry = (time: string, id: string): ListKey => ({ listPk: exportsList, listSk: `${time}#${id}` });
/** A run of invitations: its item, its words, who waits for a mail and who was mailed, fifty people a piece. */
export const invitationKey = (id: string): Key => ({ pk: `invitation#${id}`, sk: 'invitation' });
export const invitationWordsKey = (id: string): Key => ({ pk: `invitation#${id}`, sk: 'words' });
export const invitationTestKey = (id: string, test: string): Key => ({ pk: `invitation#${id}`, sk: `test#${test}` });
const piece = (n: number): string => String(n).padStart(5, '0');
export const pieceKey = (invitation: string, n: number): Key => ({ pk: `invitation#${invitation}`, sk: `piece#${piece(n)}` });
export const toldKey = (invitation: string, n: number): Key => ({ pk: `invitation#${invitation}`, sk: `told#${piece(n)}` });
export const invitationsList = 'invitations';
export const invitationEntry = (time: string, id: string): ListKey => ({ listPk: invitationsList, listSk: `${time}#${id}` });
/** A list of people from elsewhere, and the pieces of its file. */
export const importKey = (id: string): Key => ({ pk: `import#${id}`, sk: 'import' });
export const importPiecesOf = (id: string): { readonly pk: string; readonly prefix: string } => ({ pk: `import#${id}`, prefix: 'piece#' });
export const importPieceKey = (id: string, part: number, piece: number): Key => ({
  pk: `import#${id}`,
  sk: `piece#${String(part).padStart(3, '0')}#${String(piece).padStart(3, '0')}`,
});
/** Some lines of the file that were carried out together, and whom they changed. */
export const importBatchKey = (id: string, n: number): Key => ({ pk: `import#${id}`, sk: `batch#${String(n).padStart(5, '0')}` });
export const importBatchesOf = (id: string): { readonly pk: string; readonly prefix: string } => ({ pk: `import#${id}`, prefix: 'batch#' });
export const importsList = 'imports';
export const importEntry = (time: string, id: string): ListKey => ({ listPk: importsList, listSk: `${time}#${id}` });
/** All segments are few, and read together. */
export const segmentsPk = 'segments';
export const segmentKey = (id: string): Key => ({ pk: segmentsPk, sk: `segment#${id}` });
/** What belongs to one segment. */
export const segmentPk = (id: string): string => `segment#${id}`;
/** Those people of a snapshot who stand in this one of the sixteen lists. */
export const membersKey = (segment: string, list: number): Key => ({
  pk: segmentPk(segment),
  sk: `members#${String(list).padStart(2, '0')}`,
});
/** A count of people that takes its time. */
export const tallyKey = (id: string): Key => ({ pk: `tally#${id}`, sk: 'tally' });
/** A day of a list (of a segment, of an export), and beside it in pieces who was in it then. */
export const dayKey = (of: string, day: string, piece?: number): Key => ({
  pk: `since#${of}`,
  sk: piece === undefined ? `day#${day}` : `tags#${day}#${String(piece).padStart(3, '0')}`,
});
export const daysOf = (of: string): { readonly pk: string; readonly prefix: string } => ({ pk: `since#${of}`, prefix: 'day#' });
