/** How somebody may be written to: consent, stops, channel, what we owe them. */
import type { PersonPage } from '#shared/person-page.ts';
import type { SuppressionWhy } from '#shared/suppression.ts';
import { dayWords, reachTone, reachWords } from '../../lib/console/contacts.ts';
import { whyWords } from '../../lib/console/suppressions.ts';
import { many } from '../../lib/console/words.ts';

const states = { asked: 'ticked, not confirmed', confirmed: 'agreed', withdrawn: 'taken back' } as const;

const consents = [
  ['marketing', 'Invitations and articles'],
  ['research', 'Being quoted'],
] as const;

const stops = [
  ['marketing', 'Marketing mail'],
  ['service', 'Mail about their webinars'],
] as const;

export const Standing = ({ person }: { person: PersonPage }) => (
  <section aria-labelledby="standing">
    <h2 id="standing">Writing to them</h2>
    <p>
      <span class={`chip ${reachTone(person.reach.marketing)}`}>Marketing: {reachWords(person.reach.marketing).toLowerCase()}</span>
    </p>
    {person.owed > 0 && (
      <p class="notice due">
        We owe them {many(person.owed, 'answer')}. Marketing mail rests until {person.owed === 1 ? 'it is' : 'they are'} given.
      </p>
    )}
    <dl class="person-facts">
      {consents.map(([purpose, words]) => {
        const known = person.consent[purpose];
        return (
          <div key={purpose}>
            <dt>{words}</dt>
            <dd>
              {known ? (
                <>
                  {states[known.state]}, <time dateTime={known.at}>{dayWords(known.at)}</time>
                </>
              ) : (
                'never agreed'
              )}
            </dd>
          </div>
        );
      })}
      {stops.map(([purpose, words]) => {
        const stopped = person.suppressed[purpose];
        return (
          stopped && (
            <div key={purpose}>
              <dt>{words}</dt>
              <dd>
                stopped: {whyWords[stopped.why as SuppressionWhy].toLowerCase()}, <time dateTime={stopped.at}>{dayWords(stopped.at)}</time>
              </dd>
            </div>
          )
        );
      })}
      {person.pausedUntil && (
        <div>
          <dt>Pause</dt>
          <dd>
            no marketing mail before <time dateTime={person.pausedUntil}>{dayWords(person.pausedUntil)}</time>
          </dd>
        </div>
      )}
      <div>
        <dt>Channel</dt>
        <dd>Email, the only one so far</dd>
      </div>
    </dl>
  </section>
);
