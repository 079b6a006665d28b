import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneToCity } from '#shared/city.ts';
import { instantToWall, isZone, utcOffset, wallToInstants } from '#shared/zone.ts';

describe('a wall time in a zone', () => {
  it.each([
    ['2027-06-18T15:00', 'Europe/Berlin', ['2027-06-18T13:00:00.000Z']],
    ['2027-12-18T15:00', 'Europe/Berlin', ['2027-12-18T14:00:00.000Z']],
    ['2027-06-18T15:00', 'Asia/Kolkata', ['2027-06-18T09:30:00.000Z']],
    ['2027-06-18T00:30', 'Pacific/Kiritimati', ['2027-06-17T10:30:00.000Z']],
    ['2028-02-29T12:00', 'UTC', ['2028-02-29T12:00:00.000Z']],
  ])('%s in %s is one instant', (wall, zone, instants) => {
    expect(wallToInstants(wall, zone).map((at) => at.toISOString())).toEqual(instants);
  });

  it.each([
    ['2027-03-28T02:30', 'Europe/Berlin'],
    ['2027-03-28T02:00', 'Europe/Berlin'],
    ['2027-03-14T02:59', 'America/New_York'],
    ['2027-10-03T02:15', 'Australia/Lord_Howe'],
    ['2011-12-30T12:00', 'Pacific/Apia'],
  ])('%s in %s is skipped by a change of clocks', (wall, zone) => {
    expect(wallToInstants(wall, zone)).toEqual([]);
  });

  it.each([
    ['2027-10-31T02:30', 'Europe/Berlin', ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z']],
    ['2027-11-07T01:00', 'America/New_York', ['2027-11-07T05:00:00.000Z', '2027-11-07T06:00:00.000Z']],
    ['2027-04-04T01:45', 'Australia/Lord_Howe', ['2027-04-03T14:45:00.000Z', '2027-04-03T15:15:00.000Z']],
  ])('%s in %s happens twice, earlier first', (wall, zone, instants) => {
    expect(wallToInstants(wall, zone).map((at) => at.toISOString())).toEqual(instants);
  });

  it.each([
    '2026-02-30T10:00',
    '2027-02-29T10:00',
    '2027-13-01T10:00',
    '2027-06-31T10:00',
    '2027-06-18T24:00',
    '2027-06-18T10:60',
    '275761-01-01T00:00',
    '2027-06-18',
    '',
    '2027-06-18T10:00Z',
    'x',
  ])('%j is no time', (wall) => {
    expect(wallToInstants(wall, 'Europe/Berlin')).toEqual([]);
  });

  it('and its instant lead to each other', () => {
    const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Africa/Casablanca',
      'UTC',
    );
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000);
        const found = wallToInstants(instantToWall(minute, where), where);
        expect(found.map(Number)).toContain(minute.getTime());
        expect(found.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('a zone', () => {
  it.each(['Europe/Berlin', 'UTC', 'Etc/GMT+3', 'America/Argentina/Buenos_Aires', 'Asia/Ho_Chi_Minh'])('%s is one', (zone) => {
    expect(isZone(zone)).toBe(true);
  });
  it.each(['', 'Mars/Olympus', '+02:00', 'Europe/Berlin ', 'Europe/Berlin\n', '<script>', '../etc', 'UTC+2'])('%j is none', (zone) => {
    expect(isZone(zone)).toBe(false);
  });
  it.each([
    ['Europe/Berlin', '2027-06-18T13:00:00Z', 'UTC+2', 'Berlin'],
    ['America/St_Johns', '2027-01-18T13:00:00Z', 'UTC−3:30', 'St Johns'],
    ['Asia/Kathmandu', '2027-01-18T13:00:00Z', 'UTC+5:45', 'Kathmandu'],
    ['UTC', '2027-01-18T13:00:00Z', 'UTC', 'UTC'],
  ])('%s at %s is %s in %s', (zone, at, offset, city) => {
    expect([utcOffset(new Date(at), zone), zoneToCity(zone)]).toEqual([offset, city]);
  });
});
