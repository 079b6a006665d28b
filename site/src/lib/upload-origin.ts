/** Pages from which pictures are uploaded may speak to the bucket that takes them, and show what is in it. */
type Policy = { readonly insertDirective: (directive: `connect-src ${string}` | `img-src ${string}`) => void } | undefined;

/** On one machine the bucket is a folder of our own origin, and there is nothing to open. */
export const openToPictures = (policy: Policy): void => {
  const origin = process.env.PARLEY_UPLOADS;
  if (!origin) return;
  policy?.insertDirective(`connect-src ${origin}`);
  policy?.insertDirective(`img-src ${origin}`);
};
