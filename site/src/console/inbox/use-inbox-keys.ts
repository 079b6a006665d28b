/** What a key sets in motion in the inbox. */
import type { Case } from '#shared/case.ts';
import type { Place } from '../../lib/console/inbox.ts';
import { type InboxDeed, mayRepeat, pressToDeed } from '../../lib/console/inbox-keys.ts';
import { useKeydown } from '../use-keydown.ts';
import { isResting } from '../use-keys.ts';
import type { Desk } from './desk.ts';
import type { Mode } from './drafts.ts';
import { ownerStep, resolveStep } from './steps.ts';

type Means = {
  readonly it: Case | null;
  readonly desk: Desk;
  readonly place: Place;
  readonly single: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onMode: (mode: Mode) => void;
  readonly move: (by: 1 | -1) => void;
  readonly choose: (id: string) => void;
  readonly unchoose: () => void;
  readonly help: () => void;
};

const focus = (id: string): void => document.getElementById(id)?.focus();
/** Its field may be drawn anew by the change of its kind. */
const write = (mode: Mode, { onMode }: Means): void => {
  onMode(mode);
  requestAnimationFrame(() => focus('composer'));
};

/** Where none fits, the key says so: it must not look broken. */
const useFitting = (means: Means): void => {
  const first = document.getElementById('fit-first');
  if (first) first.click();
  else means.desk.say('No earlier answer fits this question');
};

/** Escape leaves what one is in, from the inside: the field, the case, the choice. */
const close = ({ place, desk, chosen, unchoose }: Means): void => {
  const at = document.activeElement;
  if (at instanceof HTMLElement && at.closest('textarea, input, select')) at.blur();
  else if (chosen.size > 0) unchoose();
  else if (place.open) desk.go({ open: '' });
};

const act = async (deed: InboxDeed, means: Means): Promise<void> => {
  const { it, desk, move } = means;
  if (deed === 'next') return move(1);
  if (deed === 'before') return move(-1);
  if (deed === 'help') return means.help();
  if (deed === 'find') return focus('inbox-find');
  if (deed === 'close') return close(means);
  if (!it) return desk.say('Open a case first: Alt + J');
  if (deed === 'note' || deed === 'reply') return write(deed, means);
  if (deed === 'choose') return means.choose(it.id);
  if (deed === 'use') return useFitting(means);
  // Its button, because a menu stands beside what opened it.
  if (deed === 'snooze') return document.getElementById('snooze-open')?.click();
  if (deed === 'take') return void desk.change(it, ownerStep(it.owner === desk.me.email ? null : desk.me.email, desk.me.email));
  void desk.change(it, resolveStep);
  if (deed === 'resolve-next') move(1);
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

/** In the field, or among what it goes out with. */
const isWriting = (target: EventTarget | null): boolean => target instanceof Element && target.closest('.inbox-composer') !== null;

export const useInboxKeys = (means: Means): void =>
  useKeydown((event) => {
    if (event.defaultPrevented || isResting()) return;
    const { code, key, altKey, ctrlKey, metaKey, target, repeat } = event;
    if (key === 'Enter' && (ctrlKey || metaKey) && !altKey && isWriting(target)) {
      event.preventDefault();
      return document.querySelector<HTMLButtonElement>('.inbox-composer [data-send]')?.click();
    }
    const press = {
      code,
      key,
      alt: altKey,
      ctrl: ctrlKey || metaKey,
      writes: event.getModifierState('AltGraph'),
      typing: isTyping(target),
    };
    const deed = pressToDeed(press, means.single);
    // An open menu is closed by the browser, and that is all that Escape does then.
    if (!deed || (deed === 'close' && document.querySelector(':popover-open'))) return;
    if (deed !== 'close') event.preventDefault();
    if (!repeat || mayRepeat(deed)) void act(deed, means);
  });
