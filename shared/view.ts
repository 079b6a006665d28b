/** What the page of one webinar shows: the prerendered page and the one that the API fills say the same words. */
import { toCardView, toFaces } from './card.ts';
import { toEventJson } from './event-json.ts';
import { toGate, toPhase } from './gate.ts';
import { fieldName, toOwnView } from './own-fields.ts';
import { prefixOf, type Tongue } from './place.ts';
import type { FieldError } from './problem.ts';
import { toAroundView } from './related.ts';
import type { PublicSeries } from './series.ts';
import { toSeriesView } from './series-view.ts';
import { toShareLinks } from './share.ts';
import type { View } from './template.ts';
import type { PublicWebinar } from './webinar.ts';
import { toClock, toWhen } from './when.ts';
import { type PageSpeech, speak } from './words/speak.ts';

/** A form that came back: what was typed, by field name (`consent.marketing`), and what is wrong with it. */
export type FormState = {
  readonly values?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  /** What is wrong with the whole, where it is no field's fault. */
  readonly problem?: string;
};

const pointerToField = (pointer: string): string => pointer.replace(/^#\/?/, '').replaceAll('/', '.');
const fieldToId = (field: string): string => field.replaceAll('.', '-');

const shownFields = ['email', 'name', 'company', 'question', 'consent.marketing', 'consent.research'];

/** Slots `value.email`, `error.email`, `invalid.email` for each field, and the summary `errors[{field, message}]`. */
export const toFormView = ({ values = {}, errors = [], problem }: FormState, own: readonly string[] = []): View => {
  const view: Record<string, View[string]> = {};
  for (const [field, value] of Object.entries(values)) view[`value.${field}`] = value;
  const summary: View[] = problem ? [{ message: problem, field: '', inField: false, overall: true }] : [];
  for (const { pointer, detail } of errors) {
    const field = pointerToField(pointer);
    const known = shownFields.includes(field) || own.includes(field);
    if (known) Object.assign(view, { [`error.${field}`]: detail, [`invalid.${field}`]: 'true' });
    summary.push({ message: detail, field: fieldToId(field), inField: known, overall: !known });
  }
  const isTicked = (purpose: string): boolean => !['', 'false'].includes(values[`consent.${purpose}`] ?? '');
  const [marketing, research] = [isTicked('marketing'), isTicked('research')];
  const boxes = { consentTicked: marketing, consentBlank: !marketing, researchTicked: research, researchBlank: !research };
  return { ...view, errors: summary, ...boxes };
};

const errorsByField = ({ errors = [] }: FormState): ReadonlyMap<string, string> =>
  new Map(errors.map(({ pointer, detail }) => [pointerToField(pointer), detail]));

const toCalendarLinks = (webinar: PublicWebinar, url: string): View => {
  const compact = (instant: string) => instant.replace(/\.\d+/, '').replace(/[-:]/g, '');
  const text = [webinar.promise, url].filter(Boolean).join('\n\n');
  const google = new URLSearchParams({
    action: 'TEMPLATE',
    text: webinar.title,
    dates: `${compact(webinar.startsAt)}/${compact(webinar.endsAt)}`,
    details: text,
    location: url,
  });
  const outlook = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: webinar.title,
    startdt: webinar.startsAt,
    enddt: webinar.endsAt,
    body: text,
    location: url,
  });
  const yahoo = new URLSearchParams({
    v: '60',
    title: webinar.title,
    st: compact(webinar.startsAt),
    et: compact(webinar.endsAt),
    desc: text,
    in_loc: url,
  });
  return {
    googleCalendar: `https://calendar.google.com/calendar/render?${google}`,
    outlookCalendar: `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}`,
    yahooCalendar: `https://calendar.yahoo.com/?${yahoo}`,
  };
};

const toSummary = ({ title, speakers }: PublicWebinar, { t }: PageSpeech): string =>
  speakers.length > 0 ? t('A webinar by {names}.', { names: speakers.map(({ name }) => name).join(', ') }) : title;

const LONG_TITLE = 60;
const english: Tongue = { locale: 'en', home: 'en' };

/** The time that people were told before, as they were told it. */
const toBefore = ({ movedFrom, durationMinutes, timeZone }: PublicWebinar, locale: Tongue['locale']): View => {
  if (!movedFrom) return {};
  const ends = new Date(Date.parse(movedFrom) + durationMinutes * 60_000).toISOString();
  const { date, hours, place } = toWhen(movedFrom, ends, timeZone, speak(locale, 'times'));
  return { beforeStarts: movedFrom, beforeEnds: ends, before: `${date}, ${hours} ${place}` };
};

/**
 * The view of a webinar's page, its thank-you page and its room. Times are in the event's zone with offset and city; `base` is the public
 * address without a slash at the end, for links that leave the page (calendars, search engines); `around` are the webinars that the page
 * leads to (related.ts).
 */
export const toWebinarView = (
  webinar: PublicWebinar,
  form: FormState,
  now: Date,
  base = '',
  tongue: Tongue = english,
  around: readonly PublicWebinar[] = [],
  series?: PublicSeries,
): View => {
  const { state } = webinar;
  const replay = state === 'ended' && webinar.replay !== null;
  const url = `${base}${prefixOf(tongue)}/webinars/${webinar.slug}/`;
  const words = speak(tongue.locale, 'pages');
  const start = Date.parse(webinar.startsAt);
  return {
    ...toCardView(webinar, speak(tongue.locale, 'times')),
    ...toFormView(form, webinar.form.fields.map(fieldName)),
    ...toOwnView(webinar.form, { values: form.values ?? {}, errors: errorsByField(form) }, words),
    ...toPhase(webinar, now, words),
    ...toGate(webinar, words),
    ...toCalendarLinks(webinar, url),
    ...toShareLinks(webinar.title, url),
    ...toBefore(webinar, tongue.locale),
    ...toAroundView(webinar, around, words),
    ...toSeriesView(webinar, series, words),
    url,
    // Set smaller, so that the times stay in the first glance.
    scale: webinar.title.length > LONG_TITLE ? 'long' : '',
    summary: webinar.promise || toSummary(webinar, words),
    description: webinar.description,
    speakers: toFaces(webinar.speakers),
    agenda: webinar.agenda.map((item) => ({ title: item.title, clock: toClock(new Date(start + item.at * 60_000), webinar.timeZone) })),
    upcoming: state === 'scheduled',
    // A preview has none: its address answers once the webinar is public.
    filed: true,
    moved: state === 'scheduled' && Boolean(webinar.movedFrom),
    live: state === 'live',
    replay,
    over: state === 'ended' && !replay,
    past: state === 'ended',
    notPast: state === 'scheduled' || state === 'live',
    cancelled: state === 'cancelled',
    open: state === 'scheduled' || state === 'live' || replay,
    eventJson: toEventJson(webinar, url, tongue.locale),
  };
};
