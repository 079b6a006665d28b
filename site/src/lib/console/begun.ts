/** Answers begun and put aside, by question, while the page is open. */

/** `seen`: how many answers the question had when this one was begun, so that a colleague's is noticed however late. */
export type Begun = { readonly text: string; readonly seen: number };

export const begun = new Map<string, Begun>();
