/** What a campaign will cause, as a plot by the hour and the table behind it; and what it did cause. */
import type { CampaignView } from '#shared/campaign.ts';
import { forecastWords, whyWords } from '../../lib/console/campaigns.ts';

/** Hours in one bar: two days are sixteen bars, which a phone has room for. */
const BAR_HOURS = 3;

const toBars = (hours: readonly number[]): readonly number[] =>
  Array.from({ length: Math.ceil(hours.length / BAR_HOURS) }, (_, at) =>
    hours.slice(at * BAR_HOURS, (at + 1) * BAR_HOURS).reduce((sum, one) => sum + one, 0),
  );
const round = (cases: number): number => Math.round(cases * 10) / 10;

const Plot = ({ bars, words }: { bars: readonly number[]; words: string }) => {
  const most = Math.max(...bars, 0.1);
  return (
    <>
      <div class="campaign-plot" role="img" aria-label={words}>
        {bars.map((cases, at) => (
          <i key={at} style={`block-size: ${Math.max(2, (100 * cases) / most)}%`} />
        ))}
      </div>
      <p class="campaign-axis soft small">
        <span>when it goes out</span>
        <span>a day later</span>
        <span>two days</span>
      </p>
      <details>
        <summary>As a table</summary>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Hours after</th>
              <th scope="col">Cases</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((cases, at) => (
              <tr key={at}>
                <td>
                  {at * BAR_HOURS} to {(at + 1) * BAR_HOURS}
                </td>
                <td>{round(cases)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
};

export const Expected = ({ one }: { one: CampaignView }) => {
  const went = one.state === 'running' || one.state === 'done';
  const { forecast } = one;
  const hours = went ? one.byHour : forecast.is === 'known' ? forecast.byHour : [];
  return (
    <section class="card stack" aria-labelledby="campaign-expected">
      <h2 id="campaign-expected">{went ? 'What it caused' : 'What to expect'}</h2>
      <p class="campaign-figure">
        {went ? `${one.caused.toLocaleString('en-GB')} ${one.caused === 1 ? 'case' : 'cases'}` : forecastWords(forecast)}
      </p>
      {went && forecast.is === 'known' && <p class="soft">Expected: {forecastWords(forecast)}.</p>}
      {hours.length > 0 && <Plot bars={toBars(hours)} words={went ? 'Cases by hour' : 'Expected cases by hour'} />}
      <p class="soft small">{whyWords(forecast)}</p>
    </section>
  );
};
