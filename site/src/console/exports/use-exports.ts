/** Exports of one webinar or segment: those of the last week, and one that is being made. */
import { useEffect, useState } from 'preact/hooks';
import type { ExportPreview, ExportView } from '#shared/export.ts';
import { send } from '../../lib/console/api.ts';

const PACE_MS = 1_000;

const isUnderWay = ({ state }: ExportView): boolean => state === 'queued' || state === 'running';

export type Source = { readonly webinar: string } | { readonly segment: string };

export const useExports = (source: Source) => {
  /** Null until it is known what there is. */
  const [views, show] = useState<readonly ExportView[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [preview, look] = useState<ExportPreview | null>(null);
  const [error, fail] = useState('');
  const query = new URLSearchParams(source as Record<string, string>).toString();
  useEffect(() => {
    void send<{ items: ExportView[] }>('GET', `/exports?${query}`).then((answer) =>
      answer.ok ? show(answer.value.items) : fail(answer.detail),
    );
  }, [query]);
  useEffect(() => {
    const running = views?.filter(isUnderWay) ?? [];
    if (running.length === 0) return;
    const timer = setTimeout(async () => {
      const found = await Promise.all(running.map(({ id }) => send<ExportView>('GET', `/exports/${id}`)));
      const news = new Map(found.flatMap((answer) => (answer.ok ? [[answer.value.id, answer.value] as const] : [])));
      show((all) => all?.map((view) => news.get(view.id) ?? { ...view }) ?? null);
    }, PACE_MS);
    return () => clearTimeout(timer);
  }, [views]);
  const start = async (body: object): Promise<void> => {
    fail('');
    setBusy(true);
    const answer = await send<ExportView>('POST', '/exports', { ...source, ...body });
    setBusy(false);
    if (answer.ok) show((all) => [answer.value, ...(all ?? [])]);
    else fail(answer.errors[0]?.detail ?? answer.detail);
  };
  const see = async (body: object): Promise<void> => {
    fail('');
    const answer = await send<ExportPreview>('POST', '/exports/preview', { ...source, ...body });
    look(answer.ok ? answer.value : null);
    if (!answer.ok) fail(answer.errors[0]?.detail ?? answer.detail);
  };
  return { views, preview, error, busy, start, see, forget: () => look(null) };
};
