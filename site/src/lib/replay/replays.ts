/** What stands beside each recording, at build time: asked from the API once per build, a few at a time. */
import type { Replay } from '#shared/replay.ts';
import type { Transcript } from '#shared/transcript.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { askApi } from '../api.ts';
import type { WholeReplay } from './view.ts';

const AT_ONCE = 8;

const load = async (webinars: readonly PublicWebinar[]): Promise<ReadonlyMap<string, WholeReplay>> => {
  const found = new Map<string, WholeReplay>();
  const waiting = webinars.filter(({ state, replay }) => state === 'ended' && replay !== null).values();
  const work = async (): Promise<void> => {
    for (const { id } of waiting) {
      const replay = await askApi<Replay>(`/api/replays/${id}`);
      const spoken = replay?.transcript ? await askApi<Transcript>(`/api/replays/${id}/transcript`) : undefined;
      if (replay) found.set(id, { ...replay, said: spoken?.paragraphs ?? [] });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
};

let loading: Promise<ReadonlyMap<string, WholeReplay>> | undefined;

/** By webinar; none where PARLEY_API is unset. Throws where the API does not answer. */
export const replays = (webinars: readonly PublicWebinar[]): Promise<ReadonlyMap<string, WholeReplay>> => {
  loading ??= load(webinars);
  return loading;
};
