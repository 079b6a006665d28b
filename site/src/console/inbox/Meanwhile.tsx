/** Somebody wrote to this customer while one was writing to them: that is read first, and one's own words wait. */
import type { Case } from '#shared/case.ts';
import { momentWords } from '../../lib/console/inbox-words.ts';
import { asName } from '../../lib/console/people.ts';
import { once } from '../once.ts';
import { useDesk } from './desk.ts';

export const Meanwhile = ({ it, goOn }: { readonly it: Case; readonly goOn: () => void }) => {
  const { me } = useDesk();
  const last = it.messages.findLast(({ kind, stopped }) => kind === 'reply' && stopped === undefined);
  const name = last?.by === me.email ? 'You' : asName(last?.by.split('@')[0] ?? '');
  const waits = last?.sendAt && !last.delivery ? `, which goes out ${momentWords(last.sendAt)}` : '';
  return (
    <section class="inbox-colleague" role="alert">
      <p>
        <strong>{last ? `${name} answered meanwhile${waits}.` : 'What was written to them changed meanwhile.'}</strong> Your words are kept
        and were not sent.
      </p>
      {last && <p class="inbox-text">{last.text}</p>}
      <button type="button" class="button quiet tiny" {...once(goOn)}>
        Send mine as well
      </button>
    </section>
  );
};
