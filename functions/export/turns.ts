/** Reading several lists in turn, some pages ahead: as fast as the table answers, and always in the same order. */

/** A list that still has something, and where it goes on; the whole row of them says where a reading stands. */
export type Turn = { readonly list: string; readonly after?: Readonly<Record<string, unknown>> };

export type Read<T> = (
  turn: Turn,
) => Promise<{ readonly rows: readonly T[]; readonly next: Readonly<Record<string, unknown>> | undefined }>;

type Asked<T> = { readonly turn: Turn; readonly page: ReturnType<Read<T>> };

/** Pages that are under way while one is worked on: enough that nobody waits, few enough for memory to stay flat. */
const AHEAD = 4;

/** After each page `turns` is what is left to be read: begun with that, a reading goes on as if it had never stopped. */
export async function* inTurns<T>(
  first: readonly Turn[],
  read: Read<T>,
): AsyncGenerator<{ readonly rows: readonly T[]; readonly turns: readonly Turn[] }> {
  const waiting = [...first];
  const asked: Asked<T>[] = [];
  const ask = (): void => {
    while (asked.length < AHEAD) {
      const turn = waiting.shift();
      if (!turn) return;
      const page = read(turn);
      // Somebody awaits it in its turn; until then a failure is nobody's.
      page.catch(() => undefined);
      asked.push({ turn, page });
    }
  };
  for (ask(); ; ask()) {
    const next = asked.shift();
    if (!next) return;
    const page = await next.page;
    if (page.next) waiting.push({ list: next.turn.list, after: page.next });
    yield { rows: page.rows, turns: [...asked.map(({ turn }) => turn), ...waiting] };
  }
}
