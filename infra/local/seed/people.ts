/** Sixty plainly fictional people of several zones. */

const first = [
  'Noor',
  'Tomasz',
  'Priya',
  'Dana',
  'Rui',
  'Ana',
  'Kofi',
  'Ingrid',
  'Mateo',
  'Yuki',
  'Sofia',
  'Liam',
  'Chiara',
  'Omar',
  'Freya',
  'Jonas',
  'Amara',
  'Pablo',
  'Elif',
  'Viktor',
];
const last = [
  'Haddad',
  'Lis',
  'Nair',
  'Kessler',
  'Moreira',
  'Petrova',
  'Mensah',
  'Dahl',
  'Rojas',
  'Mori',
  'Lindqvist',
  'Byrne',
  'Conti',
  'Farouk',
  'Holm',
  'Weber',
  'Okafor',
  'Serrano',
  'Aydin',
  'Novak',
];
const companies = [
  'Example Air',
  'Example Bank',
  'Example Telecom',
  'Example Mobile',
  'Example Music',
  'Example Retail',
  'Example Energy',
  'Example Health',
];
const titles = ['Head of Service', 'Marketing Lead', 'Community Manager', 'Operations Manager', 'CRM Specialist', 'Team Lead Support'];
const zones = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'America/Sao_Paulo',
  'Africa/Lagos',
  'Australia/Sydney',
];

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

export type Person = {
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly jobTitle: string;
  readonly timeZone: string;
  readonly marketing: boolean;
};

/** Every name is used with another surname each round, so that no two people are alike. */
export const people: readonly Person[] = Array.from({ length: 60 }, (_, i) => {
  const name = `${pick(first, i)} ${pick(last, i + Math.floor(i / first.length) * 7)}`;
  return {
    email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
    name,
    company: pick(companies, i * 3),
    jobTitle: pick(titles, i * 5),
    timeZone: pick(zones, i),
    marketing: i % 3 === 0,
  };
});
