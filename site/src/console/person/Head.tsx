/** Who it is: name, addresses, company; since when, from where. */
import type { TeamMember } from '#shared/host.ts';
import type { PersonPage } from '#shared/person-page.ts';
import { dayWords } from '../../lib/console/contacts.ts';
import { sourceWords } from '../../lib/console/journey.ts';

const languages: Readonly<Record<string, string>> = { en: 'English', de: 'German' };

/** How they came the first time, and the latest where that was another way. */
const Came = ({ person: { first, last } }: { person: PersonPage }) => {
  const [before, now] = [first ? sourceWords(first) : '', last ? sourceWords(last) : ''];
  if (!before && !now) return null;
  return (
    <p class="soft person-came">
      {before && <span>First came by {before}.</span>} {now && now !== before && <span>Last came by {now}.</span>}
    </p>
  );
};

type Props = { readonly person: PersonPage; readonly me: TeamMember; readonly onChange: () => void };

export const Head = ({ person }: Props) => {
  const { brought, name, email, aliases, company, jobTitle, country, phone, language, timeZone, knownSince } = person;
  const facts = [jobTitle, company, country, phone, language && (languages[language] ?? language), timeZone].filter(Boolean);
  return (
    <div class="person-head">
      <p class="small">
        <a href="/console/contacts/">Contacts</a>
      </p>
      <h1>{name || email}</h1>
      <p class="dots">
        <span>{email}</span>
        {aliases.map((alias) => (
          <span key={alias.id} class="soft">
            also {alias.email}
          </span>
        ))}
      </p>
      {facts.length > 0 && (
        <p class="dots soft">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
      <p class="soft">
        Known since <time dateTime={knownSince}>{dayWords(knownSince)}</time>
      </p>
      <Came person={person} />
      {brought > 0 && (
        <p class="cluster">
          <span class="chip good">Brought {brought === 1 ? '1 person' : `${brought} people`}</span>
        </p>
      )}
    </div>
  );
};
