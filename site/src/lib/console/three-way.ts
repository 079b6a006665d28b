/** Two people changed the same thing: what both did is kept, and where they disagree somebody chooses. */

type Thing = Readonly<Record<string, unknown>>;
export type Side = 'mine' | 'theirs';

/** Values that came as JSON, whatever the order of their keys. */
const isSame = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [a, b] = [one as Thing, other as Thing];
  const names = Object.keys(a);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSame(a[name], b[name]))
  );
};

/** Fields in which two versions differ. */
export const differing = <T extends object>(one: T, other: T): readonly (keyof T & string)[] =>
  (Object.keys(one) as (keyof T & string)[]).filter((name) => !isSame(one[name], other[name]));

/** Fields that both changed since `base`, each to something else. */
export const contested = <T extends object>(base: T, mine: T, theirs: T): readonly (keyof T & string)[] =>
  differing(mine, theirs).filter((name) => !isSame(base[name], mine[name]) && !isSame(base[name], theirs[name]));

/** Theirs with everything that only I changed, and with mine where somebody chose it. `version` is always theirs. */
export const joined = <T extends object>(base: T, mine: T, theirs: T, chosen: Readonly<Record<string, Side>>): T => {
  const both = new Set<string>(contested(base, mine, theirs));
  const kept = differing(base, mine).filter((name) => name !== 'version' && (both.has(name) ? chosen[name] === 'mine' : true));
  return { ...theirs, ...Object.fromEntries(kept.map((name) => [name, mine[name]])) };
};
