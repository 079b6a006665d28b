/** Articles and webinars that nobody wrote, of realistic length; the same in each run. Pure. */
import type { Article } from '#shared/article.ts';
import { usualForm } from '#shared/form.ts';
import { type PublicWebinar, usualRoom } from '#shared/webinar.ts';

const words =
  'question answer customer promise morning owner reply hour webinar team letter reader silence price offer calendar service number story room week list voice page colleague'.split(
    ' ',
  );
const topics = [
  'Answering',
  'Listening',
  'Service',
  'Campaigns',
  'Writing',
  'Price',
  'Consent',
  'Moving',
  'Numbers',
  'Teams',
  'Rooms',
  'Care',
];

const wordAt = (seed: number): string => words[(seed * 7_919 + (seed >> 3)) % words.length] ?? 'word';
const sentence = (seed: number, length = 14): string => {
  const text = Array.from({ length }, (_, at) => wordAt(seed * 31 + at * at)).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};
const paragraph = (seed: number): string => Array.from({ length: 6 }, (_, at) => sentence(seed + at)).join(' ');
const topicsOf = (n: number): string[] =>
  [topics[n % 12] ?? 'Service', topics[(n * 5 + 1) % 12] ?? 'Price'].filter((one, at, all) => all.indexOf(one) === at);
const day = (n: number): string => new Date(Date.UTC(2024, 0, 1) + (n % 900) * 86_400_000).toISOString().slice(0, 10);

/** About 1,000 words in six sections, with a figure, a pull quote, a list and a table. */
const text = (n: number): string =>
  Array.from({ length: 6 }, (_, part) =>
    [
      `## ${sentence(n + part, 4)}`,
      paragraph(n * 6 + part),
      part === 1 &&
        ['```figure', `value: ${n} %`, `claim: ${sentence(n, 10)}`, 'source: A made-up study', 'year: 2025', 'method: None', '```'].join(
          '\n',
        ),
      part === 2 && ['```pull', `quote: ${sentence(n, 12)}`, 'by: Pat Example', '```'].join('\n'),
      part === 3 &&
        [
          '| Before | After |',
          '|---|---|',
          ...Array.from({ length: 6 }, (_, row) => `| ${wordAt(n + row)} | **${wordAt(n * row)}** |`),
        ].join('\n'),
      part === 4 && Array.from({ length: 5 }, (_, row) => `- ${sentence(n + row, 8)} [A link](https://example.com/${row})`).join('\n'),
      paragraph(n * 11 + part),
    ]
      .filter((one) => typeof one === 'string')
      .join('\n\n'),
  ).join('\n\n');

export const articleOf = (n: number): Article => ({
  ...{ slug: `made-up-${n}`, title: `${sentence(n, 6).slice(0, -1)} ${n}`, summary: sentence(n, 18), markdown: text(n) },
  author: { name: `Pat Example ${n % 20}`, about: 'Pat writes in this bench only.' },
  ...{ topics: topicsOf(n), takeaways: [sentence(n, 8), sentence(n + 1, 8)], published: day(n), locale: n % 5 === 0 ? 'de' : 'en' },
});

/** Half of them are over. `now`: what is to come begins the day after. */
export const webinarOf = (n: number, now: Date): PublicWebinar => {
  const start = now.getTime() + (n % 2 === 0 ? 1 : -1) * (n + 1) * 86_400_000;
  return {
    ...{ id: String(n).padStart(10, '0'), slug: `webinar-${n}`, state: n % 2 === 0 ? 'scheduled' : 'ended', title: sentence(n, 7) },
    ...{ promise: sentence(n, 16), description: paragraph(n), timeZone: 'Europe/Berlin', durationMinutes: 60 },
    ...{ startsAt: new Date(start).toISOString(), endsAt: new Date(start + 3_600_000).toISOString() },
    speakers: [{ name: 'Ada Example', title: 'Care' }, { name: 'Ben Example' }],
    agenda: [
      { at: 0, title: 'Hello' },
      { at: 30, title: 'Your questions' },
    ],
    ...{
      video: null,
      questions: { mode: 'approve', anonymous: 'yes', votes: 'everyone' },
      room: usualRoom,
      captions: null,
      capacity: null,
    },
    ...{ replay: null, form: usualForm, topics: topicsOf(n), related: [], series: null, movedFrom: null },
    ...{ full: false, approval: false, domains: [], byMail: false },
  };
};
