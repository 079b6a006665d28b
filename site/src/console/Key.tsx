import { type Deed, shownKey } from '../lib/console/keys.ts';

/** The key of a deed, printed on its button; part of its name, as it is of its look. */
export const Key = ({ of }: { of: Deed }) => <kbd>{shownKey(of)}</kbd>;
