/** How engaged somebody was, with what it is made of; how much they need help stands apart. */
import type { PersonPage, PersonWebinar } from '#shared/person-page.ts';
import { inputWords, type ScorePart } from '#shared/score.ts';

const Part = ({ part }: { part: ScorePart }) => (
  <div class={part.offered ? 'score-part' : 'score-part soft'}>
    <dt>{inputWords[part.input]}</dt>
    <dd>
      {part.offered ? (
        <>
          <meter min={0} max={1} value={part.value} aria-label={`${Math.round(part.value * 100)} of 100`} />
          <span class="score-points">{part.points}</span>
        </>
      ) : // Nobody has less for it.
      part.input === 'survey' ? (
        'not answered'
      ) : (
        'not offered'
      )}
    </dd>
  </div>
);

const OfWebinar = ({ webinar, share }: { webinar: PersonWebinar; share: number | undefined }) =>
  webinar.score ? (
    <details class="score-webinar">
      <summary>
        <span>{webinar.title}</span>
        <span class="score-points">{webinar.score.points}</span>
      </summary>
      <dl>
        {webinar.score.parts.map((part) => (
          <Part key={part.input} part={part} />
        ))}
      </dl>
      {share !== undefined && share < 0.95 && (
        <p class="soft small">Counts {Math.round(share * 100)} % of a webinar of today: it was a while ago.</p>
      )}
    </details>
  ) : null;

export const Score = ({ person: { score, webinars } }: { person: PersonPage }) => (
  <section aria-labelledby="score">
    <h2 id="score">Score</h2>
    {score ? (
      <>
        <dl class="console-numbers">
          <div>
            <dt>engaged, of 100</dt>
            <dd>{score.points}</dd>
          </div>
          <div>
            <dt>needs help, of 100</dt>
            <dd>{score.help}</dd>
          </div>
        </dl>
        {webinars.map((webinar) => (
          <OfWebinar key={webinar.id} webinar={webinar} share={score.webinars.find((one) => one.webinar === webinar.id)?.share} />
        ))}
      </>
    ) : (
      <p class="soft">No webinar of theirs has begun yet.</p>
    )}
  </section>
);
