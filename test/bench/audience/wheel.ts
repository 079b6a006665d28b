/** Timers for a million people: one slot a millisecond, each timer a link in its slot's list. Setting and taking cost the same for any number. */

const SPAN = 2 ** 17;
/** No timer is set further ahead than this, in milliseconds: the slots are used again after it. */
const FURTHEST_MS = SPAN - 1;

/** `members` timers, each named by its number. Times are whole milliseconds. */
export const createWheel = (members: number) => {
  const head = new Int32Array(SPAN).fill(-1);
  const next = new Int32Array(members).fill(-1);
  const before = new Int32Array(members).fill(-1);
  const slotOf = new Int32Array(members).fill(-1);

  const clear = (member: number): void => {
    const slot = slotOf[member] as number;
    if (slot < 0) return;
    const [left, right] = [before[member] as number, next[member] as number];
    if (left < 0) head[slot] = right;
    else next[left] = right;
    if (right >= 0) before[right] = left;
    slotOf[member] = -1;
  };

  return {
    clear,

    /** Sets the timer of a member, in place of the one that it has. Throws a RangeError beyond `FURTHEST_MS`. */
    set(member: number, now: number, delay: number): void {
      if (delay > FURTHEST_MS || delay < 0) throw new RangeError(`A timer of ${delay} ms does not fit.`);
      clear(member);
      const slot = (now + delay) % SPAN;
      const first = head[slot] as number;
      next[member] = first;
      before[member] = -1;
      if (first >= 0) before[first] = member;
      head[slot] = member;
      slotOf[member] = slot;
    },

    /** Takes the next member whose timer ends at this time; -1 when there is none. */
    take(now: number): number {
      const member = head[now % SPAN] as number;
      if (member >= 0) clear(member);
      return member;
    },
  };
};
