/** What rules name by ids: webinars at once, the polls and notes of a webinar once a rule is about it. */
import { useEffect, useState } from 'preact/hooks';
import type { Page } from '#shared/page.ts';
import { type Group, rulesIn } from '#shared/segment.ts';
import type { SegmentParts } from '#shared/segment-parts.ts';
import type { Names } from '#shared/segment-words.ts';
import type { Webinar } from '#shared/webinar.ts';
import { send } from '../../lib/console/api.ts';

export type Known = Names & {
  readonly webinars: readonly Pick<Webinar, 'id' | 'title' | 'startsAt'>[];
  readonly labels: readonly string[];
  readonly partsOf: (webinar: string) => SegmentParts | undefined;
};

const named = (rules: Group): string[] => [
  ...new Set(rulesIn(rules).flatMap((rule) => ((rule.rule === 'poll' || rule.rule === 'note') && rule.in !== 'any' ? rule.in : []))),
];

export const useNames = (rules: Group): Known => {
  const [webinars, takeWebinars] = useState<Known['webinars']>([]);
  const [labels, takeLabels] = useState<readonly string[]>([]);
  const [parts, takeParts] = useState<Readonly<Record<string, SegmentParts>>>({});
  useEffect(() => {
    void send<Page<Webinar>>('GET', '/webinars').then((answer) => answer.ok && takeWebinars(answer.value.items));
    void send<{ items: readonly { label: string }[] }>('GET', '/labels').then(
      (answer) => answer.ok && takeLabels(answer.value.items.map(({ label }) => label)),
    );
  }, []);
  const wanted = named(rules).filter((id) => !parts[id]);
  useEffect(() => {
    for (const id of wanted)
      void send<SegmentParts>('GET', `/segments/parts/${id}`).then(
        (answer) => answer.ok && takeParts((before) => ({ ...before, [id]: answer.value })),
      );
  }, [wanted.join()]);
  return {
    webinars,
    labels,
    partsOf: (id) => parts[id],
    webinar: (id) => webinars.find((one) => one.id === id)?.title,
    poll: (webinar, poll) => parts[webinar]?.polls.find(({ id }) => id === poll),
    note: (webinar, note) => parts[webinar]?.notes.find(({ id }) => id === note)?.label,
  };
};
