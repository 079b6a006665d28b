/** Who may sign in on this machine. They are nobody: the names say what they do. */
export type Person = { readonly email: string; readonly name: string; readonly group: string; readonly does: string };

export const people: readonly Person[] = [
  { email: 'admin@example.com', name: 'Ada Example', group: 'admin', does: 'Admin: everything, also people and settings' },
  { email: 'host@example.com', name: 'Hanno Example', group: 'host', does: 'Host: runs webinars and decides about questions' },
  { email: 'marketer@example.com', name: 'Mira Example', group: 'marketer', does: 'Marketer: registrations, exports, consent' },
  { email: 'agent@example.com', name: 'Agu Example', group: 'agent', does: 'Service agent: answers what was left open' },
];

export const findPerson = (email: string | null | undefined, known = people): Person | undefined =>
  known.find((person) => person.email === email);

export const toClaims = ({ email, name, group }: Person) => ({ sub: email, email, email_verified: true, name, groups: [group] });
