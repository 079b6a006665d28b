/** What other weights would change: how many people have which score, and whom it moves most. */
import { BANDS, type ScorePreview } from '#shared/score.ts';

const bandWords = (band: number): string => `${(band * 100) / BANDS}–${band === BANDS - 1 ? 100 : ((band + 1) * 100) / BANDS - 1}`;

export const Effect = ({ effect }: { effect: ScorePreview }) => {
  if (effect.people === 0) return <p class="empty">Nobody has a score yet: it comes with the first webinar that was on air.</p>;
  return (
    <section class="stack" aria-labelledby="effect">
      <h2 id="effect">What it would change</h2>
      <p>
        {effect.more ? 'The first ' : ''}
        {effect.people.toLocaleString('en')} people of {effect.webinars} webinars. Hot (70 and more): {effect.before.hot} now,{' '}
        <strong>{effect.after.hot}</strong> then.
      </p>
      <table class="table score-bands">
        <thead>
          <tr>
            <th scope="col">Score</th>
            <th scope="col" class="number">
              Now
            </th>
            <th scope="col" class="number">
              Then
            </th>
          </tr>
        </thead>
        <tbody>
          {effect.before.bands.map((count, band) => (
            <tr key={bandWords(band)}>
              <th scope="row">{bandWords(band)}</th>
              <td class="number">{count}</td>
              <td class="number">{effect.after.bands[band]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {effect.moved.length > 0 && (
        <>
          <h3>Who moves most</h3>
          <ul>
            {effect.moved.map(({ id, name, email, before, after }) => (
              <li key={id}>
                <a href={`/console/contact/?id=${id}`}>{name || email}</a>: {before} → {after}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
