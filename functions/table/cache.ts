/** A small memory of recent reads, one per process. */

export type Cache<T> = {
  /** The copy, or what `load` brings. `keep` says whether it may be remembered; absence never is. */
  readonly find: (key: string, load: () => Promise<T | undefined>, keep?: (value: T) => boolean) => Promise<T | undefined>;
  readonly drop: (key: string) => void;
};

const MOST = 1_000;

/** Copies live `ms` of real time, `most` of them at a time. Concurrent loads of one key are one load. */
export const createCache = <T>(ms: number, realNow: () => Date, most = MOST): Cache<T> => {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  const loading = new Map<string, Promise<T | undefined>>();
  return {
    async find(key, load, keep = () => true) {
      const copy = kept.get(key);
      if (copy && copy.until > realNow().getTime()) return copy.value;
      kept.delete(key);
      const running = loading.get(key);
      if (running) return running;
      const started = load().then((value) => {
        if (value !== undefined && keep(value) && loading.get(key) === started) {
          if (kept.size >= most) kept.clear();
          kept.set(key, { value, until: realNow().getTime() + ms });
        }
        return value;
      });
      loading.set(key, started);
      try {
        return await started;
      } finally {
        if (loading.get(key) === started) loading.delete(key);
      }
    },
    drop(key) {
      kept.delete(key);
      loading.delete(key);
    },
  };
};
