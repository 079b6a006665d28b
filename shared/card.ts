/** A webinar as one entry of a list: on the home page, prerendered and refreshed by the same words. */

import { noPictures } from './picture.ts';
import { toSpeech } from './speech.ts';
import type { View } from './template.ts';
import type { PublicWebinar } from './webinar.ts';
import { minutesBetween, type Times, toDuration, toWhen } from './when.ts';

/** `MO` for Mara Ostrow: the first letters of the first and the last word. */
export const toInitials = (name: string): string => {
  const words = name.split(/[\s-]+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = [...(words[0] ?? '?')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return `${first}${last}`.toUpperCase();
};

/** Speakers as faces: initials on one of four tones where there is no photo. */
export const toFaces = (speakers: PublicWebinar['speakers'], { photos } = noPictures): View[] =>
  speakers.map((speaker, index) => ({
    name: speaker.name,
    role: [speaker.title, speaker.company].filter(Boolean).join(', '),
    initials: toInitials(speaker.name),
    tone: `tone-${index % 4}`,
    about: speaker.about ?? '',
    // As the last build named it: until then there are initials.
    photo: photos[speaker.photo ?? ''] ?? '',
    noPhoto: !photos[speaker.photo ?? ''],
  }));

const toNames = (names: readonly string[], { tag, t }: Times): string => {
  const said = names.length > 3 ? [...names.slice(0, 2), t('{n} more', { n: names.length - 2 })] : names;
  return new Intl.ListFormat(tag).format(said);
};

/** What every list and page says of a webinar. */
export const toCardView = (webinar: PublicWebinar, times: Times): View => ({
  id: webinar.id,
  slug: webinar.slug,
  state: webinar.state,
  title: webinar.title,
  promise: webinar.promise,
  startsAt: webinar.startsAt,
  endsAt: webinar.endsAt,
  timeZone: webinar.timeZone,
  duration: toDuration(minutesBetween(webinar.startsAt, webinar.endsAt), times),
  names: toNames(
    webinar.speakers.map((speaker) => speaker.name),
    times,
  ),
  faces: toFaces(webinar.speakers.slice(0, 4)),
  ...toWhen(webinar.startsAt, webinar.endsAt, webinar.timeZone, times),
});

/** Changes whenever the home page would: its readers compare before they draw anew. 32 bits of FNV-1a. */
export const toEdition = (webinars: readonly PublicWebinar[]): string => {
  const facts = webinars.map((webinar) =>
    JSON.stringify([
      webinar.slug,
      webinar.state,
      webinar.startsAt,
      webinar.timeZone,
      webinar.durationMinutes,
      webinar.title,
      webinar.promise,
      webinar.speakers,
      webinar.replay !== null,
    ]),
  );
  let hash = 0x811c9dc5;
  for (const sign of facts.sort().join('')) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
};

const byStart = (a: PublicWebinar, b: PublicWebinar): number => a.startsAt.localeCompare(b.startsAt);

/** The home page: what is on now, what comes (soonest first), what can be watched again (newest first). */
export const toHomeView = (webinars: readonly PublicWebinar[], times: Times = toSpeech('en')): View => {
  const card = (webinar: PublicWebinar): View => toCardView(webinar, times);
  const ordered = [...webinars].sort(byStart);
  const live = ordered.filter(({ state }) => state === 'live').map(card);
  const upcoming = ordered.filter(({ state }) => state === 'scheduled').map(card);
  const replays = ordered
    .filter(({ state, replay }) => state === 'ended' && replay !== null)
    .map(card)
    .reverse();
  const nothing = live.length + upcoming.length === 0;
  return { live, upcoming, replays, nothing, nothingAtAll: nothing && replays.length === 0, onlyReplays: nothing && replays.length > 0 };
};
