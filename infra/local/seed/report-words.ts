/** The demonstration's two reports: plainly invented, and each says so on its first page. */
import type { ReadingPurpose } from '#shared/paper-gate.ts';
import type { PdfLine } from './pdf.ts';

export type Planned = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly gated: boolean;
  readonly filename: string;
  readonly pages: readonly (readonly PdfLine[])[];
  /** Published so many days ago. */
  readonly days: number;
  /** Who got it by its gate: places in the list of people, and what for. */
  readonly readers: readonly (readonly [place: number, purpose: ReadingPurpose])[];
};

const title = (text: string): PdfLine => ({ text, size: 26, bold: true });
const head = (text: string): PdfLine => ({ text, size: 15, bold: true, gap: 18 });
const body = (...lines: readonly string[]): readonly PdfLine[] => lines.map((text, at) => ({ text, size: 11.5, gap: at === 0 ? 8 : 0 }));
const invented = body('A report of the demonstration. Its organisation and all of its figures are invented.');

export const plannedPapers: readonly Planned[] = [
  {
    slug: 'what-stays-unanswered',
    title: 'What stays unanswered',
    summary:
      'A year of webinars, 2,114 questions, and what became of those that nobody answered in the hour. With the letters that worked.',
    gated: true,
    filename: 'what-stays-unanswered.pdf',
    days: 24,
    readers: [
      [0, 'decide'],
      [3, 'work'],
      [6, 'work'],
      [9, 'teach'],
      [12, 'learn'],
    ],
    pages: [
      [
        title('What stays unanswered'),
        ...invented,
        head('In one minute'),
        ...body(
          'We kept every question of a year: 2,114 of them, from 41 webinars.',
          'In the hour itself 1,290 were answered. 824 were not.',
          'Of those 824, every second asker had left the list of customers',
          'within twelve months, where nobody wrote to them.',
        ),
        head('What we did about it'),
        ...body(
          'Each open question became a case with an owner and a day by which',
          'its asker hears from us. Nobody had to hand anything over.',
          'The answer goes to everybody who voted for the question.',
        ),
      ],
      [
        title('The letters that worked'),
        ...body(
          'Short ones. The answer stands in the first line, and the question above it.',
          'A letter that begins with thanks was read to its end half as often.',
        ),
        head('How we counted'),
        ...body('A question counts as answered once its asker had a reply,', 'spoken or written. An automatic mail is none.'),
      ],
    ],
  },
  {
    slug: 'eight-figures-before-a-webinar',
    title: 'Eight figures before a webinar',
    summary: 'Two pages to print: what to look at in the week before, who should be told, and when it is too late to move the hour.',
    gated: false,
    filename: 'eight-figures.pdf',
    days: 51,
    readers: [],
    pages: [
      [
        title('Eight figures before a webinar'),
        ...invented,
        head('The week before'),
        ...body(
          '1. Seats taken, and how many of them confirmed their address.',
          '2. Questions that came with the form: they are your agenda.',
          '3. Where people came from.',
          '4. Who of them waits for an answer of ours.',
        ),
        head('The day before'),
        ...body(
          '5. Mails that came back.',
          '6. Time zones: whose night it is.',
          '7. Who of the team is on call for questions.',
          '8. The hour of the rehearsal.',
        ),
      ],
      [
        title('When it is too late'),
        ...body(
          'Moving an hour costs a third of those who had a seat, if it is moved',
          'in the last two days. Before that, one in twelve.',
        ),
      ],
    ],
  },
];
