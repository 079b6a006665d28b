/** Links of a webinar, and what became of who followed them. */
import { useState } from 'preact/hooks';
import { may, type TeamMember } from '#shared/host.ts';
import type { SourceFunnel, Sources as View } from '#shared/source.ts';
import type { Webinar } from '#shared/webinar.ts';
import { countOf, sourceWords, steps } from '../../lib/console/sources.ts';
import { Console, Ghosts } from '../Console.tsx';
import { Nowhere } from '../Nowhere.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { Links } from './Links.tsx';
import '../../styles/console-webinar.css';

const Funnel = ({ rows, caption }: { rows: readonly SourceFunnel[]; caption: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
  <section class="table-scroll" tabIndex={0} aria-label={caption}>
    <table class="table source-funnel">
      <caption class="soft small">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Source</th>
          {steps.map((step) => (
            <th key={step} scope="col" class="number">
              {step[0]?.toUpperCase()}
              {step.slice(1)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.source}>
            <th scope="row">{sourceWords(row.source)}</th>
            {steps.map((step) => (
              <td key={step} class="number">
                {countOf(row, step)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Inside = ({ me, id }: { me: TeamMember; id: string }) => {
  const webinar = useAnswer<Webinar>(`/webinars/${id}`);
  const sources = useAnswer<View>(`/sources/${id}`);
  const [touch, turn] = useState<'last' | 'first'>('last');
  for (const { asked, again } of [webinar, sources])
    if (asked.is === 'refused') return <Refused refusal={asked.refusal} again={again} what="This page" wholePage />;
  if (webinar.asked.is !== 'here' || sources.asked.is !== 'here') return <Ghosts />;
  const [{ title, slug }, { items, people, more, sharers, ...funnels }] = [webinar.asked.value, sources.asked.value];
  return (
    <div class="stack">
      <div class="console-head">
        <h1>Links: {title}</h1>
        <a class="button quiet tiny" href={`/console/webinar/?id=${id}`}>
          Back to the webinar
        </a>
      </div>
      <Links
        webinar={id}
        page={`${location.origin}/webinars/${slug}/`}
        items={items}
        mayChange={may(me.roles, 'source.change')}
        again={sources.again}
      />
      <p>
        <a href="/console/embeds/">Put the form on another site</a>
      </p>
      <h2>Where people came from</h2>
      {people === 0 ? (
        <p class="empty">Nobody has registered yet.</p>
      ) : (
        <>
          <fieldset class="segmented">
            <legend class="visually-hidden">Count by</legend>
            {(['last', 'first'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={touch === one} onClick={() => turn(one)}>
                {one === 'last' ? 'Last touch' : 'First touch'}
              </button>
            ))}
          </fieldset>
          <Funnel
            rows={funnels[touch]}
            caption={touch === 'last' ? 'By the form that registered them here' : 'By the very first form that they ever sent us'}
          />
          {more && <p class="soft small">These are the first {people.toLocaleString('en')} people. There are more.</p>}
        </>
      )}
      {sharers.length > 0 && (
        <>
          <h2>Who passed it on</h2>
          <ul>
            {sharers.map((one) => (
              <li key={one.id}>
                {one.name || 'Somebody without a name'}: {one.registered} registered, {one.attended} attended
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};

export const Sources = () => {
  const id = new URLSearchParams(location.search).get('id') ?? '';
  return (
    <Console right="source.read" here="webinars">
      {(me) => (id ? <Inside me={me} id={id} /> : <Nowhere />)}
    </Console>
  );
};
