/** Our forms and dates on other people's sites: where they may stand, the code for them, and how they look. */
import { useEffect, useState } from 'preact/hooks';
import type { EmbedRules } from '#shared/embed.ts';
import { may, type TeamMember } from '#shared/host.ts';
import type { Page } from '#shared/page.ts';
import type { Webinar } from '#shared/webinar.ts';
import { type Choice, toFrameCode, toFrameUrl, toPolicyLines, toScriptCode } from '../../lib/console/embed-code.ts';
import { Console } from '../Console.tsx';
import { Pending } from '../Pending.tsx';
import { useAnswer } from '../use-answer.ts';
import { Choose } from './Choose.tsx';
import { Code } from './Code.tsx';
import { Look } from './Look.tsx';
import { Sites } from './Sites.tsx';
import '../../styles/console-form.css';
import '../../styles/console-embeds.css';

const PAUSE_MS = 400;
const looks = { accent: '', ground: '', scheme: '', radius: '', font: '', language: '', count: '' };

/** The frame is not loaded anew with each letter of a colour. */
const useSettled = (value: string): string => {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const later = setTimeout(() => settle(value), PAUSE_MS);
    return () => clearTimeout(later);
  }, [value]);
  return settled;
};

const Build = ({ webinars, sites }: { webinars: readonly Webinar[]; sites: readonly string[] }) => {
  const [first] = webinars;
  const [chosen, choose] = useState<Choice>({
    kind: first ? 'form' : 'list',
    slug: first?.slug ?? '',
    title: first?.title ?? '',
    site: sites[0] ?? '',
    looks,
  });
  const base = location.origin;
  const policy = toPolicyLines(base);
  const url = useSettled(toFrameUrl('', { ...chosen, site: '' }));
  return (
    <div class="embed-build">
      <section class="stack" aria-labelledby="code-head">
        <h2 id="code-head">The code</h2>
        <Choose chosen={chosen} webinars={webinars} sites={sites} set={(part) => choose((now) => ({ ...now, ...part }))} />
        <Code
          id="code-script"
          title="With a script"
          about="As high as what is in it. One tag for each place; several on one page are fine."
          code={toScriptCode(base, chosen)}
          policy={policy.script}
        />
        <Code
          id="code-frame"
          title="Without a script"
          about="A plain frame of a fixed height."
          code={toFrameCode(base, chosen)}
          policy={policy.frame}
        />
      </section>
      <Look url={url} />
    </div>
  );
};

const Loaded = ({ me }: { me: TeamMember }) => {
  const rules = useAnswer<EmbedRules>('/embeds');
  const webinars = useAnswer<Page<Webinar>>('/webinars?limit=200');
  if (rules.asked.is !== 'here') return <Pending asked={rules.asked} again={rules.again} what="The sites" />;
  if (webinars.asked.is !== 'here') return <Pending asked={webinars.asked} again={webinars.again} what="The webinars" />;
  const { origins } = rules.asked.value;
  const open = webinars.asked.value.items.filter(
    ({ state, hidden, replay }) => !hidden && (state === 'scheduled' || state === 'live' || (state === 'ended' && replay !== null)),
  );
  return (
    <>
      <div class="console-head">
        <h1>On other sites</h1>
        {may(me.roles, 'audit.read') && (
          <a class="lone" href="/console/audit/?thing=embeds">
            Who changed what
          </a>
        )}
      </div>
      <p class="embed-lead">The registration form, a question or the next webinars, on somebody else’s page.</p>
      <Sites rules={rules.asked.value} mayChange={may(me.roles, 'setting.change')} put={rules.put} />
      <Build key={open.length} webinars={open} sites={origins} />
    </>
  );
};

export const Embeds = () => (
  <Console right="source.read" here="embeds">
    {(me) => <Loaded me={me} />}
  </Console>
);
