/** The two hundred simulated people of a rehearsal: plainly invented names, the same in every rehearsal. Pure. */

export const PEOPLE = 200;

const first = [
  ...['Ada', 'Bram', 'Chidi', 'Dana', 'Emre', 'Freja', 'Goran', 'Hana', 'Ivo', 'Jana'],
  ...['Kofi', 'Lina', 'Milo', 'Nadia', 'Omar', 'Petra', 'Quinn', 'Rosa', 'Sven', 'Tara'],
];
const last = ['Example', 'Sample', 'Mockford', 'Testerly', 'Placeholder', 'Fictional', 'Inventa', 'Nowhere', 'Pretend', 'Dryrun'];
const companies = ['Example Air', 'Example Bank', 'Example Mobile', 'Example Music', 'Example Post', 'Example Rail', 'Example Retail'];

export type Simulated = { readonly name: string; readonly company: string };

/** `n` counts from 0 to 199. */
export const personOf = (n: number): Simulated => ({
  name: `${first[n % first.length]} ${last[Math.floor(n / first.length) % last.length]}`,
  company: companies[n % companies.length] ?? 'Example Air',
});
