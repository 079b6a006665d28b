/** Lists of codes from which people are thanked: all of them, one, a new one. The address of the page says which. */
import type { GiftView } from '#shared/gift.ts';
import { may, type TeamMember } from '#shared/host.ts';
import { emptyGift, stockWords } from '../../lib/console/gifts.ts';
import { Console, Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Edit } from './Edit.tsx';
import { One } from './One.tsx';
import '../../styles/console-webinar.css';
import '../../styles/console-gifts.css';

const List = ({ items, mayChange }: { items: readonly GiftView[]; mayChange: boolean }) => (
  <div class="stack gifts">
    <div class="console-head">
      <h1>Thank-yous</h1>
      {mayChange && (
        <a class="button" href="?new">
          New list of codes
        </a>
      )}
    </div>
    <p class="soft">
      One thank-you to one person, from their page: a code of one of these lists, or an invitation. It is mailed to people who agreed to
      such mail.
    </p>
    {items.length === 0 ? (
      <div class="empty">
        <strong>No list of codes yet</strong>
        <p>
          {mayChange
            ? 'Make one, and paste the codes of your shop or partner.'
            : 'Marketing makes them. Until then, thank with an invitation.'}
        </p>
      </div>
    ) : (
      <ul class="rows">
        {items.map((one) => (
          <li key={one.id} class="stack gift-row">
            {mayChange ? (
              <a href={`?id=${one.id}`}>
                <strong>{one.name}</strong>
              </a>
            ) : (
              <strong>{one.name}</strong>
            )}
            <span class="soft small">{stockWords(one)}</span>
          </li>
        ))}
      </ul>
    )}
  </div>
);

const Whole = ({ me }: { me: TeamMember }) => {
  const query = new URLSearchParams(location.search);
  const { asked, again } = useAnswer<{ readonly items: readonly GiftView[] }>('/gifts');
  const mayChange = may(me.roles, 'gift.change');
  if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="The lists" wholePage />;
  if (asked.is === 'loading') return <Ghosts />;
  const { items } = asked.value;
  const id = query.get('id');
  if (mayChange && query.has('new'))
    return (
      <div class="stack gifts">
        <div class="console-head">
          <h1>A new list of codes</h1>
          <a class="button quiet tiny" href="?">
            All lists
          </a>
        </div>
        <section class="card">
          <Edit start={emptyGift} onDone={(one) => location.assign(`?id=${one.id}`)} />
        </section>
      </div>
    );
  const found = mayChange && id ? items.find((one) => one.id === id) : undefined;
  if (found) return <One key={found.id} gift={found} again={again} />;
  return (
    <>
      {id && <p role="alert">The list of this address is not here.</p>}
      <List items={items} mayChange={mayChange} />
    </>
  );
};

export const Gifts = () => (
  <Console right="thanks.give" here="gifts">
    {(me) => <Whole me={me} />}
  </Console>
);
