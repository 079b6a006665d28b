/** What stands beside each recording, at build time: asked from the API once per build, a few at a time. */
import type { Replay } from '#shared/replay.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { askApi } from '../api.ts';

const AT_ONCE = 8;

const load = async (webinars: readonly PublicWebinar[]): Promise<ReadonlyMap<string, Replay>> => {
  const found = new Map<string, Replay>();
  const waiting = webinars.filter(({ state, replay }) => state === 'ended' && replay !== null).values();
  const work = async (): Promise<void> => {
    for (const { id } of waiting) {
      const replay = await askApi<Replay>(`/api/replays/${id}`);
      if (replay) found.set(id, replay);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
};

let loading: Promise<ReadonlyMap<string, Replay>> | undefined;

/** By webinar; none where PARLEY_API is unset. Throws where the API does not answer. */
export const replays = (webinars: readonly PublicWebinar[]): Promise<ReadonlyMap<string, Replay>> => {
  loading ??= load(webinars);
  return loading;
};
