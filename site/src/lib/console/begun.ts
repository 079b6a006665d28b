/** Answers begun and put aside, by question, while the page is open. */
export const begun = new Map<string, string>();
