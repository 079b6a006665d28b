/** The form of a webinar: times that happen never or twice, and errors that find their field. */

import { describe, expect, it } from 'vitest';
import { usualRoom } from '#shared/webinar.ts';
import { webinarDraft } from '#shared/webinar-draft.ts';
import { emptyFields, type Fields, fieldsToDraft, startOf, suggestedSlug, webinarToFields } from '../../site/src/lib/console/draft.ts';
import { missing, pointerToId } from '../../site/src/lib/console/draft-errors.ts';
import { moment, momentHere, toStart } from '../../site/src/lib/console/schedule.ts';
import { aWebinar } from './webinar.fixture.ts';

const fields = (more: Partial<Fields> = {}): Fields => ({
  ...emptyFields('Europe/Berlin'),
  title: 'Héllo, world',
  date: '2027-06-18',
  time: '15:00',
  ...more,
});

describe('the start', () => {
  it.each([
    { what: 'one moment as a rule', date: '2027-06-18', time: '15:00', kind: 'one' },
    { what: 'none where the clocks jump', date: '2027-03-28', time: '02:30', kind: 'skipped' },
    { what: 'two where they go back', date: '2027-10-31', time: '02:30', kind: 'two' },
    { what: 'nothing yet', date: '', time: '15:00', kind: 'empty' },
  ])('is $what', ({ date, time, kind }) => {
    expect(toStart(date, time, 'Europe/Berlin').kind).toBe(kind);
  });

  it.each([
    ['', undefined],
    ['first', '2027-10-31T00:30:00.000Z'],
    ['second', '2027-10-31T01:30:00.000Z'],
  ] as const)('that happens twice is %j', (which, at) => {
    expect(startOf(fields({ date: '2027-10-31', time: '02:30', which }))?.toISOString()).toBe(at);
  });

  it('is told in its zone and on one’s own clock', () => {
    const at = new Date('2027-06-18T13:00:00Z');
    expect(moment(at, 'Europe/Berlin')).toBe('Fri 18 June 2027, 15:00 Berlin (UTC+2)');
    expect(momentHere(at, 'Europe/Berlin', 'Europe/London')).toBe('14:00 London, your time');
    expect(momentHere(at, 'Europe/Berlin', 'Pacific/Auckland')).toBe('Sat 19 June 2027, 01:00 Auckland, your time');
    expect(momentHere(at, 'Europe/Berlin', 'Europe/Paris')).toBe('');
  });
});

describe('the form', () => {
  it('becomes a draft that the API takes', () => {
    const full = fields({
      agenda: [{ key: 0, at: '5', title: 'Start' }],
      speakers: [{ key: 3, name: 'Mara', title: '', company: 'Example', about: '', photo: '' }],
      videoKind: 'hls',
      videoUrl: ' /media/demo/stream.m3u8 ',
    });
    const draft = webinarDraft.safeParse(fieldsToDraft(full, startOf(full) ?? new Date(0)));
    expect(draft.data).toMatchObject({
      slug: 'hello-world',
      startsAt: '2027-06-18T13:00:00.000Z',
      durationMinutes: 60,
      agenda: [{ at: 5 }],
    });
  });

  it('asks for the room that is usual where nobody chose another', () => {
    expect(fieldsToDraft(fields({ chatMost: '' }), new Date(0)).room).toEqual({ ...usualRoom, survey: 'stars' });
    const room = { chat: 'on', chatMost: 80, reactions: 'off' } as const;
    expect(fieldsToDraft(webinarToFields(aWebinar({ room })), new Date(0)).room).toEqual({ ...room, survey: 'off' });
  });

  it('keeps photos and words of speakers through an edit', () => {
    const speakers = [{ name: 'Mara', photo: 'a'.repeat(26), about: 'Answers the phone herself.' }, { name: 'Jun' }];
    const webinar = aWebinar({ speakers });
    const stored = webinarToFields(webinar);
    const edited = { ...stored, speakers: stored.speakers.map((one) => ({ ...one, title: 'Host' })) };
    expect(fieldsToDraft(edited, new Date(webinar.startsAt)).speakers).toEqual([
      { name: 'Mara', title: 'Host', photo: 'a'.repeat(26), about: 'Answers the phone herself.' },
      { name: 'Jun', title: 'Host' },
    ]);
  });

  it.each([
    { what: 'a title', more: { title: ' ' }, pointer: '#/title' },
    { what: 'a moment', more: { date: '' }, pointer: '#/startsAt' },
    { what: 'a choice between two moments', more: { date: '2027-10-31', time: '02:30' }, pointer: '#/startsAt' },
    { what: 'another moment', more: { date: '2027-03-28', time: '02:30' }, pointer: '#/startsAt' },
    { what: 'a number of people for a chat', more: { chat: 'on' as const, chatMost: '' }, pointer: '#/room/chatMost' },
    { what: 'the address of a video', more: { videoKind: 'vimeo' as const }, pointer: '#/video/url' },
  ])('asks for $what', ({ more, pointer }) => {
    expect(missing(fields(more)).map((one) => one.pointer)).toEqual([pointer]);
  });

  it('follows the title with the address until somebody edits it', () => {
    expect(suggestedSlug(fields())).toBe('hello-world');
    expect(suggestedSlug(fields({ slug: 'mine', slugEdited: true }))).toBe('mine');
  });

  it.each([
    ['#/title', 'title'],
    ['#/speakers/1/name', 'speakers-7-name'],
    ['#/agenda/0/at', 'agenda-0-at'],
    ['#/video/url', 'video-url'],
    ['#/room/chatMost', 'chat-most'],
    ['#/questions/mode', 'mode'],
  ])('brings an error at %s to the field %s, empty rows not counted', (pointer, id) => {
    const speakers = [
      { key: 2, name: 'A', title: '', company: '', about: '', photo: '' },
      { key: 5, name: '', title: '', company: '', about: '', photo: '' },
      { key: 7, name: '', title: 'B', company: '', about: '', photo: '' },
    ];
    expect(pointerToId(pointer, fields({ speakers, agenda: [{ key: 0, at: '', title: 'x' }] }))).toBe(id);
  });
});
