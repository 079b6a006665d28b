/** Sentences that customers left for publication, as far as they agree to it now. */
import type { Page } from '#shared/page.ts';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';

type Quote = { readonly id: string; readonly text: string; readonly question: string };

export const Quotes = () => {
  const { asked, again } = useAnswer<Page<Quote>>('/listen/quotes?limit=10');
  return (
    <section class="card stack" aria-labelledby="listen-quotes">
      <h2 id="listen-quotes">Sentences that you may publish</h2>
      {asked.is === 'loading' && <div class="skeleton short" />}
      {asked.is === 'refused' && <Refused refusal={asked.refusal} again={again} what="The list" />}
      {asked.is === 'here' && asked.value.items.length === 0 && (
        <p class="soft">
          Whoever says that an answer was one may leave a sentence. It stands here once they agreed, until they take it back.
        </p>
      )}
      {asked.is === 'here' &&
        asked.value.items.map(({ id, text, question }) => (
          <figure key={id} class="listen-quote">
            <blockquote>{text}</blockquote>
            {question && <figcaption class="small soft">on “{question}”</figcaption>}
          </figure>
        ))}
      {asked.is === 'here' && asked.value.items.length > 0 && (
        <p class="soft small">Without names. Look here before you print one: they can be taken back.</p>
      )}
    </section>
  );
};
