/** What was said in the demonstration's live room. `by` is the number of a person; absent is the team. */
import { toLineId } from '#functions/chat/line.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import type { Deps } from '#functions/deps.ts';
import type { Webinar } from '#shared/webinar.ts';
import { each } from './each.ts';
import { people } from './people.ts';

const MINUTE = 60_000;

const said: readonly { readonly by?: number; readonly minutesAgo: number; readonly text: string }[] = [
  { minutesAgo: 29, text: 'Welcome, everybody. Questions go to the other tab, so that none is lost. Where are you listening from?' },
  { by: 5, minutesAgo: 28.5, text: 'Good afternoon from a rainy Porto' },
  { by: 11, minutesAgo: 28, text: 'Hello from Nairobi' },
  { by: 3, minutesAgo: 27.6, text: 'Berlin here, second time. The last one changed how we plan our Mondays.' },
  { by: 17, minutesAgo: 21, text: 'The sound is clear on my side, thank you' },
  { by: 8, minutesAgo: 14, text: 'We tried a shared calendar last year. It held for six weeks.' },
  { by: 13, minutesAgo: 13.4, text: 'Same here: it needs somebody who owns it' },
  { by: 24, minutesAgo: 6, text: 'Would be good to know how you handled the first month' },
  { by: 6, minutesAgo: 3, text: 'The slide with the two queues is our whole week in one picture' },
];

/** Writes them as they would have been written then. */
export const fillChat = async (deps: Deps, webinar: Webinar): Promise<void> => {
  const now = deps.now().getTime();
  const lines = said.map(({ by, minutesAgo, text }, i) => {
    const person = by === undefined ? undefined : people[by];
    const writer = addressToContact(deps.config.CONTACT_KEY, person?.email ?? '');
    const id = toLineId(new Date(now - minutesAgo * MINUTE), deps.lineTag(webinar.id, writer, `demonstration ${i}`));
    const who = person
      ? { by: person.name, company: person.company, writer, confirmed: true }
      : { by: 'Mara Ostrow', company: '', team: true as const };
    return { id, text, at: id.slice(0, 24), ...who };
  });
  await each(lines, (line) => deps.chat.add(webinar.id, line));
};
