/** What goes with an order to erase somebody who came back meanwhile: what is older than it, and nothing of theirs since. */
import { expect, it } from 'vitest';
import { goesWith } from '#functions/erasure/order.ts';

const order = { at: '2027-06-18T09:00:00.000Z' };
const [before, after] = ['2027-06-18T08:59:59.999Z', '2027-06-18T09:00:00.001Z'];

it.each([
  ['a touch, by its key', { sk: `touch#${before}#x` }, true],
  ['a touch since', { sk: `touch#${after}#x` }, false],
  ['a registration, by its first write', { sk: 'registration#w', at: before }, true],
  ['a case, by when it became one', { sk: 'case#q', openedAt: before }, true],
  ['somebody’s voice of before they came back', { sk: 'voice', at: before }, true],
  ['and one that had only the time of its mail', { sk: 'voice', touchedAt: before }, true],
  ['a voice since', { sk: 'voice', at: after, touchedAt: after }, false],
  ['a case since', { sk: 'case#q', openedAt: after }, false],
  ['what has no time', { sk: 'find#mail' }, false],
  ['the record itself', { sk: 'contact', at: before }, false],
  ['the list of suppressions', { sk: 'suppression#service', at: before }, false],
])('%s', (_, item, goes) => expect(goesWith(item, order, true)).toBe(goes));

it('of whoever did not come back everything goes', () => expect(goesWith({ sk: 'find#mail' }, order, false)).toBe(true));
