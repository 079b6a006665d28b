/** Text that somebody typed stays text: kept to the letter, run by nothing, shown as it is; and what would lie to the eye is refused. */
import { beforeAll, describe, expect, it } from 'vitest';
import { addPerson, idOf, inviteLink } from '../invitation/segment.ts';
import { get, openWebinar, send } from '../support/people.ts';
import { BASE } from '../support/world.ts';
import { openPlace, type Place } from './place.ts';
import { type Field, type Made, tryFields } from './typed.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});

const api = '/api/console';
const ask = (method: string, path: string, body: unknown) =>
  place.world.request(`${api}/${path}`, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: BASE, cookie: place.cookie },
  });
const read = async (path: string): Promise<unknown> => (await get(place.world, `${api}/${path}`, place.cookie)).json();

describe('what is shown of it', () => {
  const evil = '<img src=x onerror=alert(1)> {{7*7}} {{email}} </script>';
  const isHarmless = (html: string): void => {
    expect(html).not.toMatch(/<img src=x|\{\{email\}\} <\/script>/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; {{7*7}} {{email}} &lt;/script&gt;');
  };

  it('is text in the mail of an invitation, in its preview and on the page that it leads to', async () => {
    const { world, cookie, ids } = place;
    const webinar = await openWebinar(world, { title: evil, startsAt: '2027-07-18T13:00:00.000Z' });
    await addPerson(world, 'eve@example.com', { name: evil, company: evil });
    const segment = ids.segment;
    const { id } = (await (
      await ask('POST', 'invitations', { webinar: webinar.id, segment, name: evil, subject: evil, text: evil })
    ).json()) as Made;
    await world.settle();
    isHarmless(await (await get(world, `${api}/invitations/${id}/letter?as=${idOf(world, 'eve@example.com')}`, cookie)).text());
    await ask('POST', `invitations/${id}/send`, { version: 2 });
    await world.settle();
    const mail = world.mails.map((sent) => sent.mail).find(({ to }) => to === 'eve@example.com');
    isHarmless(mail?.html ?? '');
    expect([mail?.subject, mail?.text.includes(evil)]).toEqual([evil, true]);
    // Nobody is told by an invitation what it knows of them: the link may have been passed on.
    const page = await (await get(world, inviteLink(world, 'eve@example.com'))).text();
    isHarmless(page);
    expect(page.split('{{7*7}}')).toHaveLength(page.split('&lt;img src=x onerror').length);
  });
});

const fields: readonly Field[] = [
  {
    name: 'a label',
    pointer: '#/labels/0',
    send: (text) => ask('PUT', `contacts/${place.ids.contact}/labels`, { labels: [text] }),
    back: () => read(`contacts/${place.ids.contact}`),
  },
  {
    name: 'a note',
    pointer: '#/text',
    send: (text) => ask('POST', `contacts/${place.ids.contact}/notes`, { text }),
    back: () => read(`contacts/${place.ids.contact}`),
    long: true,
  },
  ...(['name', 'source', 'medium', 'campaign'] as const).map((field) => ({
    name: `the ${field} of a link`,
    pointer: `#/${field}`,
    send: async (text: string) => {
      const answer = await ask('POST', `sources/${place.webinar.id}`, { name: 'A link', source: 'here', [field]: text });
      // There is room for fifty.
      if (answer.ok)
        await send(place.world, 'DELETE', `${api}/sources/${place.webinar.id}/${(await answer.clone().json()).id}`, place.cookie);
      return answer;
    },
    back: async (made: unknown) => made,
  })),
  {
    name: 'the name of a segment',
    pointer: '#/name',
    send: (text) => ask('POST', 'segments', { name: text, rules: { all: [] } }),
    back: ({ id }) => read(`segments/${id}`),
  },
  {
    name: 'a label in a rule',
    pointer: '#/rules/all/0/labels/0',
    send: (text) => ask('POST', 'segments', { name: 'Rules', rules: { all: [{ rule: 'label', labels: [text] }] } }),
    back: ({ id }) => read(`segments/${id}`),
  },
  ...(['name', 'subject', 'text'] as const).map((field) => ({
    name: `the ${field} of an invitation`,
    pointer: `#/${field}`,
    send: (text: string) =>
      ask('POST', 'invitations', { webinar: place.next.id, segment: place.ids.segment, name: 'Words', [field]: text }),
    back: ({ id }: Made) => read(`invitations/${id}`),
    ...(field === 'text' ? { long: true as const } : {}),
  })),
];

tryFields(fields, () => place.world);
