/** Topics: what articles and webinars have in common, and what leads from one to the other. */
import { describe, expect, it } from 'vitest';
import { articlesOn } from '#shared/article.ts';
import { countShared, nextOn, toAnnounced, webinarsOn } from '#shared/topic.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { addTopic, offerTopics, splitTopics } from '../../site/src/lib/console/topics.ts';
import { toNear } from '../../site/src/lib/topic/view.ts';
import { aWebinar } from '../site/webinar.fixture.ts';

const on = (slug: string, day: string, topics: readonly string[], change: Partial<PublicWebinar> = {}): PublicWebinar =>
  aWebinar({ id: slug, slug, topics, startsAt: `2027-06-${day}T13:00:00.000Z`, ...change });
const over = { state: 'ended', replay: '/media/a.m3u8' } as const;
const slugs = (found: readonly { readonly slug: string }[]) => found.map(({ slug }) => slug);

it.each([
  [['Service'], ['service', 'SERVICE'], 1],
  [['Service', 'Writing'], ['Writing', 'Service', 'Price'], 2],
  [['C'], ['C#'], 0],
  [[], ['Service'], 0],
  [['Größe'], ['Gro\u0308ße'], 1],
])('of %j and %j, %i are the same', (one, other, expected) => expect(countShared(one, other)).toBe(expected));

describe('webinars on a topic', () => {
  const known = [
    on('replay-old', '01', ['Service'], over),
    on('replay-new', '02', ['Service'], over),
    on('forgotten', '03', ['Service'], { state: 'ended' }),
    on('called-off', '30', ['Service'], { state: 'cancelled' }),
    on('late', '20', ['Service']),
    on('soon', '10', ['Service']),
    on('both', '25', ['Writing', 'Service']),
    on('other', '09', ['Price']),
  ];
  it('are those to come, then those to watch again; in each, those that share more, then the nearest', () => {
    expect(slugs(webinarsOn(['service', 'Writing'], known))).toEqual(['both', 'soon', 'late', 'replay-new', 'replay-old']);
  });

  it('are none where nothing was named', () => expect(webinarsOn([], known)).toEqual([]));

  it.each([
    ['is the soonest', ['Service', 'Writing'], known, 'soon'],
    ['is what is on now', ['Service'], [...known, on('now', '08', ['Service'], { state: 'live' })], 'now'],
    ['is a later one where the first has no seat left', ['Service'], [on('full', '05', ['Service'], { full: true }), ...known], 'soon'],
    ['is a full one where there is no other', ['Price'], [on('full', '05', ['Price'], { full: true })], 'full'],
    ['is none of those that are over', ['Service'], known.slice(0, 4), undefined],
    ['is none on another topic', ['Consent'], known, undefined],
  ])('the next one %s', (_, wanted, all, expected) => expect(nextOn(wanted, all)?.slug).toBe(expected));

  it.each([
    ['the one that it names', { webinar: 'other', topics: ['Service'] }, 'other'],
    ['the next on its topics where it names none', { topics: ['Service'] }, 'soon'],
    ['the next where the one that it names is over', { webinar: 'replay-new', topics: ['Service'] }, 'soon'],
    ['the next where the one that it names was called off', { webinar: 'called-off', topics: ['Price'] }, 'other'],
    ['the one that is over where nothing comes', { webinar: 'replay-new', topics: ['Consent'] }, 'replay-new'],
    ['nothing where there is nothing', { webinar: 'nowhere', topics: ['Consent'] }, undefined],
  ])('an article announces %s', (_, article, expected) => expect(toAnnounced(article, known)?.slug).toBe(expected));

  it.each([
    ['those that a host chose', { related: ['other'] }, ['other'], false],
    ['others on its topics', {}, ['soon', 'late', 'both'], true],
    ['what comes next, once it is over', { topics: ['Consent'], ...over }, ['other', 'soon', 'late'], false],
    ['nowhere while it is to come and shares nothing', { topics: ['Consent'] }, [], false],
  ])('lead to %s', (_, change, expected, isOnTopic) => {
    const own = on('own', '11', ['Service'], change);
    const near = toNear(own, [own, ...known]);
    expect([slugs(near.around), near.isOnTopic]).toEqual([expected, isOnTopic]);
  });
});

it('articles on a topic are those of the language, whatever their own topics are spelled like', () => {
  const article = (slug: string, locale: 'en' | 'de', topics: string[], published: string) => ({
    ...{ slug, locale, topics, published, title: slug, summary: 'x', author: { name: 'Pat', about: 'x' }, takeaways: [], markdown: '' },
  });
  const all = [
    article('older', 'en', ['service'], '2026-01-01'),
    article('newer', 'en', ['Service'], '2026-02-01'),
    article('deutsch', 'de', ['Service'], '2026-03-01'),
    article('other', 'en', ['Price'], '2026-04-01'),
  ];
  expect(slugs(articlesOn({ topics: ['SERVICE'], locale: 'en' }, all))).toEqual(['newer', 'older']);
});

describe('topics in a form', () => {
  it.each([
    ['', []],
    [' , ,', []],
    ['Service,Writing', ['Service', 'Writing']],
    ['Service, service ,SERVICE, Price', ['Service', 'Price']],
  ])('%j is %j', (text, expected) => expect(splitTopics(text)).toEqual(expected));

  const known = ['Answering', 'Service', 'Servants', 'Writing'];
  it.each([
    ['all that are not there yet', 'writing, ', ['Answering', 'Service', 'Servants']],
    ['those that begin like what is typed', 'Writing, serv', ['Service', 'Servants']],
    ['all where nothing begins so', 'Kam', known],
  ])('are offered: %s', (_, text, expected) => expect(offerTopics(known, text)).toEqual(expected));

  it.each([
    ['', 'Service', 'Service'],
    ['Writing', 'Service', 'Writing, Service'],
    ['Writing, ', 'Service', 'Writing, Service'],
    ['Writing, ser', 'Service', 'Writing, Service'],
    ['ser', 'Service', 'Service'],
  ])('%j with %s is %j', (text, word, expected) => expect(addTopic(text, word)).toBe(expected));
});
