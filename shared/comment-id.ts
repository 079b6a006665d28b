/** What a comment is called, and how long it can be mended. Apart from its forms: stores need no more. Pure. */

/** A comment can be changed for so long after it was written. */
export const EDIT_MINUTES = 15;
/** Under one comment; a page of a thread reads all replies to its comments at once. */
export const MOST_REPLIES = 100;

/** `<time>-<12 letters>`: in order of time, and no telling whose it is. */
export const commentIdPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z-[0-9a-hjkmnp-tv-z]{12}$/;
export const isCommentId = (text: string): boolean => commentIdPattern.test(text);
export const tagOfComment = (id: string): string => id.slice(25);
