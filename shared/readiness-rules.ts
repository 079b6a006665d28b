/** What is looked at before a webinar becomes public, each with the sentence that a host reads. Pure. */
import { clockChange, named, otherZone, readBack } from './read-back.ts';
import type { House, Looked, Reach, Ready } from './readiness.ts';
import { graphemes } from './text.ts';
import type { Webinar } from './webinar.ts';
import { toDuration } from './when.ts';

const LONG_PROMISE = 200;
const MANY_QUESTIONS = 5;

const videos: Readonly<Record<Reach, readonly [Ready['state'], string]>> = {
  none: ['look', 'No video has an address yet. People wait on the page until you start.'],
  looking: ['look', 'Looking for the video.'],
  there: ['ready', 'The video is reachable.'],
  missing: ['missing', 'Nothing was found at the video’s address.'],
  answers: ['ready', 'The video’s host answers. Rehearse to see the picture.'],
  silent: ['missing', 'The video could not be reached from this browser.'],
  unknown: ['look', 'The video could not be checked from here. Rehearse to see the picture.'],
};

export const videoOf = (reach: Reach): Ready => {
  const [state, why] = videos[reach];
  return { what: 'video', fix: { field: 'video-kind' }, state, why };
};

export const promiseOf = ({ promise }: Webinar): Ready => {
  const [what, fix] = ['promise', { field: 'promise' }] as const;
  if (promise === '') return { what, fix, state: 'missing', why: 'No promise: people decide by it whether to come.' };
  const n = graphemes(promise);
  if (n > LONG_PROMISE)
    return { what, fix, state: 'look', why: `The promise has ${n} characters. One or two sentences are read; more are not.` };
  return { what, fix, state: 'ready', why: `“${promise}”` };
};

export const whenOf = ({ webinar, now, here }: Looked): Ready[] => {
  const at = new Date(webinar.startsAt);
  const fix = { field: 'date' };
  const other = otherZone(at, webinar.timeZone, here);
  const back = `${readBack(at, webinar.timeZone, other)}.`;
  const changes = [webinar.timeZone, other].flatMap((zone) => {
    const day = clockChange(at, zone);
    return day ? [`in ${named(zone)} on ${day}`] : [];
  });
  const past: readonly [Ready['state'], string] | undefined =
    Date.parse(webinar.endsAt) <= now.getTime()
      ? ['missing', 'Its planned end is in the past: it needs a later start before it can be published.']
      : at <= now
        ? [
            'look',
            `Its start is in the past: ${webinar.video ? 'once published, it goes live at once' : 'once published, people wait for you to start'}.`,
          ]
        : undefined;
  return [
    { what: 'when', fix, state: past?.[0] ?? 'ready', why: past ? `${back} ${past[1]}` : back },
    ...(changes.length > 0
      ? [
          {
            what: 'clocks',
            fix,
            state: 'look',
            why: `Clocks change near it: ${changes.join(', ')}. Both times above are right for that day.`,
          } as const,
        ]
      : []),
  ];
};

export const speakersOf = ({ speakers }: Webinar): Ready => {
  const [what, fix] = ['speakers', { field: 'speakers' }] as const;
  if (speakers.length === 0) return { what, fix, state: 'look', why: 'Nobody is named. Faces and names make people come.' };
  const plain = speakers.filter(({ photo }) => !photo).map(({ name }) => name);
  const names = new Intl.ListFormat('en-GB').format(plain.length > 0 ? plain : speakers.map(({ name }) => name));
  return plain.length > 0
    ? { what, fix, state: 'look', why: `Without a photo: ${names}.` }
    : { what, fix, state: 'ready', why: `${names}.` };
};

export const agendaOf = ({ agenda, durationMinutes }: Webinar): Ready => {
  const [what, fix] = ['agenda', { field: 'agenda' }] as const;
  if (agenda.length === 0) return { what, fix, state: 'look', why: 'No agenda. People decide by it when to come.' };
  const late = agenda.find(({ at }) => at >= durationMinutes);
  if (late) return { what, fix, state: 'missing', why: `“${late.title}” begins at minute ${late.at} of ${durationMinutes}.` };
  return { what, fix, state: 'ready', why: `The agenda fits into ${durationMinutes} minutes.` };
};

export const houseOf = ({ sender, replyTo, privacy, imprint }: House): Ready[] => {
  const fix = { settings: true } as const;
  const lacking = [...(imprint ? [] : ['no imprint is linked']), ...(privacy ? [] : ['the privacy link leads to Parley’s own page'])].join(
    ', ',
  );
  const isSample = /@(?:.*\.)?example\.(?:com|org|net)$/.test(sender);
  const replies = replyTo ? `Answers go to ${replyTo}.` : 'Answers go there as well.';
  return [
    {
      what: 'texts',
      fix,
      state: imprint ? (privacy ? 'ready' : 'look') : 'missing',
      why: lacking === '' ? 'Imprint and privacy are linked; the box for marketing is never ticked.' : `Below each page: ${lacking}.`,
    },
    {
      what: 'sender',
      fix,
      state: isSample ? 'look' : 'ready',
      why: isSample ? `Mail is sent from ${sender}, which is a sample address.` : `Mail is sent from ${sender}. ${replies}`,
    },
  ];
};

export const formOf = ({ form }: Webinar): Ready => {
  const asked = 1 + [form.name, form.company].filter((part) => part !== 'off').length + form.fields.length;
  const required = form.fields.filter((field) => field.required).length;
  const long = asked > MANY_QUESTIONS;
  const much = required > 0 ? `, ${required} of them required` : '';
  const why = long
    ? `The form asks for ${asked} things${much}. Each further one costs sign-ups.`
    : `The form asks for ${asked === 1 ? 'the address only' : `${asked} things`}${much}.`;
  return { what: 'form', fix: { field: 'form-name' }, state: long ? 'look' : 'ready', why };
};

export const admissionOf = ({ capacity, admission }: Webinar): Ready => {
  const parts = [
    capacity === null
      ? 'There is no limit of places'
      : `${capacity === 1 ? 'There is 1 place' : `There are ${capacity.toLocaleString('en-GB')} places`}, then a waitlist`,
    ...(admission.invited ? ['only people who are invited come in'] : []),
    ...(admission.approval ? ['a host lets each person in by hand'] : []),
    ...(admission.domains.allow.length > 0 ? [`only addresses at ${new Intl.ListFormat('en-GB').format(admission.domains.allow)}`] : []),
  ];
  return { what: 'admission', fix: { field: 'capacity' }, state: admission.approval ? 'look' : 'ready', why: `${parts.join('; ')}.` };
};

const listed = new Intl.ListFormat('en-GB');
const before = (minutes: readonly number[]): string => `${listed.format(minutes.map((one) => toDuration(one)))} before`;

/** Which mails go out by themselves. Where the start is near, some of them come too late. */
export const remindersOf = ({ webinar: { mail, startsAt, state }, now }: Looked): Ready => {
  const [what, fix] = ['reminders', { field: 'reminders' }] as const;
  const left = (Date.parse(startsAt) - now.getTime()) / 60_000;
  const late = state === 'draft' || state === 'scheduled' ? mail.reminders.filter((minutes) => minutes >= left) : [];
  const others = [...(mail.live ? ['one when it starts'] : []), ...(mail.after ? ['one half an hour after its end'] : [])];
  const parts = [...(mail.reminders.length > 0 ? [`reminders ${before(mail.reminders)}`] : []), ...others];
  const all = ['Everybody gets a confirmation at once', ...(parts.length > 0 ? [listed.format(parts)] : [])].join(', then ');
  if (mail.reminders.length === 0) return { what, fix, state: 'look', why: `${all}. No reminder goes out, and fewer people come without.` };
  if (late.length > 0) return { what, fix, state: 'look', why: `${all}. It is too late for what goes out ${before(late)}.` };
  return { what, fix, state: 'ready', why: `${all}.` };
};
