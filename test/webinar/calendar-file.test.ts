/** The file that everybody may download. */
import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { openWebinar } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

it('is an invitation for everybody: no personal link in it, and the version of the latest move', async () => {
  const world = await openWorld();
  const webinar = await openWebinar(world);
  const answer = await world.request(`/api/webinars/${webinar.slug}/calendar.ics`);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
  const file = await answer.text();
  const calendar = new ICAL.Component(ICAL.parse(file));
  const said = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  expect(said.map(({ uid, sequence, attendees }) => [uid, sequence, attendees])).toEqual([[`${webinar.id}@parley.example.com`, 0, []]]);
  expect(file.replaceAll('\r\n ', '')).not.toContain('/join/');
});
