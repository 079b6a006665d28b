/** One campaign: to whom, what to expect, what to answer, and what is in its way. */

import { useState } from 'preact/hooks';
import type { CampaignView } from '#shared/campaign.ts';
import { channelWords, sizeWords, toFields } from '../../lib/console/campaigns.ts';
import { moment, zoneHere } from '../../lib/console/schedule.ts';
import { Pending } from '../Pending.tsx';
import { useAnswer } from '../use-answer.ts';
import { Acts } from './Acts.tsx';
import { Edit } from './Edit.tsx';
import { Expected } from './Expected.tsx';
import { State } from './List.tsx';

const Radar = ({ one }: { one: CampaignView }) => (
  <section class="card stack" aria-labelledby="campaign-radar">
    <h2 id="campaign-radar">Who gets it</h2>
    <p class="campaign-figure">{sizeWords(one)}</p>
    {one.held !== null && one.held > 0 && (
      <p class="soft">
        {one.overHold ? `They get it all the same: ${one.overHold}` : 'Who waits for an answer gets no promotion until they have it.'}
      </p>
    )}
    <p class="soft">
      {moment(new Date(one.at), zoneHere())} · {channelWords[one.channel]}
      {one.segment ? ` · ${one.segment.name || 'a segment that is gone'}` : ''}
    </p>
    {one.countedAt && <p class="soft small">Counted {moment(new Date(one.countedAt), zoneHere())}.</p>}
    {one.landing && (
      <p>
        <a href={one.landing}>Where it leads</a>
      </p>
    )}
    {one.origin?.kind === 'invitation' && <a href={`/console/invitations/?id=${one.origin.id}`}>The invitation that it is</a>}
  </section>
);

const Briefing = ({ one, mayWork }: { one: CampaignView; mayWork: boolean }) => (
  <section class="card stack" aria-labelledby="campaign-briefing">
    <h2 id="campaign-briefing">Questions to expect</h2>
    {one.briefing.length === 0 && <p class="soft">Marketing wrote none down.</p>}
    {one.briefing.map(({ question, reply }) => (
      <div key={question}>
        <p class="campaign-name">{question}</p>
        {reply ? <p class="campaign-reply">{reply}</p> : <p class="soft">No reply was approved for it yet.</p>}
      </div>
    ))}
    {one.caused > 0 && <a href={`/console/listen/?campaign=${one.id}`}>What it made people ask</a>}
    {mayWork && <a href={`/console/inbox/?view=all&campaign=${encodeURIComponent(one.name)}`}>Its open cases in the inbox</a>}
  </section>
);

export const One = ({ id, mayChange, mayWork }: { id: string; mayChange: boolean; mayWork: boolean }) => {
  const { asked, again, put } = useAnswer<CampaignView>(`/campaigns/${id}`);
  const [editing, edit] = useState(false);
  if (asked.is !== 'here')
    return <Pending asked={asked} again={again} what="The campaign" back={{ href: '/console/campaigns/', words: 'See all campaigns' }} />;
  const one = asked.value;
  const take = (next: CampaignView): void => {
    edit(false);
    put(next);
  };
  return (
    <>
      <p>
        <a href="/console/campaigns/">All campaigns</a>
      </p>
      <div class="console-head">
        <div>
          <h1>{one.name}</h1>
          {one.promise && <p>{one.promise}</p>}
          <p class="meta dots">
            <State one={one} />
            <span>{one.owner}</span>
            {one.series && <span>{one.series}</span>}
          </p>
        </div>
        {mayChange && <Acts one={one} onDone={take} onEdit={() => edit(!editing)} editing={editing} />}
      </div>
      {one.overridden && <p class="notice">Marked ready before the cases of the one before were read: {one.overridden}</p>}
      {editing ? (
        <Edit key={one.version} start={toFields(one)} of={one} onDone={take} />
      ) : (
        <div class="invitation-parts">
          <div class="campaign-column">
            <Radar one={one} />
            <Briefing one={one} mayWork={mayWork} />
          </div>
          <Expected one={one} />
        </div>
      )}
    </>
  );
};
