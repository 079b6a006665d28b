/** An invitation as the team sees it. Pure. */
import type { InvitationView } from '#shared/invitation.ts';
import type { Webinar } from '#shared/webinar.ts';
import { type Invitation, stateOf, type Words } from './stored.ts';

type About = Pick<Webinar, 'title' | 'promise' | 'slug'>;

/** `webinar` is undefined where somebody removed it. */
export const toRow = (invitation: Invitation, webinar: About | undefined, now: Date): Omit<InvitationView, 'subject' | 'text'> => {
  const { pieces: _p, round: _r, cursor: _c, lease: _l, startedAt: _s, nextAt: _n, waitsUntil, at, ...shown } = invitation;
  return {
    ...shown,
    state: stateOf(invitation, now),
    at: at ?? invitation.startedAt ?? null,
    ...{ title: webinar?.title ?? '', promise: webinar?.promise ?? '', landing: webinar ? `/webinars/${webinar.slug}/` : '' },
    ...(waitsUntil && invitation.state === 'running' ? { waitsUntil } : {}),
  };
};

export const toView = (invitation: Invitation, words: Words, webinar: About | undefined, now: Date): InvitationView => ({
  ...toRow(invitation, webinar, now),
  ...words,
});
