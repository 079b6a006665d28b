/**
 * The confirmation of a registration: when it is in both zones, the personal link, a calendar file. It holds no word that the
 * registrant typed, because the address may be somebody else's.
 */
import { html } from 'hono/html';
import type { Locale } from '#shared/setting.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { speak } from '#shared/words/speak.ts';
import type { MailContent, Sender } from '../ports.ts';
import type { CalendarEntry } from '../webinar/calendar.ts';
import { type OtherDate, toDates, toDatesCalendar } from './dates.ts';
import { button, layout, type MailBrand, paragraph, quietLink } from './layout.ts';
import { spanLines } from './when.ts';

export type ConfirmationInput = {
  readonly webinar: PublicWebinar;
  /** RFC 5545 SEQUENCE: how often it was moved. */
  readonly sequence: number;
  readonly to: string;
  readonly readerZone?: string;
  readonly joinUrl: string;
  /** Where the registration can be cancelled; of a webinar that has no more than so many seats, somebody who waits gets this one. */
  readonly standingUrl: string;
  readonly base: string;
  readonly uid: string;
  readonly from: Sender;
  readonly brand: MailBrand;
  readonly locale: Locale;
  readonly now: Date;
  /** The other webinars of a series that the same form registered for. */
  readonly dates: readonly OtherDate[];
};

export const toConfirmation = (input: ConfirmationInput): MailContent => {
  const { webinar, sequence, to, joinUrl, standingUrl, base, uid, from, brand, locale, now, dates } = input;
  const { t } = speak(locale, 'mail');
  const replay = webinar.state === 'ended';
  const title = t(replay ? 'Your link to the replay' : webinar.state === 'live' ? 'We are live: your link' : 'You have a seat');
  const times = spanLines(webinar, input);
  const act = t(replay ? 'Watch the replay' : webinar.state === 'live' ? 'Join now' : 'Open your room');
  const keep = t('The link is yours alone. Please do not pass it on.');
  const cannot = t(
    webinar.capacity === null ? 'Cannot come? Cancel your registration:' : 'Cannot come? Please give your seat to somebody who waits:',
  );
  const reason = t(
    'You get this mail because somebody registered for this webinar with your address, at {place}. Was it not you? Then do nothing: without the link, nothing happens. Sent by {sender}.',
    { place: base, sender: from.name },
  );
  const like = { stamp: now, organiser: from };
  const own: CalendarEntry = { webinar, uid, sequence, url: joinUrl, method: 'REQUEST', attendee: to, ...like };
  const calendar = toDatesCalendar(replay ? undefined : own, dates, like);
  const others = toDates(dates, input);
  return {
    subject: `${title}: ${webinar.title}`.replace(/[\r\n]+/g, ' '),
    html: layout({
      brand,
      locale,
      title,
      body: [
        html`<p style="margin:0 0 8px;font-size:19px;font-weight:650;line-height:1.35">${webinar.title}</p>`,
        ...times.map((time) => paragraph(time)),
        button(joinUrl, act, brand),
        paragraph(keep),
        ...(replay ? [] : [quietLink(cannot, standingUrl)]),
        ...others.html,
      ],
      reason,
    }),
    text: [
      title,
      '',
      webinar.title,
      ...times,
      '',
      `${act}:`,
      joinUrl,
      '',
      keep,
      '',
      ...(replay ? [] : [cannot, standingUrl, '']),
      ...others.text,
      '--',
      reason,
      '',
    ].join('\n'),
    ...(calendar ? { calendar } : {}),
  };
};
