/** Sentences that customers left for publication, as far as they agree to it now. */
import type { Page } from '#shared/page.ts';
import { toSourcePath } from '#shared/quote.ts';
import { UseQuote } from '../quotes/UseQuote.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';

type Quote = { readonly id: string; readonly person: string; readonly text: string; readonly question: string };

export const Quotes = ({ mayPlace }: { readonly mayPlace: boolean }) => {
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
        asked.value.items.map(({ id, person, text, question }) => (
          <div key={`${person}-${id}`} class="stack">
            <figure class="listen-quote">
              <blockquote>{text}</blockquote>
              {question && <figcaption class="small soft">on “{question}”</figcaption>}
            </figure>
            {mayPlace && <UseQuote source={toSourcePath({ person, kind: 'answer', of: id })} />}
          </div>
        ))}
      {asked.is === 'here' && asked.value.items.length > 0 && (
        <p class="soft small">Without names. Look here before you print one: they can be taken back, and leave our pages by themselves.</p>
      )}
    </section>
  );
};
