/** Apart from the other limits: the room counts with it before it loads anything else. */
export const questionLimit = { graphemes: 280, bytes: 800 } as const;
