/** Walks every route as everybody. What is not in the table below fails: a route is closed until its right is written down. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Role, roles } from '#shared/host.ts';
import { openWebinar, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';

const everybody = ['admin', 'host', 'marketer', 'agent'];

/** The team's side: DESIGN section 5. `nobody in particular` is a signed-in person without a role. */
const team: Readonly<Record<string, readonly string[]>> = {
  'GET /api/console/me': [...everybody, 'no role'],
  'POST /api/console/me/active': [...everybody, 'no role'],
  'GET /api/console/webinars': everybody,
  'POST /api/console/webinars': ['admin', 'host'],
  'GET /api/console/webinars/:id': everybody,
  'PATCH /api/console/webinars/:id': ['admin', 'host'],
  'GET /api/console/webinars/:id/transcript': everybody,
  'GET /api/console/webinars/:id/survey': everybody,
  'GET /api/console/webinars/:id/survey/texts': everybody,
  'PUT /api/console/webinars/:id/transcript': ['admin', 'host'],
  'DELETE /api/console/webinars/:id/transcript': ['admin', 'host'],
  'POST /api/console/webinars/:id/publish': ['admin', 'host'],
  'POST /api/console/webinars/:id/start': ['admin', 'host'],
  'POST /api/console/webinars/:id/end': ['admin', 'host'],
  'POST /api/console/webinars/:id/resume': ['admin', 'host'],
  'POST /api/console/webinars/:id/cancel': ['admin', 'host'],
  'POST /api/console/webinars/:id/archive': ['admin', 'host'],
  'POST /api/console/webinars/:id/duplicate': ['admin', 'host'],
  'POST /api/console/webinars/:id/rehearsals': ['admin', 'host'],
  'POST /api/console/webinars/:id/rehearsals/turn': ['admin', 'host'],
  'DELETE /api/console/webinars/:id/rehearsals': ['admin', 'host'],
  'GET /api/console/video-channel': ['admin', 'host'],
  'GET /api/console/webinars/:id/registrations': everybody,
  'POST /api/console/webinars/:id/registrations/:contact/decisions': ['admin', 'host'],
  'GET /api/console/webinars/:id/questions': everybody,
  'GET /api/console/webinars/:id/questions/:question': everybody,
  'GET /api/console/moderation': everybody,
  'POST /api/console/moderation/keep': ['admin', 'host', 'agent'],
  'GET /api/console/comments': everybody,
  'GET /api/console/comments/rules': everybody,
  'PUT /api/console/comments/rules': ['admin'],
  'GET /api/console/embeds': ['admin', 'host', 'marketer', 'agent'],
  'PUT /api/console/embeds': ['admin'],
  'POST /api/console/comments/:comment/decisions': everybody,
  'GET /api/console/campaigns': everybody,
  'GET /api/console/campaigns.ics': everybody,
  'GET /api/console/campaigns/ahead': everybody,
  'GET /api/console/campaigns/for/:contact': everybody,
  'GET /api/console/campaigns/calendar': everybody,
  'POST /api/console/campaigns/calendar': everybody,
  'DELETE /api/console/campaigns/calendar': everybody,
  'POST /api/console/campaigns': ['admin', 'marketer'],
  'GET /api/console/campaigns/:id': everybody,
  'PATCH /api/console/campaigns/:id': ['admin', 'marketer'],
  'DELETE /api/console/campaigns/:id': ['admin', 'marketer'],
  'POST /api/console/campaigns/:id/ready': ['admin', 'marketer'],
  'POST /api/console/campaigns/:id/cancel': ['admin', 'marketer'],
  'GET /api/console/articles': everybody,
  'POST /api/console/articles': ['admin', 'host', 'marketer'],
  'GET /api/console/articles/:id': everybody,
  'PATCH /api/console/articles/:id': ['admin', 'host', 'marketer'],
  'GET /api/console/articles/:id/revisions': everybody,
  'GET /api/console/articles/:id/revisions/:revision': everybody,
  'POST /api/console/articles/:id/publish': ['admin', 'host', 'marketer'],
  'POST /api/console/articles/:id/schedule': ['admin', 'host', 'marketer'],
  'POST /api/console/articles/:id/withdraw': ['admin', 'host', 'marketer'],
  'DELETE /api/console/articles/:id': ['admin', 'host', 'marketer'],
  'GET /api/console/quotes/:person/:source': ['admin', 'host', 'marketer'],
  'PUT /api/console/quotes/:person/:source': ['admin', 'host', 'marketer'],
  'GET /api/console/quiet': everybody,
  'POST /api/console/quiet': ['admin', 'marketer', 'agent'],
  'GET /api/console/quiet/:id': everybody,
  'PATCH /api/console/quiet/:id': ['admin', 'marketer', 'agent'],
  'POST /api/console/quiet/:id/send': ['admin', 'marketer', 'agent'],
  'POST /api/console/quiet/:id/pause': ['admin', 'marketer', 'agent'],
  'POST /api/console/quiet/:id/resume': ['admin', 'marketer', 'agent'],
  'POST /api/console/quiet/:id/stop': ['admin', 'marketer', 'agent'],
  'GET /api/console/scores': everybody,
  'POST /api/console/scores/preview': ['admin', 'marketer'],
  'PUT /api/console/scores': ['admin', 'marketer'],
  'GET /api/console/sources/:webinar': everybody,
  'POST /api/console/sources/:webinar': ['admin', 'host', 'marketer'],
  'DELETE /api/console/sources/:webinar/:source': ['admin', 'host', 'marketer'],
  'GET /api/console/webinars/:id/presence': everybody,
  'GET /api/console/webinars/:id/chat': everybody,
  'POST /api/console/webinars/:id/chat': ['admin', 'host', 'agent'],
  'DELETE /api/console/webinars/:id/chat/:line': ['admin', 'host', 'agent'],
  'POST /api/console/webinars/:id/chat/:line/question': ['admin', 'host', 'agent'],
  'GET /api/console/webinars/:id/notes': ['admin', 'host'],
  'POST /api/console/webinars/:id/notes': ['admin', 'host'],
  'DELETE /api/console/webinars/:id/notes/:note': ['admin', 'host'],
  'POST /api/console/webinars/:id/questions/:question/decisions': ['admin', 'host', 'agent'],
  'POST /api/console/webinars/:id/questions/:question/replying': ['admin', 'host', 'agent'],
  'POST /api/console/webinars/:id/silence': ['admin', 'host', 'agent'],
  'PUT /api/console/webinars/:id/here': everybody,
  'POST /api/console/webinars/:id/stage': ['admin', 'host'],
  'POST /api/console/webinars/:id/preview': ['admin', 'host'],
  'DELETE /api/console/webinars/:id/preview': ['admin', 'host'],
  'GET /api/console/webinars/:id/polls': everybody,
  'POST /api/console/webinars/:id/polls': ['admin', 'host'],
  'GET /api/console/webinars/:id/polls/:poll': everybody,
  'PATCH /api/console/webinars/:id/polls/:poll': ['admin', 'host'],
  'DELETE /api/console/webinars/:id/polls/:poll': ['admin', 'host'],
  'POST /api/console/webinars/:id/polls/:poll/open': ['admin', 'host'],
  'POST /api/console/webinars/:id/polls/:poll/close': ['admin', 'host'],
  'POST /api/console/webinars/:id/polls/:poll/words': ['admin', 'host'],
  'GET /api/console/reports': ['admin', 'host', 'marketer'],
  'GET /api/console/gifts': ['admin', 'marketer', 'agent'],
  'POST /api/console/gifts': ['admin', 'marketer'],
  'PATCH /api/console/gifts/:id': ['admin', 'marketer'],
  'POST /api/console/gifts/:id/codes': ['admin', 'marketer'],
  'GET /api/console/gifts/:id/codes': ['admin', 'marketer'],
  'GET /api/console/contacts/:id/thanks': ['admin', 'marketer', 'agent'],
  'POST /api/console/contacts/:id/thanks': ['admin', 'marketer', 'agent'],
  'GET /api/console/reports/:slug': ['admin', 'host', 'marketer'],
  'PUT /api/console/reports/:slug': ['admin', 'host', 'marketer'],
  'POST /api/console/reports/:slug/files': ['admin', 'host', 'marketer'],
  'POST /api/console/reports/:slug/files/:id/check': ['admin', 'host', 'marketer'],
  'GET /api/console/reports/:slug/file': ['admin', 'host', 'marketer'],
  'POST /api/console/reports/:slug/state': ['admin', 'host', 'marketer'],
  'GET /api/console/templates': ['admin', 'host'],
  'POST /api/console/templates': ['admin', 'host'],
  'DELETE /api/console/templates/:id': ['admin', 'host'],
  'GET /api/console/house': everybody,
  'GET /api/console/settings': ['admin', 'marketer'],
  'PUT /api/console/settings': ['admin', 'marketer'],
  'POST /api/console/uploads': ['admin', 'host', 'marketer'],
  'POST /api/console/uploads/:id/check': ['admin', 'host', 'marketer'],
  'GET /api/console/uploads/:id/file': ['admin', 'host', 'marketer'],
  'GET /api/console/contacts': ['admin', 'marketer', 'agent'],
  'GET /api/console/contacts/:id': ['admin', 'marketer', 'agent'],
  'PUT /api/console/contacts/:id/labels': ['admin', 'marketer', 'agent'],
  'POST /api/console/contacts/:id/notes': ['admin', 'marketer', 'agent'],
  'PATCH /api/console/contacts/:id/notes/:note': ['admin', 'marketer', 'agent'],
  'DELETE /api/console/contacts/:id/notes/:note': ['admin', 'marketer', 'agent'],
  'GET /api/console/labels': ['admin', 'marketer', 'agent'],
  'GET /api/console/suppressions': ['admin', 'marketer'],
  'POST /api/console/suppressions': ['admin', 'marketer'],
  'POST /api/console/suppressions/imports': ['admin', 'marketer'],
  'DELETE /api/console/suppressions/:contact/:purpose': ['admin', 'marketer'],
  'POST /api/console/contacts/:id/merge': ['admin', 'marketer'],
  'POST /api/console/contacts/:id/part': ['admin', 'marketer'],
  'GET /api/console/contacts/imports': ['admin', 'marketer'],
  'POST /api/console/contacts/imports': ['admin', 'marketer'],
  'PUT /api/console/contacts/imports/:id/parts/:part': ['admin', 'marketer'],
  'GET /api/console/contacts/imports/:id': ['admin', 'marketer'],
  'POST /api/console/contacts/imports/:id/check': ['admin', 'marketer'],
  'POST /api/console/contacts/imports/:id/run': ['admin', 'marketer'],
  'POST /api/console/contacts/imports/:id/undo': ['admin', 'marketer'],
  'GET /api/console/contacts/imports/:id/report': ['admin', 'marketer'],
  'GET /api/console/mail/stop': everybody,
  'PUT /api/console/mail/stop': ['admin', 'host', 'marketer'],
  'GET /api/console/audit': ['admin'],
  'GET /api/console/series': everybody,
  'POST /api/console/series': ['admin', 'host'],
  'PATCH /api/console/series/:id': ['admin', 'host'],
  'GET /api/console/segments': everybody,
  'POST /api/console/segments': ['admin', 'marketer'],
  'GET /api/console/segments/:id': everybody,
  'PATCH /api/console/segments/:id': ['admin', 'marketer'],
  'DELETE /api/console/segments/:id': ['admin', 'marketer'],
  'POST /api/console/segments/preview': ['admin', 'marketer', 'agent'],
  'GET /api/console/segments/:id/preview': everybody,
  'GET /api/console/segments/previews/:id': everybody,
  'GET /api/console/segments/parts/:webinar': everybody,
  'GET /api/console/invitations': everybody,
  'POST /api/console/invitations': ['admin', 'marketer'],
  'GET /api/console/invitations/:id': everybody,
  'PATCH /api/console/invitations/:id': ['admin', 'marketer'],
  'GET /api/console/invitations/:id/preview': everybody,
  'GET /api/console/invitations/:id/letter': everybody,
  'POST /api/console/invitations/:id/test': ['admin', 'marketer'],
  'POST /api/console/invitations/:id/send': ['admin', 'marketer'],
  'POST /api/console/invitations/:id/pause': ['admin', 'marketer'],
  'POST /api/console/invitations/:id/resume': ['admin', 'marketer'],
  'POST /api/console/invitations/:id/stop': ['admin', 'marketer'],
  'POST /api/console/exports': everybody,
  'GET /api/console/exports/:id': everybody,
  'GET /api/console/exports/:id/file/:name?': everybody,
  'GET /api/console/exports': everybody,
  'GET /api/console/cases': ['admin', 'host', 'agent'],
  'GET /api/console/cases/counts': ['admin', 'host', 'agent'],
  'GET /api/console/cases/:k': ['admin', 'host', 'agent'],
  'GET /api/console/cases/:k/beside': ['admin', 'host', 'agent'],
  'POST /api/console/cases/batch': ['admin', 'host', 'agent'],
  'POST /api/console/cases/:k/assign': ['admin', 'host', 'agent'],
  'POST /api/console/cases/:k/snooze': ['admin', 'host', 'agent'],
  'POST /api/console/cases/:k/resolve': ['admin', 'host', 'agent'],
  'POST /api/console/cases/:k/reopen': ['admin', 'host', 'agent'],
  'POST /api/console/cases/:k/heard': everybody,
  'POST /api/console/cases/:k/notes': ['admin', 'host', 'agent'],
  'POST /api/console/cases/:k/replying': ['admin', 'host', 'agent'],
  'GET /api/console/cases/handover': ['admin', 'host', 'agent'],
  'POST /api/console/cases/handover': ['admin', 'host', 'agent'],
  'POST /api/console/cases/handover/:id/read': ['admin', 'host', 'agent'],
  'GET /api/console/saved-answers': ['admin', 'host', 'agent'],
  'POST /api/console/saved-answers': ['admin', 'host', 'agent'],
  'PATCH /api/console/saved-answers/:id': ['admin', 'host', 'agent'],
  'DELETE /api/console/saved-answers/:id': ['admin', 'host', 'agent'],
  'GET /api/console/listen': everybody,
  'GET /api/console/listen/campaigns/:id': everybody,
  'POST /api/console/listen/:question/read': everybody,
  'GET /api/console/listen/mail': everybody,
  'PUT /api/console/listen/mail': ['admin'],
  'PUT /api/console/listen/mail/mine': everybody,
  'GET /api/console/listen/quotes': everybody,
  'POST /api/console/cases/:k/check': ['admin', 'host', 'agent'],
  'POST /api/console/cases/:k/replies': ['admin', 'host', 'agent'],
  'POST /api/console/cases/:k/replies/:reply/retry': ['admin', 'host', 'agent'],
  'DELETE /api/console/cases/:k/replies/:reply': ['admin', 'host', 'agent'],
  'GET /api/console/policies': everybody,
  'PUT /api/console/policies': ['admin'],
  'POST /api/console/exports/preview': everybody,
};

const seats: readonly string[] = [
  'GET /api/live/:id/mine',
  'POST /api/live/:id/questions',
  'PATCH /api/live/:id/questions/:question',
  'DELETE /api/live/:id/questions/:question',
  'POST /api/live/:id/reports',
  'PUT /api/live/:id/questions/:question/vote',
  'DELETE /api/live/:id/questions/:question/vote',
  'PUT /api/live/:id/polls/:poll/answer',
  'POST /api/live/:id/adopt',
  'POST /api/live/:id/presence',
  'GET /api/replays/:id/watched',
  'POST /api/replays/:id/watched',
  'POST /api/live/:id/reactions',
  'POST /api/live/:id/notes/:note/click',
  'GET /api/live/:id/chat',
  'POST /api/live/:id/chat',
  'DELETE /api/live/:id/chat/:line',
  'POST /live/:id/page',
  'POST /api/live/:id/survey',
  'POST /api/live/:id/survey/take-back',
];

const open: readonly string[] = [
  'GET /healthz',
  'GET /api/brand',
  'GET /api/articles',
  'GET /api/quotes',
  'GET /api/webinars',
  'GET /api/webinars/:slug',
  'GET /api/replays/:id',
  'GET /api/replays/:id/transcript',
  'GET /api/replays/:id/captions.vtt',
  'GET /api/reports',
  'GET /api/reports/:slug/file',
  'GET /api/reports/:slug/requests',
  'POST /api/reports/:slug/requests',
  'GET /api/reports/:slug/open/:token',
  'POST /api/reports/:slug/open/:token',
  'GET /api/webinars/:slug/calendar.ics',
  'GET /api/series/:id',
  'POST /api/webinars/:slug/registrations',
  'POST /api/resend',
  'POST /api/inbound/mail',
  'GET /join/:token',
  'GET /waitlist/:token',
  'POST /waitlist/:token',
  'GET /invite/:token',
  'POST /invite/:token',
  'GET /answers/:token',
  'POST /answers/:token',
  'GET /voice/:token',
  'POST /voice/:token',
  'GET /confirm/:token',
  'POST /confirm/:token',
  'GET /me/:token',
  'POST /me/:token',
  'GET /me/:token/data',
  'GET /me/copy/:token',
  'GET /preferences/:token',
  'POST /preferences/:token',
  'GET /unsubscribe/:token',
  'POST /unsubscribe/:token',
  'GET /api/unsubscribe/:token',
  'POST /api/unsubscribe/:token',
  'POST /api/manage',
  'POST /api/newsletter',
  // What is one's own there needs the seat of a reader.
  'GET /api/articles/:slug/comments',
  'POST /api/articles/:slug/comments',
  'POST /api/articles/:slug/comments/:comment',
  'GET /api/replays/:id/comments',
  'POST /api/replays/:id/comments',
  'POST /api/replays/:id/comments/:comment',
  'GET /api/replays/:id/confirm/:token',
  'POST /api/replays/:id/confirm/:token',
  'GET /api/articles/:slug/confirm/:token',
  // Says itself that a seat is needed, as a page.
  'GET /api/live/:id/survey',
  'GET /api/live/:id/survey/:token',
  'POST /api/articles/:slug/confirm/:token',
  'GET /embed/list',
  'GET /embed/form/:slug',
  'POST /embed/form/:slug',
  'GET /embed/question/:slug',
  'POST /embed/question/:slug',
  'GET /feed/:id',
  'GET /feed/:id/questions',
  'GET /live/:id/page',
  'GET /live/:id/questions',
  'GET /stage/:token',
  'POST /stage/:token',
  'GET /preview/:token',
  'GET /auth/login',
  'GET /auth/callback',
  'POST /auth/logout',
  'POST /auth/logout-everywhere',
  'GET /articles/:slug/',
  'GET /:locale{en|de}/articles/:slug/',
  'GET /webinars/:slug/',
  'GET /:locale{en|de}/webinars/:slug/',
  'GET /:locale{en|de}/webinars/:slug/:part/',
  'GET /webinars/:slug/:part/',
];

let world: World;
let id: string;
let other: string;
const cookies = new Map<string, string>([['nobody', '']]);
beforeAll(async () => {
  // No provider is asked: whether signing in works is not the question here.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  world = await openWorld();
  const webinar = await openWebinar(world, { live: true });
  id = webinar.id;
  other = (await openWebinar(world, { title: 'Another one', live: true })).id;
  for (const role of roles) cookies.set(role, await signedIn(world, [role]));
  cookies.set('no role', await signedIn(world, []));
  cookies.set('seat', await register(world, webinar.slug, 'anna@example.com'));
  await world.settle();
});
afterAll(() => vi.unstubAllGlobals());

const routes = () => [...new Set(world.api.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`))];

const ask = async (route: string, who: string, webinar = id) => {
  const [method = '', path = ''] = route.split(' ');
  const target = path.replace(':id', webinar).replace(/:\w+/g, 'none');
  const hasBody = !['GET', 'HEAD'].includes(method);
  // A body that no schema takes: whoever is let in is refused for it, and nothing changes.
  const answer = await world.request(target, {
    method,
    ...(hasBody ? { body: '{"nonsense":1}' } : {}),
    headers: { origin: BASE, cookie: cookies.get(who) ?? '', ...(hasBody ? { 'content-type': 'application/json' } : {}) },
  });
  return answer.status;
};

const isRefused = (status: number): boolean => status === 401 || status === 403;

describe('every route', () => {
  it('is in the table of rights', () => {
    expect(routes().sort()).toEqual([...Object.keys(team), ...seats, ...open].sort());
  });

  it.each(Object.entries(team).filter(([route]) => !/\/(start|end|resume|cancel|archive|publish)$/.test(route)))(
    '%s is for %j only',
    async (route, allowed) => {
      for (const who of [...roles, 'no role']) {
        const status = await ask(route, who);
        if (allowed.includes(who)) expect([who, isRefused(status)]).toEqual([who, false]);
        else expect([who, status]).toEqual([who, 403]);
      }
      for (const who of ['nobody', 'seat']) expect([who, await ask(route, who)]).toEqual([who, 401]);
    },
  );

  it.each(['archive', 'resume', 'publish', 'start', 'cancel', 'end'])(
    '…/%s is for admin and host only, and each refused try changes nothing',
    async (action) => {
      const route = `POST /api/console/webinars/:id/${action}`;
      const before = await world.deps.webinar.find(other);
      for (const who of ['marketer', 'agent', 'no role']) expect([who, await ask(route, who, other)]).toEqual([who, 403]);
      for (const who of ['nobody', 'seat']) expect([who, await ask(route, who, other)]).toEqual([who, 401]);
      expect(await world.deps.webinar.find(other)).toEqual(before);
      for (const who of ['admin', 'host']) expect(isRefused(await ask(route, who, other))).toBe(false);
    },
  );

  it.each(seats)('%s needs a seat of this webinar, which no role replaces', async (route) => {
    for (const who of ['nobody', ...roles]) expect([who, await ask(route, who)]).toEqual([who, 401]);
    expect(isRefused(await ask(route, 'seat'))).toBe(false);
    expect(await ask(route, 'seat', other)).toBe(401);
  });

  it.each(open.filter((route) => !/callback|join|live|stage|preview|:token/.test(route)))('%s asks nobody who they are', async (route) => {
    for (const who of ['nobody', 'agent', 'seat']) expect(isRefused(await ask(route, who))).toBe(false);
  });
});

describe('roles', () => {
  it('add up', async () => {
    cookies.set('two', await signedIn(world, ['marketer', 'agent'] satisfies Role[]));
    expect(isRefused(await ask('POST /api/console/webinars/:id/questions/:question/decisions', 'two'))).toBe(false);
    expect(await ask('POST /api/console/webinars', 'two')).toBe(403);
  });
});
