/** What the desk types stays text as well: in the thread, in what is saved, in what one shift leaves to the next, in a campaign. */
import { beforeAll } from 'vitest';
import { get, signedIn } from '../support/people.ts';
import { BASE } from '../support/world.ts';
import { openPlace, type Place } from './place.ts';
import { type Field, type Made, tryFields } from './typed.ts';

let place: Place;
let colleague: string;
beforeAll(async () => {
  place = await openPlace();
  colleague = await signedIn(place.world, ['agent']);
});

const ask = (method: string, path: string, body: unknown) =>
  place.world.request(`/api/console/${path}`, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: place.cookie },
  });
const read = async (path: string): Promise<unknown> => (await get(place.world, `/api/console/${path}`, place.cookie)).json();
const ofCase = () => read(`cases/${place.ids.case}`);
const campaign = (more: Record<string, unknown>) => ask('POST', 'campaigns', { name: 'Words', at: '2027-07-21T09:00:00Z', ...more });
const ofCampaign = ({ id }: Made) => read(`campaigns/${id}`);

const fields: readonly Field[] = [
  {
    name: 'a reply',
    pointer: '#/text',
    send: (text) => ask('POST', `cases/${place.ids.case}/replies`, { text, answers: false }),
    back: ofCase,
    long: true,
  },
  {
    name: 'what everybody is to read',
    pointer: '#/publicText',
    send: (publicText) => ask('POST', `cases/${place.ids.case}/replies`, { text: 'For you.', publicText }),
    back: ofCase,
    long: true,
  },
  { name: 'a note', pointer: '#/text', send: (text) => ask('POST', `cases/${place.ids.case}/notes`, { text }), back: ofCase, long: true },
  {
    name: 'the name of a saved answer',
    pointer: '#/title',
    send: (title) => ask('PATCH', `saved-answers/${place.ids.saved}`, { title, text: 'It is free.' }),
    back: () => read('saved-answers'),
  },
  {
    name: 'a note to the next shift',
    pointer: '#/text',
    send: (text) => ask('POST', 'cases/handover', { text }),
    // Whoever wrote it is not told it again.
    back: async () => (await get(place.world, '/api/console/cases/handover', colleague)).json(),
    long: true,
  },
  ...(['name', 'promise', 'series'] as const).map((field) => ({
    name: `the ${field} of a campaign`,
    pointer: `#/${field}`,
    send: (text: string) => campaign({ [field]: text }),
    back: ofCampaign,
  })),
  {
    name: 'a question that is expected',
    pointer: '#/briefing/0/question',
    send: (question) => campaign({ briefing: [{ question }] }),
    back: ofCampaign,
  },
];

tryFields(fields, () => place.world);
