/** What else this person asked, and what became of it; where it is a case, it stands among those. */
import type { PersonPage } from '#shared/person-page.ts';
import { questionWords } from '../../lib/console/journey.ts';

/** As many as are read at a glance. */
const MOST = 5;

/** `known`: cases that are read, or stand here already. */
export const Others = ({ person, known }: { person: PersonPage; known: readonly string[] }) => {
  const others = person.webinars
    .flatMap(({ questions }) => questions)
    .filter(({ id, withdrawn }) => !known.includes(id) && !withdrawn)
    .toSorted((a, b) => Number(b.owed) - Number(a.owed) || (a.askedAt < b.askedAt ? 1 : -1))
    .slice(0, MOST);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="about-others">
      <h3 id="about-others">Also asked</h3>
      <ul class="plain inbox-others">
        {others.map((question) => (
          <li key={question.id}>
            <span>{question.text}</span>
            <span class={`chip ${question.owed ? 'due' : question.resolution === 'answered' ? 'good' : ''}`}>
              {questionWords(question)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
