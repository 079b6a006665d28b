/** What care for the quiet costs, in DynamoDB's units, against docs/data.md. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { QuietView } from '#shared/quiet.ts';
import { idOf } from '../invitation/segment.ts';
import { act, afterTwo, press, voiceLink } from '../quiet/people.ts';
import { post, signedIn } from '../support/people.ts';
import type { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await afterTwo(['ida@example.com', 'jon@example.com', 'kim@example.com']);
});

const sum =
  (which: 'read' | 'write'): ((units: ReturnType<World['takeUnits']>) => number) =>
  (units) =>
    units.reduce((all, unit) => all + unit[which], 0);

describe('the meter', () => {
  it('charges a person who is to be asked 2 writes, and a mail 3, beside the lease and the turn of its round', async () => {
    const answer = await post(world, '/api/console/quiet', {}, { cookie: await signedIn(world, ['marketer']) });
    const { id } = (await answer.json()) as QuietView;
    await world.settleStream();
    world.queued.splice(0);
    world.takeUnits();
    await world.handlers.work({ Records: [{ messageId: 'm', body: JSON.stringify({ kind: 'quiet', id }) }] } as never);
    const found = world.takeUnits();
    await act(world, id, 'send');
    await world.settleStream();
    const message = world.queued.find(({ queue }) => queue === 'mail-runs')?.message;
    world.queued.splice(0);
    await world.deps.setting.recent();
    world.takeUnits();
    await world.handlers.mailer({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] } as never);
    const mailed = world.takeUnits();
    // A place in the list of who waits for each, and the round itself; then the mark, which leaves the list, and that it was sent.
    expect([sum('write')(found), sum('write')(mailed), sum('read')(mailed)]).toEqual([3 * 2 + 1, 3 * 3 + 4, 9.5]);
    await world.settle();
  });

  it('charges a press 6 writes, a page without anything said 4 reads, and “no contact” its withdrawal', async () => {
    const link = voiceLink(world, 'ida@example.com');
    await world.request(link);
    world.takeUnits();
    await world.request(link);
    const shown = sum('read')(world.takeUnits());
    await press(world, link, { act: 'ask', topic: 'What it costs' });
    const pressed = world.takeUnits();
    expect([shown, sum('write')(pressed)]).toEqual([3.5, 6]);
    expect(await world.deps.voice.heard({ id: idOf(world, 'ida@example.com') })).toHaveLength(1);
  });
});
