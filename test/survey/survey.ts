/** A webinar with a survey that is over, and people who were there. */
import type { SurveyResults, SurveyText } from '#shared/survey.ts';
import type { Webinar } from '#shared/webinar.ts';
import { type Cookie, get, join, openWebinar, post, register, signedIn } from '../support/people.ts';
import { openWorld } from '../support/world.ts';

type Opening = { survey?: string; pages?: Readonly<Record<string, string>> } & Record<string, unknown>;

export const openSurvey = async ({ survey = 'nps', pages = {}, ...more }: Opening = {}) => {
  const world = await openWorld({ pages });
  const webinar: Webinar = await openWebinar(world, {
    ...{ live: true, questions: { mode: 'open', anonymous: 'no', votes: 'everyone' } },
    room: { chat: 'off', chatMost: 500, reactions: 'on', survey },
    ...more,
  });
  const host = await signedIn(world, ['host'], 'hanna@example.com');
  const path = `/api/live/${webinar.id}/survey`;
  let people = 0;
  const guest = async (): Promise<{ cookie: Cookie; email: string }> => {
    people += 1;
    const email = `person${people}@example.com`;
    return { email, cookie: await register(world, webinar.slug, email, { name: `Person ${people}`, company: 'Acme' }) };
  };
  return {
    ...{ world, webinar, host, path, guest },
    /** Somebody who came by the link of their mail. */
    member: async (): Promise<{ cookie: Cookie; email: string }> => {
      const { cookie, email } = await guest();
      await world.settle();
      return { email, cookie: await join(world, email, cookie) };
    },
    answer: (cookie: Cookie, body: unknown) => post(world, path, body, { cookie }),
    form: (cookie: Cookie, fields: Record<string, string>) =>
      world.request(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', cookie },
      }),
    page: async (cookie: Cookie) => (await get(world, path, cookie)).text(),
    end: async () => {
      await post(world, `/api/console/webinars/${webinar.id}/end`, {}, { cookie: host });
      world.tick(5_001);
    },
    results: async (): Promise<SurveyResults> => {
      await world.settle();
      return (await (await get(world, `/api/console/webinars/${webinar.id}/survey`, host)).json()) as SurveyResults;
    },
    texts: async (): Promise<readonly SurveyText[]> => {
      await world.settle();
      const answer = await get(world, `/api/console/webinars/${webinar.id}/survey/texts`, host);
      return ((await answer.json()) as { items: readonly SurveyText[] }).items;
    },
  };
};
