/** One's own data as a page: what is kept, what is sent, and what can be done about it. Works without script. Pure. */
import { consentTexts, type Purpose, purposes } from '#shared/consent.ts';
import type { ErasedQuestions } from '#shared/setting.ts';
import { toMoment } from '#shared/when.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import { speak } from '#shared/words/speak.ts';
import { behind, button, line, linked, section } from './parts.ts';
import type { MyData, MyWebinar } from './record.ts';
import { aboutPart, ledgerPart, names } from './record-part.ts';
import { type Shared, webinarPart } from './webinar-part.ts';

export type MyPage = {
  readonly data: MyData;
  /** Where each purpose stands now, a request that is over left out. */
  readonly stands: Readonly<Partial<Record<Purpose, { readonly state: string; readonly at: string }>>>;
  readonly mayResume: boolean;
  readonly mayCancel: (webinar: MyWebinar) => boolean;
  /** What becomes of their questions where they have everything erased. */
  readonly questions: ErasedQuestions;
  /** Whether the copy is there at once; where it is made first, it may be under way. */
  readonly copy: 'at-once' | 'on-request' | 'being-made';
  readonly zone: string;
  /** Their own link to each webinar that can still be passed on, and how many came by it; by the webinar's id. */
  readonly shared: ReadonlyMap<string, Shared>;
  readonly links: { readonly data: string; readonly preferences: string };
};

type Show = (at: string) => string;

const isTeams = (why: string | undefined): boolean => why === 'manual' || why === 'imported';
const teamsLine = ({ t }: PersonalSpeech): string =>
  line(t('The team has taken this address off its list, so nothing is sent, whatever you choose here.'));

const purposePart = (purpose: Purpose, { stands, data }: MyPage, speech: PersonalSpeech, show: Show): string => {
  const { t, locale } = speech;
  const text = speak(locale, 'pages').t(consentTexts[purpose].text);
  const stand = stands[purpose];
  const isYes = stand?.state === 'confirmed';
  const held = purpose === 'marketing' ? data.notMailed.marketing?.why : undefined;
  return [
    `<h3>${t(names[purpose])}</h3>`,
    line(text, 'soft'),
    isYes && stand ? line(t('You agreed on {day}.', { day: show(stand.at) })) : '',
    stand?.state === 'asked' ? line(t('You asked for it on {day}, and have not confirmed it yet.', { day: show(stand.at) })) : '',
    isTeams(held) ? teamsLine(speech) : '',
    isYes ? button(t('I take it back'), { act: 'withdraw', purpose }) : button(t('I agree to this'), { act: 'grant', purpose }),
    // A request is refused as simply as it was made.
    stand?.state === 'asked' ? button(t('No, do not'), { act: 'withdraw', purpose }) : '',
  ].join('');
};

const servicePart = ({ data, mayResume }: MyPage, speech: PersonalSpeech): string => {
  const { t } = speech;
  const why = data.notMailed.service?.why;
  const stopped = t('You stopped them.');
  return [
    `<h3>${t('Mails about your webinars')}</h3>`,
    line(t('Reminders, the link when we are live, word when something changes, the recording.'), 'soft'),
    why === undefined ? button(t('Stop them: I know my dates'), { act: 'stop' }) : '',
    why === 'bounced' ? line(t('Emails to this address came back, so we send none.')) : '',
    isTeams(why) ? teamsLine(speech) : '',
    mayResume ? line(stopped) + button(t('Send them again'), { act: 'resume' }) : '',
  ].join('');
};

/** What reached them: a code is theirs to read again. */
const thanksPart = ({ acts }: MyData, { t }: PersonalSpeech, show: Show): string => {
  const sent = acts.filter(({ kind, event }) => kind === 'thanks' && event === 'sent');
  if (sent.length === 0) return '';
  const words = ({ list = '', code }: (typeof sent)[number]): string =>
    code ? `${t('A code: {code}', { code })} (${list})` : t('An invitation to a webinar');
  return section(
    t('How we thanked you'),
    sent.map((act) => line(`${show(act.at)}: ${words(act)}`)),
  );
};

const copyPart = ({ links, copy }: MyPage, { t }: PersonalSpeech): string =>
  section(t('A copy to keep'), [
    line(t('Everything that we keep about you, in one file that people and programs can read (JSON).')),
    ...{
      'at-once': () => [linked(links.data, t('Download the copy'))],
      'being-made': () => [line(t('Your copy is being made. We write to you once it is there.'))],
      'on-request': () => [
        line(t('There is so much of it that the file is made first. We write to you once it is there; you can download it for a day.')),
        button(t('Prepare the copy'), { act: 'copy' }),
      ],
    }[copy](),
  ]);

const erasePart = ({ questions }: MyPage, { t }: PersonalSpeech): string =>
  section(t('Erase everything'), [
    line(
      t(
        'Your registrations, your name and address, what you watched, voted and agreed to. Your seats and links end at once, and no mail follows. It cannot be undone.',
      ),
    ),
    behind(t('Erase everything about me'), [
      line(
        t(
          questions === 'gone'
            ? 'Your questions go as well, with their answers.'
            : 'Your questions stay as words without your name, so that their answers still make sense.',
        ),
      ),
      line(t('Are you sure? An unreadable code stays, so that nobody writes to you by mistake.')),
      button(t('Yes, erase everything'), { act: 'erase' }, 'button'),
    ]),
  ]);

export const myPage = (page: MyPage, speech: PersonalSpeech): { readonly title: string; readonly main: string } => {
  const { t, locale } = speech;
  const show: Show = (at) => toMoment(at, page.zone, speak(locale, 'times'));
  const { webinars } = page.data;
  return {
    title: t('Your data and your choices'),
    main: [
      line(t('The link to this page works for an hour. Everybody who has it sees what you see.'), 'lead'),
      section(t('What we send you'), [
        line(t('We write by email only.'), 'soft'),
        ...purposes.map((purpose) => purposePart(purpose, page, speech, show)),
        servicePart(page, speech),
        linked(page.links.preferences, t('Pause, less often, language, time zone')),
      ]),
      section(t('Your webinars'), [
        webinars.length === 0 ? line(t('None.')) : '',
        ...webinars.map((webinar) => webinarPart(webinar, page.mayCancel(webinar), speech, show, page.shared.get(webinar.id))),
      ]),
      thanksPart(page.data, speech, show),
      aboutPart(page.data, page.zone, speech, show),
      ledgerPart(page.data, speech, show),
      copyPart(page, speech),
      erasePart(page, speech),
    ].join(''),
  };
};

/** The last page that somebody sees who had everything erased. */
export const erasedPage = (home: string, { t }: PersonalSpeech): { readonly title: string; readonly main: string } => ({
  title: t('It is being erased'),
  main:
    line(t('From now on nothing is sent to you, and your links and seats have ended. Within a few minutes nothing of you is left.')) +
    line(t('If you register again one day, you begin anew.'), 'soft') +
    linked(home, t('See all webinars')),
});
