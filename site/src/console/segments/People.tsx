/** Some people, each with a way to their page for whoever may read it. */
import type { SamplePerson } from '#shared/segment-preview.ts';

export const People = ({ people }: { people: readonly SamplePerson[] }) => (
  <ul class="segment-people">
    {people.map(({ id, email, name, company }) => (
      <li key={id ?? email}>
        {id ? <a href={`/console/contact/?id=${id}`}>{name || email}</a> : <span>{email}</span>}
        <span class="soft small">{[name && id ? email : '', company].filter(Boolean).join(' · ')}</span>
      </li>
    ))}
  </ul>
);
