/** The case that is open, and beside it the person: on a narrow screen one after the other. */
import { useEffect, useState } from 'preact/hooks';
import type { Beside } from '#shared/beside.ts';
import type { Case, CaseLine } from '#shared/case.ts';
import type { Policy } from '#shared/policy.ts';
import type { Place } from '../../lib/console/inbox.ts';
import { Dialog } from '../Confirm.tsx';
import { Ghosts } from '../Console.tsx';
import { Refused } from '../Refused.tsx';
import { useAnswer } from '../use-answer.ts';
import { useDesk } from './desk.ts';
import type { Mode } from './drafts.ts';
import { Thread } from './Thread.tsx';
import { useBeside } from './use-beside.ts';
import type { OpenCase } from './use-case.ts';
import { usePart } from './use-part.ts';

type Props = {
  readonly open: OpenCase;
  readonly again: () => void;
  readonly place: Place;
  readonly lines: readonly CaseLine[];
  readonly now: number;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly put: (it: Case) => void;
  readonly next: () => void;
};

/** Whom a case can be given to: there is no directory, so the teams of the policy and whoever has one here. */
const useColleagues = (lines: readonly CaseLine[]) => {
  const { asked } = useAnswer<Policy>('/policies');
  const teams = asked.is === 'here' ? asked.value.teams : [];
  const known = new Set([...teams.flatMap(({ members }) => members), ...lines.flatMap(({ owner }) => owner ?? [])]);
  return { colleagues: [...known].sort(), teams: teams.map(({ name }) => name) };
};

/** Comes with the first case that is opened. */
const Person = (props: { line: CaseLine; beside: Beside | null }) => {
  const About = usePart(async () => (await import('./About.tsx')).About);
  return About ? <About {...props} /> : <div class="skeleton console-ghost" />;
};

const inbox = { href: '/console/inbox/', words: 'Back to the inbox' };

const NoCase = () => (
  <div class="inbox-no-case empty">
    <strong>No case is open</strong>
    <p>
      Choose one from the list, or press <kbd>Alt + J</kbd>.
    </p>
  </div>
);

export const CasePane = ({ open, again, place, lines, ...rest }: Props) => {
  const { go } = useDesk();
  const whose = useColleagues(lines);
  const [isSheet, show] = useState(false);
  const it = open.is === 'here' && open.value.id === place.open ? open.value : null;
  const beside = useBeside(it?.id ?? '');
  useEffect(() => show(false), [place.open]);
  if (!place.open)
    return (
      <section class="inbox-pane inbox-read" aria-label="Case">
        <NoCase />
      </section>
    );
  if (open.is === 'refused')
    return (
      <section class="inbox-pane inbox-read" aria-label="Case">
        {open.refusal.status !== 404 && (
          <button type="button" class="button quiet tiny inbox-back" onClick={() => go({ open: '' })}>
            Back to the list
          </button>
        )}
        <Refused refusal={open.refusal} again={again} what="This case" back={inbox} />
      </section>
    );
  return (
    <>
      <section class="inbox-pane inbox-read" aria-label="Case" aria-busy={!it}>
        {it ? <Thread it={it} {...rest} {...whose} beside={beside} back={() => go({ open: '' })} about={() => show(true)} /> : <Ghosts />}
      </section>
      <aside class="inbox-pane inbox-about" aria-label="Who waits">
        {it && <Person line={it} beside={beside} />}
      </aside>
      {it && isSheet && (
        <Dialog label="about-title" onClose={() => show(false)}>
          <div class="inbox-sheet">
            <button type="button" class="button quiet tiny" onClick={() => show(false)}>
              Close
            </button>
            <Person line={it} beside={beside} />
          </div>
        </Dialog>
      )}
    </>
  );
};
