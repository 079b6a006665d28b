/** Decides about people one after the other, and knows of each whether it holds. */
import { useState } from 'preact/hooks';
import type { AdmissionDecision } from '#shared/admission.ts';
import { doneWords, type Registered } from '../../lib/console/admission.ts';
import { send } from '../../lib/console/api.ts';

type Decision = AdmissionDecision['decision'];
export type Result = { readonly words: string; readonly problem: string; readonly undo: readonly Registered[] };

/** The counts follow in the stream; a list is asked again when they have had the time. */
const SOON_MS = 1_500;

/** A person as they stood: whoever comes back into a list is somebody else in it. */
export const nameOf = ({ id, since, at }: Registered): string => `${id} ${since ?? at}`;

export const useDecisions = (webinar: string, onDone: () => void) => {
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [result, tell] = useState<Result | null>(null);

  const decide = async (decision: Decision, people: readonly Registered[]): Promise<void> => {
    setBusy(new Set(people.map(({ id }) => id)));
    tell(null);
    const held: Registered[] = [];
    const left: string[] = [];
    const refused: string[] = [];
    for (const one of people) {
      const path = `/webinars/${webinar}/registrations/${one.id}/decisions`;
      const answer = await send<Registered>('POST', path, { decision, state: one.state });
      if (answer.ok) {
        held.push(answer.value);
        left.push(nameOf(one));
      } else refused.push(`${one.name || one.email}: ${answer.detail}`);
      setBusy((now) => new Set([...now].filter((id) => id !== one.id)));
    }
    setGone((now) => new Set([...now, ...left]));
    tell({
      words: held.length > 0 ? doneWords(decision, held.length) : '',
      problem: refused.join(' '),
      // Only what nobody was told can be taken back.
      undo: decision === 'decline' ? held : [],
    });
    setTimeout(onDone, SOON_MS);
  };

  return { decide, busy, gone, result };
};
