/** A signed link to a page that is not public: for whoever is to look at it before. */

/** `POST /api/console/webinars/{id}/preview`. */
export type PreviewLink = { readonly url: string; readonly until: string };

export const PREVIEW_DAYS = 7;
