/** Names a delivery in the address of its person's page, and in the button that is pressed there. Pure. */

export type Press = { readonly at: string; readonly reply: string };

export const toPress = ({ at, reply }: Press): string => `${reply}-${Date.parse(at)}`;

const pattern = /^([0-9a-hjkmnp-tv-z]{16})-(\d{13})$/;

/** Undefined where it names none. */
export const readPress = (text: string): Press | undefined => {
  const [, reply, time] = pattern.exec(text) ?? [];
  return reply && time ? { reply, at: new Date(Number(time)).toISOString() } : undefined;
};
