/** Who else waits for this answer, and what this person waited for before. */
import type { Beside } from '#shared/beside.ts';
import { may } from '#shared/host.ts';
import { momentWords, stateWords } from '../../lib/console/inbox-words.ts';
import { useDesk } from './desk.ts';

export const Askers = ({ beside: { askers, more } }: { beside: Beside }) => {
  const { me } = useDesk();
  if (askers.length === 0) return null;
  return (
    <section aria-labelledby="about-askers">
      <h3 id="about-askers">Asked the same</h3>
      <ul class="plain inbox-others">
        {askers.map(({ id, name, company, text, askedAt }) => (
          <li key={`${askedAt}${text}`}>
            <span>{text}</span>
            <span class="soft">
              {id && may(me.roles, 'contact.read') ? (
                <a href={`/console/contact/?id=${id}`}>{name || 'Without a name'}</a>
              ) : (
                name || 'Without their name'
              )}
              {company && `, ${company}`}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="soft small">And {more} more.</p>}
    </section>
  );
};

export const Earlier = ({ beside: { earlier } }: { beside: Beside }) => {
  const { go } = useDesk();
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="about-earlier">
      <h3 id="about-earlier">Their other cases</h3>
      <ul class="plain inbox-others">
        {earlier.map(({ id, state, text, openedAt, owner }) => (
          <li key={id}>
            <button type="button" class="inbox-other" onClick={() => go({ open: id })}>
              {text || 'The words of this question are gone.'}
            </button>
            <span class="soft dots">
              <span>{stateWords[state]}</span>
              <span>{momentWords(openedAt)}</span>
              {owner && <span>{owner.split('@')[0]}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
