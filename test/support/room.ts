/** A live room in which everybody sees a question at once, with people to fill it and a host who decides. */
import type { ConsoleQuestion, OwnQuestion } from '#shared/question.ts';
import { openWebinar, post, register, signedIn } from './people.ts';
import { openWorld } from './world.ts';

export const openRoom = async () => {
  const world = await openWorld();
  const webinar = await openWebinar(world, { live: true, questions: { mode: 'open', anonymous: 'no', votes: 'everyone' } });
  const live = `/api/live/${webinar.id}`;
  const host = await signedIn(world, ['host'], 'hanna@example.com');
  let people = 0;
  const asking = (cookie: string, body: unknown, headers = {}) => post(world, `${live}/questions`, body, { cookie, ...headers });
  const deciding = (id: string, form: unknown, at = webinar.id) =>
    post(world, `/api/console/webinars/${at}/questions/${id}/decisions`, form, { cookie: host });
  return {
    ...{ world, webinar, live, host, asking, deciding },
    /** Somebody new, by the cookie of their guest seat. */
    guest: () => {
      people += 1;
      return register(world, webinar.slug, `person${people}@example.com`, { name: `Person ${people}` });
    },
    ask: async (cookie: string, text: string) => (await (await asking(cookie, { text })).json()) as OwnQuestion,
    decide: async (id: string, form: unknown) => (await (await deciding(id, form)).json()) as ConsoleQuestion,
  };
};
