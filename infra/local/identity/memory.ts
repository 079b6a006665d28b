/** Where the provider keeps sign-ins under way: in memory, for minutes. Losing them with the process costs one more click. */
type Payload = {
  readonly grantId?: string;
  readonly uid?: string;
  readonly userCode?: string;
  consumed?: number;
};

type Kept = { readonly payload: Payload; readonly until: number };

const MOST_KEPT = 5_000;
const kept = new Map<string, Kept>();

const load = (key: string): Payload | undefined => {
  const found = kept.get(key);
  if (found && found.until > Date.now()) return found.payload;
  kept.delete(key);
  return undefined;
};

const search = (model: string, matches: (payload: Payload) => boolean): Payload | undefined => {
  for (const [key, { payload }] of kept) if (key.startsWith(`${model}:`) && matches(payload)) return load(key);
  return undefined;
};

/** An adapter as oidc-provider asks for it, one per kind of thing. */
export const createMemory = (model: string) => {
  const keyOf = (id: string) => `${model}:${id}`;
  return {
    upsert: async (id: string, payload: Payload, expiresInSeconds = 3_600): Promise<void> => {
      const oldest = kept.keys().next().value;
      if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(keyOf(id), { payload, until: Date.now() + expiresInSeconds * 1000 });
    },
    find: async (id: string) => load(keyOf(id)),
    findByUid: async (uid: string) => search(model, (payload) => payload.uid === uid),
    findByUserCode: async (code: string) => search(model, (payload) => payload.userCode === code),
    consume: async (id: string): Promise<void> => {
      const payload = load(keyOf(id));
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id: string): Promise<void> => void kept.delete(keyOf(id)),
    revokeByGrantId: async (grantId: string): Promise<void> => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  };
};
