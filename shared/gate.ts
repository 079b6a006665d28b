/** What a webinar's page invites to: where it stands, what its button says, what stands between a form and a seat. */
import type { View } from './template.ts';
import type { PublicWebinar } from './webinar.ts';
import type { PageSpeech } from './words/speak.ts';

type Phase = { readonly chip: string; readonly invite: string; readonly act: string };

export const toPhase = (webinar: PublicWebinar, now: Date, { t }: PageSpeech): Phase => {
  const late = now.getTime() >= Date.parse(webinar.startsAt);
  const chip = t(webinar.state === 'live' ? 'Live now' : late ? 'Starting now' : 'Upcoming webinar');
  const isOn = webinar.state === 'live' || webinar.state === 'scheduled';
  if (isOn && webinar.approval) return { chip, invite: t('Ask for a seat'), act: t('Ask for a seat') };
  if (isOn && webinar.full) return { chip, invite: t('Join the waitlist'), act: t('Join the waitlist') };
  if (webinar.state === 'live') return { chip, invite: t('Join now'), act: t('Join the webinar') };
  if (webinar.state === 'ended') return { chip: t('Watch again'), invite: t('Watch the replay'), act: t('Watch the replay') };
  return { chip, invite: t('Save your seat'), act: t('Save my seat') };
};

/** More domains would be a list to read, not a hint. */
const MOST_DOMAINS = 3;

/** What stands in the way of a seat at once, and what becomes of an address that is left all the same. */
export const toGate = ({ full, approval, domains, byMail, replay }: PublicWebinar, { t }: PageSpeech): View => ({
  byMail,
  seatAtOnce: !byMail,
  approval,
  full: full && !approval,
  fullThenReplay: full && !approval && replay !== null,
  onlyAt:
    domains.length === 0
      ? ''
      : domains.length <= MOST_DOMAINS
        ? t('For addresses at {domains}.', { domains: domains.join(', ') })
        : t('For addresses of certain organisations.'),
});
