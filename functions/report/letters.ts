/** The report to the team, half an hour after the end: figures, and the registrations and questions as files. */
import type { Webinar } from '#shared/webinar.ts';
import { addressToContact } from '../contact/identity.ts';
import { linesOf } from '../export/reactions.ts';
import { sendOnce } from '../mail/once.ts';
import { toReportMail } from '../mail/report.ts';
import { letterToTeam } from '../mail/team.ts';
import type { Mailer } from '../mail/turn.ts';
import type { MailContent } from '../ports.ts';
import type { TeamDeps } from '../team-deps.ts';
import { toPublic } from '../webinar/draft.ts';
import { toFigures } from './figures.ts';

/** Both files together: what mail servers take, with the third that base64 adds. */
const MOST_BYTES = 4_000_000;
/** Whoever wants more takes the export, which is written in a function that may take its time. */
const MOST_REGISTERED = 20_000;
const MOST_ASKED = 2_000;
/** People whose minutes the average is of. */
const MOST_MINUTES = 1_000;

type File = NonNullable<MailContent['attachments']>[number];

/** Undefined once it is longer than `most` bytes. */
const toFile = async (deps: TeamDeps, about: Parameters<typeof linesOf>[1], filename: string, most: number): Promise<File | undefined> => {
  const lines: string[] = [];
  let bytes = 0;
  for await (const line of linesOf(deps, about)) {
    bytes += Buffer.byteLength(line);
    if (bytes > most) return undefined;
    lines.push(line);
  }
  return { filename, contentType: 'text/csv; charset=utf-8', content: lines.join('') };
};

/** The two files, or none of them: half of a report looks like the whole. */
const toFiles = async (deps: TeamDeps, { id, slug, counts }: Webinar, asked: number): Promise<readonly File[]> => {
  if (counts.registered > MOST_REGISTERED || asked > MOST_ASKED) return [];
  const about = { webinar: id, purpose: 'service', startedAt: deps.now().toISOString() } as const;
  const plain = await toFile(deps, { ...about, target: 'plain' }, `parley_${slug}_registrations.csv`, MOST_BYTES);
  if (!plain) return [];
  const left = MOST_BYTES - Buffer.byteLength(plain.content);
  const questions = await toFile(deps, { ...about, target: 'questions' }, `parley_${slug}_questions.csv`, left);
  return questions ? [plain, questions] : [];
};

const write = async (deps: TeamDeps, webinar: Webinar): Promise<MailContent> => {
  const { id, counts } = webinar;
  const [letter, room, polls, minutes] = await Promise.all([
    letterToTeam(deps),
    deps.question.room(id),
    deps.poll.list(id),
    deps.presence.minutes(id, MOST_MINUTES),
  ]);
  const clouds = polls.filter(({ kind, state }) => kind === 'words' && state !== 'prepared');
  const words = new Map(await Promise.all(clouds.map(async (poll) => [poll.id, (await deps.poll.words(id, poll.id)).words] as const)));
  const files = await toFiles(deps, webinar, room.questions.length);
  return toReportMail({
    ...letter,
    ...toFigures({ counts, questions: room.questions, polls, words, minutes }),
    webinar: toPublic(webinar),
    consoleUrl: `${letter.base}/console/webinar/?id=${id}`,
    files,
    isTooLarge: files.length === 0,
  });
};

/**
 * One mail to each address that the webinar names, once for each end of it. What is told is read once, for the first of them who has not
 * got it yet.
 */
export const sendReport = async (deps: TeamDeps, mailer: Mailer, webinar: Webinar): Promise<void> => {
  let written: Promise<MailContent> | undefined;
  for (const to of webinar.mail.report) {
    const name = `report#${webinar.endedAt}#${addressToContact(deps.config.CONTACT_KEY, to)}`;
    await sendOnce(deps, mailer, { pk: `webinar#${webinar.id}`, name }, async () => {
      written ??= write(deps, webinar);
      const { from } = await letterToTeam(deps);
      return { from, mail: { ...(await written), to, purpose: 'team' } };
    });
  }
};
