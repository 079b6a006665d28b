/** People, a line each. */
import type { ContactLine } from '#shared/contact.ts';
import { dayWords, reachTone, reachWords } from '../../lib/console/contacts.ts';
import { many } from '../../lib/console/words.ts';
import { Lines } from '../Lines.tsx';

const SHOWN_LABELS = 3;

const Tags = ({ labels }: { labels: readonly string[] }) => (
  <span class="contact-tags">
    {labels.slice(0, SHOWN_LABELS).map((label) => (
      <span key={label} class="chip">
        {label}
      </span>
    ))}
    {labels.length > SHOWN_LABELS && (
      <span class="soft small" title={labels.slice(SHOWN_LABELS).join(', ')}>
        and {labels.length - SHOWN_LABELS} more
      </span>
    )}
  </span>
);

const Row = ({ one }: { one: ContactLine }) => (
  <tr>
    <td>
      <a class="contact-name" href={`/console/contact/?id=${one.id}`}>
        {one.name || one.email}
      </a>
      {one.name && <span class="contact-mail">{one.email}</span>}
    </td>
    <td>
      {one.company && <span>{one.company}</span>}
      {one.jobTitle && <span class="contact-mail">{one.jobTitle}</span>}
    </td>
    <td>
      <Tags labels={one.labels} />
    </td>
    <td>
      <span class={`chip ${reachTone(one.reach)}`}>{reachWords(one.reach)}</span>
      {one.owed > 0 && <span class="contact-mail">{many(one.owed, 'answer owed', 'answers owed')}</span>}
    </td>
    <td class="soft">
      <time dateTime={one.lastAt}>{dayWords(one.lastAt)}</time>
    </td>
  </tr>
);

export const Table = ({ people }: { people: readonly ContactLine[] }) => (
  <Lines kind="contact" heads={['Person', 'Company', 'Labels', 'Marketing mail', 'Last touch']}>
    {people.map((one) => (
      <Row key={one.id} one={one} />
    ))}
  </Lines>
);
