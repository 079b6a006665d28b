/** The page of an invitation: what it is, when, and one button. Works without script; whoever only looks at it changes nothing. Pure. */
import { escapeHtml } from '#shared/template.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import type { PersonalSentence, PersonalSpeech } from '#shared/words/personal.ts';

export type Inviting = {
  readonly webinar: PublicWebinar;
  /** When it is: a line for each zone. */
  readonly when: readonly string[];
  /** Masked: whoever a mail was passed on to need not learn it. */
  readonly address: string;
  /** The webinar does not take this address any more. */
  readonly isBarred: boolean;
  /** Where the site's own pages are. */
  readonly home: string;
};

type Said = PersonalSentence;
type Shown = { readonly title: Said; readonly says: readonly Said[]; readonly act?: Said };

const whenOn = ({ state, full, approval }: PublicWebinar): Shown => {
  if (approval)
    return {
      title: 'You are invited',
      says: ['The hosts confirm each registration. Your link comes by mail then.'],
      act: 'Ask for a seat',
    };
  if (full)
    return {
      title: 'You are invited',
      says: ['All seats are taken at the moment. You can wait for one that gets free.'],
      act: 'Join the waitlist',
    };
  return {
    title: 'You are invited',
    says: ['One button, and your seat is there.'],
    act: state === 'live' ? 'Register and join now' : 'Save my seat',
  };
};

const shownFor = ({ webinar, isBarred }: Inviting): Shown => {
  const { state, replay } = webinar;
  if (state === 'cancelled')
    return { title: 'This webinar was called off', says: ['It does not take place. You do not have to do anything.'] };
  if (state === 'ended' && replay === null) return { title: 'This webinar has ended', says: ['There is no recording.'] };
  if (isBarred)
    return {
      title: 'This webinar does not take this address',
      says: ['The hosts changed whom it is for. If you think that is wrong, please answer our mail.'],
    };
  if (state === 'ended')
    return { title: 'This webinar has ended', says: ['There is a recording, and you can still ask.'], act: 'Watch the recording' };
  return whenOn(webinar);
};

/** Whether the button would do something now. */
export const isTaking = (inviting: Inviting): boolean => shownFor(inviting).act !== undefined;

export const invitePage = (inviting: Inviting, { t }: PersonalSpeech): { readonly title: string; readonly main: string } => {
  const { webinar, when, address, home } = inviting;
  const { title, says, act } = shownFor(inviting);
  const line = (text: string, kind = ''): string => `<p${kind && ` class="${kind}"`}>${escapeHtml(text)}</p>`;
  const isOn = webinar.state === 'scheduled' || webinar.state === 'live';
  const times = isOn ? [`<p class="soft">${when.map(escapeHtml).join('<br>')}</p>`] : [];
  const said = says.map((sentence) => t(sentence)).join(' ');
  // What there is to come to is the loudest; where there is nothing, why not.
  const parts = act
    ? [
        webinar.promise ? line(webinar.promise, 'lead') : '',
        ...times,
        `<p><strong>${escapeHtml(t(title))}.</strong> ${escapeHtml(said)}</p>`,
        `<form method="post"><button class="button" type="submit">${escapeHtml(t(act))}</button></form>`,
        line(t('It is for {address}. Your personal link comes there as well.', { address }), 'soft small'),
      ]
    : [
        line(webinar.title, 'lead'),
        ...times,
        line(said),
        `<p><a class="button quiet" href="${escapeHtml(home)}">${escapeHtml(t('See all webinars'))}</a></p>`,
      ];
  return { title: act ? webinar.title : t(title), main: parts.join('') };
};

/** Ours, and too old: that is no mistake of whoever follows it. */
export const oldInvitePage = (home: string, { t }: PersonalSpeech): { readonly title: string; readonly main: string } => ({
  title: t('This invitation is over'),
  main: `<p><a class="button quiet" href="${escapeHtml(home)}">${escapeHtml(t('See all webinars'))}</a></p>`,
});
