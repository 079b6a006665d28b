/** A rating goes from 1 to 5: its counts have five places, like five options. Apart from the schemas, so that a page need not load them. */
export const RATINGS = 5;

/** What the first and the last step of a rating are called. */
export const ratingEnds = ['Low', 'High'] as const;
