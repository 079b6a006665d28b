/** An edit that can be taken back: once, by its own tab, and not after somebody else's. */
import { describe, expect, it } from 'vitest';
import type { Webinar } from '#shared/webinar.ts';
import { dropUndo, keepUndo, keptUndo } from '../../site/src/lib/console/undo-edit.ts';

const tab = (): Storage => {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  } as Storage;
};
const stored = { id: 'w1', version: 4 } as Webinar;
const before: { title: string; speakers: { name: string }[]; capacity: number | null } = {
  title: 'Plan well',
  speakers: [{ name: 'Ada Example' }],
  capacity: null,
};

describe('an edit', () => {
  it('keeps what it replaced, and nothing else', () => {
    const storage = tab();
    keepUndo(storage, stored, before, { ...before, title: 'Plan better', capacity: 20 });
    expect(keptUndo(storage, stored)).toEqual({ id: 'w1', version: 4, before: { title: 'Plan well', capacity: null } });
  });

  it.each([
    ['somebody changed the webinar since', { id: 'w1', version: 5 }],
    ['it is another webinar', { id: 'w2', version: 4 }],
  ])('is not taken back where %s', (_, now) => {
    const storage = tab();
    keepUndo(storage, stored, before, { ...before, title: 'Plan better' });
    expect(keptUndo(storage, now)).toBeUndefined();
  });

  it('that changed nothing offers nothing', () => {
    const storage = tab();
    keepUndo(storage, stored, before, { ...before, speakers: [{ name: 'Ada Example' }] });
    expect(keptUndo(storage, stored)).toBeUndefined();
  });

  it('is taken back once', () => {
    const storage = tab();
    keepUndo(storage, stored, before, { ...before, title: 'Plan better' });
    dropUndo(storage);
    expect(keptUndo(storage, stored)).toBeUndefined();
  });

  it.each(['', 'null', '{"id":"w1"}', '[1'])('survives a storage that holds %j', (text) => {
    const storage = tab();
    storage.setItem('parley-undo', text);
    expect(keptUndo(storage, stored)).toBeUndefined();
  });

  it('is saved all the same where the tab may keep nothing', () => {
    const full = {
      ...tab(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    } as Storage;
    expect(() => keepUndo(full, stored, before, { ...before, title: 'Plan better' })).not.toThrow();
    expect(keptUndo(full, stored)).toBeUndefined();
  });
});
