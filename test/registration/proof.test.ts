import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { toNetwork } from '#functions/http/network.ts';
import type { Problem } from '#shared/problem.ts';
import type { Webinar } from '#shared/webinar.ts';
import { openWebinar, post } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const CROWD = '203.0.113.7';
const LIMIT = 3;
let world: World;
let webinar: Webinar;

beforeEach(async () => {
  world = await openWorld({ settings: { NETWORK_LIMIT: String(LIMIT) } });
  webinar = await openWebinar(world);
  for (let i = 0; i < LIMIT; i += 1) expect((await register(`first${i}@example.com`)).status).toBe(202);
});

const register = (email: string, more: Record<string, unknown> = {}, viewer = CROWD) =>
  post(world, `/api/webinars/${webinar.slug}/registrations`, { email, ...more }, { 'x-viewer-address': viewer });

const challengeFor = async (email: string) => {
  const answer = await register(email);
  expect(answer.status).toBe(403);
  return ((await answer.json()) as Problem).challenge ?? { token: '', bits: 0 };
};

const zeros = (text: string): number => {
  const bits = [...createHash('sha256').update(text).digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.indexOf('1');
};
const solve = ({ token, bits }: { token: string; bits: number }): string => {
  for (let nonce = 0; ; nonce += 1) if (zeros(`${token}:${nonce}`) >= bits) return `${token}:${nonce}`;
};

describe('above the limit of a network', () => {
  it('asks for work, takes it, and lets another network through without', async () => {
    const proof = solve(await challengeFor('late@example.com'));
    expect((await register('late@example.com', { proof })).status).toBe(202);
    expect((await register('elsewhere@example.com', {}, '198.51.100.1')).status).toBe(202);
  });

  it('refuses missing, wrong, spliced and late work, and work for another address', async () => {
    const challenge = await challengeFor('late@example.com');
    const proof = solve(challenge);
    const [kid, body, mac] = challenge.token.split('.');
    const spliced = `${kid}.${Buffer.from(`${Buffer.from(body ?? '', 'base64url')}1:0`).toString('base64url')}.${mac}`;
    for (const wrong of ['', 'x', `${challenge.token}:no`, `${spliced}:${proof.split(':')[1]}`, `${proof}:1`])
      expect((await register('late@example.com', { proof: wrong })).status, wrong).toBe(403);
    expect((await register('other@example.com', { proof })).status).toBe(403);
    world.tick(11 * 60_000);
    for (let i = 0; i < LIMIT; i += 1) await register(`again${i}@example.com`);
    expect((await register('late@example.com', { proof })).status).toBe(403);
  });

  it('counts anew each minute', async () => {
    world.tick(60_000);
    expect((await register('patient@example.com')).status).toBe(202);
  });

  it('never asks this very machine', async () => {
    for (let i = 0; i < 2 * LIMIT; i += 1) expect((await register(`here${i}@example.com`, {}, '127.0.0.1')).status).toBe(202);
  });
});

describe('a network', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:55123', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['[2001:db8:1:2::6]:443', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['127.0.0.1', undefined],
    ['::1', undefined],
    ['', undefined],
    ['<script>', undefined],
  ])('of %s is %s', (address, network) => {
    expect(toNetwork(address)).toBe(network);
  });
});
