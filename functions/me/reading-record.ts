/** What is kept of the reports that somebody asked for and got, as they read and download it. Pure. */
type Item = Readonly<Record<string, unknown>> & { readonly sk: string };

export type MyReport = {
  readonly report: string;
  /** What it was read for, as they chose it. */
  readonly purpose?: string;
  /** First and last time, and how often; absent where they only asked. */
  readonly first?: string;
  readonly last?: string;
  readonly times?: number;
  /** When they asked for it last; kept for seven days. */
  readonly asked?: string;
};

/** By report; nothing where there is none. */
export const reportsIn = (items: readonly Item[]): { readonly reports?: readonly MyReport[] } => {
  const found = new Map<string, MyReport>();
  const add = ({ slug }: Item, more: Omit<MyReport, 'report'>) =>
    found.set(String(slug), { ...found.get(String(slug)), report: String(slug), ...more });
  for (const item of items.filter(({ sk }) => sk.startsWith('asks#'))) {
    const { purpose } = item.again as { readonly purpose?: string };
    add(item, { asked: String(item.at), ...(purpose ? { purpose } : {}) });
  }
  for (const item of items.filter(({ sk }) => sk.startsWith('reads#'))) {
    const { at, gotAt, gets, purpose } = item;
    add(item, { first: String(at), last: String(gotAt), times: Number(gets), ...(purpose ? { purpose: String(purpose) } : {}) });
  }
  return found.size > 0 ? { reports: [...found.values()] } : {};
};
