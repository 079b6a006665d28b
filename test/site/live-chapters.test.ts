/** Chapters of a recording, and which player an address is for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChapters } from '#shared/replay.ts';
import { playerOrigins } from '#shared/video.ts';
import { chapterAt, isWorthResuming, reachable } from '../../site/src/lib/live/chapters.ts';
import { toSeek } from '../../site/src/lib/live/frame.ts';
import { toDeed } from '../../site/src/lib/live/keys.ts';
import { type Embedded, retryDelay, toFrame, toSource } from '../../site/src/lib/live/source.ts';

const START = '2027-06-18T13:00:00.000Z';
const asked = (id: string, seconds?: number) => ({
  id,
  text: `Question ${id}?`,
  by: '',
  votes: 0,
  resolution: 'answered' as const,
  askedAt: START,
  ...(seconds === undefined ? {} : { airedAt: new Date(Date.parse(START) + seconds * 1_000).toISOString() }),
});

describe('chapters', () => {
  it('are the questions answered on air, in the order of the recording, never before its start', () => {
    const found = toChapters([asked('late', 760.4), asked('written'), asked('rehearsed', -3), asked('early', 135)], START);
    expect(found.map(({ id, at }) => [id, at])).toEqual([
      ['early', 135],
      ['late', 760],
    ]);
    expect(toChapters([asked('early', 135)], null)).toEqual([]);
  });

  it('are offered only as far as the recording goes, once its length is known', () => {
    const all = toChapters([asked('a', 5), asked('b', 50)], START);
    expect(reachable(all, null)).toHaveLength(2);
    expect(reachable(all, 50).map(({ id }) => id)).toEqual(['a']);
  });

  it('name the one that plays: the last that has begun, whatever else there is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_600), { maxLength: 40 }), fc.nat(4_000), (starts, seconds) => {
        const all = toChapters(
          starts.map((at, n) => asked(String(n), at)),
          START,
        );
        const begun = starts.filter((at) => at <= seconds);
        expect(chapterAt(all, seconds)?.at).toBe(begun.length > 0 ? Math.max(...begun) : undefined);
      }),
    );
  });

  it.each([
    [9, 600, false],
    [10, 600, true],
    [584, 600, true],
    [585, 600, false],
  ])('stopped at %i of %i s: offered again %s', (seconds, length, offered) => expect(isWorthResuming(seconds, length)).toBe(offered));
});

const BASE = 'https://parley.example/webinars/one/room/';
const source = (kind: Parameters<typeof toSource>[0], url: string) => toSource(kind, url, BASE);

describe('an address of a video', () => {
  it.each([
    ['hls', '/media/demo/stream.m3u8', { is: 'stream', url: 'https://parley.example/media/demo/stream.m3u8' }],
    ['hls', 'https://cdn.example.com/live', { is: 'stream', url: 'https://cdn.example.com/live' }],
    ['ivs', 'https://x.playback.example.com/a.m3u8?token=1', { is: 'stream', url: 'https://x.playback.example.com/a.m3u8?token=1' }],
    [null, 'https://cdn.example.com/a.MP4?x=1', { is: 'file', url: 'https://cdn.example.com/a.MP4?x=1' }],
    [null, 'https://www.video.example.com/watch', { is: 'link', url: 'https://www.video.example.com/watch', host: 'video.example.com' }],
    ['external', 'https://zoom.example.com/j/1', { is: 'link', url: 'https://zoom.example.com/j/1', host: 'zoom.example.com' }],
    ['external', 'https://youtu.be/abcDEF12345', { is: 'link', url: 'https://youtu.be/abcDEF12345', host: 'youtu.be' }],
  ] as const)('%s %s', (kind, url, expected) => expect(source(kind, url)).toEqual(expected));

  it.each([
    'https://www.youtube.com/watch?v=abcDEF12345&t=3',
    'https://m.youtube.com/live/abcDEF12345?feature=share',
    'https://youtu.be/abcDEF12345',
    'https://www.youtube-nocookie.com/embed/abcDEF12345',
  ])('%s is a video on YouTube', (url) => expect(source('youtube', url)).toEqual({ is: 'embed', from: 'YouTube', id: 'abcDEF12345' }));

  it.each([
    ['https://vimeo.com/123456789', undefined],
    ['https://vimeo.com/123456789/abcdef0123', 'abcdef0123'],
    ['https://player.vimeo.com/video/123456789?h=abcdef0123', 'abcdef0123'],
  ])('%s is a video on Vimeo', (url, hash) =>
    expect(source(null, url)).toEqual({ is: 'embed', from: 'Vimeo', id: '123456789', ...(hash ? { hash } : {}) }),
  );

  it.each([
    'https://www.youtube.com/@channel',
    'https://youtube.com.evil.example/watch?v=abcDEF12345',
    'https://vimeo.com/event/12345',
    'https://youtu.be/"><script>',
  ])('%s is no video that we frame', (url) => {
    expect(source('youtube', url).is).toBe('link');
    expect(source('vimeo', url).is).toBe('link');
  });

  it('is framed on the two origins of the policy and on no other, whatever a host types', () => {
    const origins: readonly string[] = Object.values(playerOrigins);
    const hosts = fc.constantFrom('www.youtube.com', 'youtu.be', 'vimeo.com', 'player.vimeo.com');
    fc.assert(
      fc.property(hosts, fc.webPath(), fc.webQueryParameters(), fc.option(fc.nat(9_999)), (host, path, query, start) => {
        const found = source(null, `https://${host}${path}?v=abcDEF12345&${query}`);
        if (found.is === 'embed') expect(origins).toContain(new URL(toFrame(found, start)).origin);
      }),
    );
  });

  it.each([
    [{ is: 'embed', from: 'YouTube', id: 'abcDEF12345' }, null, 'https://www.youtube-nocookie.com/embed/abcDEF12345?rel=0&enablejsapi=1'],
    [
      { is: 'embed', from: 'YouTube', id: 'a-_456' },
      90.7,
      'https://www.youtube-nocookie.com/embed/a-_456?rel=0&enablejsapi=1&autoplay=1&start=90',
    ],
    [{ is: 'embed', from: 'Vimeo', id: '12345', hash: 'abc123' }, 0, 'https://player.vimeo.com/video/12345?dnt=1&h=abc123&autoplay=1'],
    [{ is: 'embed', from: 'Vimeo', id: '12345' }, 90, 'https://player.vimeo.com/video/12345?dnt=1&autoplay=1#t=90s'],
  ] as const satisfies readonly [Embedded, number | null, string][])('%o from %s', (embedded, start, expected) =>
    expect(toFrame(embedded, start)).toBe(expected),
  );

  it.each([
    [
      'YouTube',
      [
        ['seekTo', [760, true]],
        ['playVideo', []],
      ],
    ],
    [
      'Vimeo',
      [
        ['setCurrentTime', 760],
        ['play', undefined],
      ],
    ],
  ] as const)('%s is told in its own words to go to a second and to play', (from, expected) => {
    const told = toSeek(from, 760).map((words) => JSON.parse(words) as Record<string, unknown>);
    expect(told.map((one) => [one.func ?? one.method, one.args ?? one.value])).toEqual(expected);
  });
});

describe('a broken picture', () => {
  it('is asked for again after 2 s, then later and later, at most each half minute, spread over the audience', () => {
    expect([1, 2, 3, 4, 5, 20].map((failures) => retryDelay(failures, 0.5))).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect([retryDelay(1, 0), retryDelay(1, 1)]).toEqual([1_400, 2_600]);
  });
});

const press = { key: '', ctrlKey: false, metaKey: false, altKey: false };

describe('a key on the player', () => {
  it.each([
    [' ', 'picture', { is: 'toggle' }],
    [' ', 'button', undefined],
    ['K', 'button', { is: 'toggle' }],
    ['m', 'seek', { is: 'mute' }],
    ['c', 'picture', { is: 'captions' }],
    ['f', 'picture', { is: 'full-screen' }],
    ['ArrowLeft', 'seek', { is: 'seek', by: -5 }],
    ['ArrowRight', 'picture', { is: 'seek', by: 5 }],
    ['ArrowRight', 'volume', undefined],
    ['Tab', 'picture', undefined],
  ] as const)('%j on the %s', (key, focus, deed) => expect(toDeed({ ...press, key }, focus)).toEqual(deed));

  it('leaves the shortcuts of the browser alone', () => {
    expect(toDeed({ ...press, key: 'f', ctrlKey: true }, 'picture')).toBeUndefined();
    expect(toDeed({ ...press, key: 'm', metaKey: true }, 'picture')).toBeUndefined();
  });
});
