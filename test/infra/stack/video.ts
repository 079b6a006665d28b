import { describe, expect, it } from 'vitest';
import { ofType, resources } from './template.ts';

const withChannel = resources({ videoChannel: 'basic' });
const environmentOf = (all: ReturnType<typeof resources>) =>
  ofType(all, 'AWS::Lambda::Function').map(
    ([id, { Properties }]) => [id, Object.keys((Properties.Environment as { Variables?: object } | undefined)?.Variables ?? {})] as const,
  );
const knowsKey = (all: ReturnType<typeof resources>) =>
  environmentOf(all).flatMap(([id, names]) => (names.includes('IVS_KEY') ? [id.replace(/[0-9A-F]{8}$/, '')] : []));

describe('a channel for video', () => {
  it('is made only where the setting says so', () => {
    expect(ofType(resources(), 'AWS::IVS::Channel')).toEqual([]);
    expect(knowsKey(resources())).toEqual([]);
    expect(ofType(withChannel, 'AWS::IVS::Channel')[0]?.[1].Properties).toMatchObject({ Type: 'BASIC', InsecureIngest: false });
  });

  it('tells its key to the function that answers hosts and to no other', () => {
    expect(knowsKey(withChannel)).toEqual(['console']);
  });
});
