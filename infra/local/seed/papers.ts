/** The demonstration's reports, with the people who got the gated one. Their first pages are drawn here as a browser would. */
import sharp from 'sharp';
import { toEntry } from '#functions/audit/entry.ts';
import { addressToContact } from '#functions/contact/identity.ts';
import type { WorkDeps } from '#functions/work-deps.ts';
import { base32 } from '#shared/ids.ts';
import type { Paper } from '#shared/paper.ts';
import { START_BYTES } from '#shared/upload.ts';
import type { PdfLine } from './pdf.ts';
import { toPdf } from './pdf.ts';
import { people } from './people.ts';
import type { SendPicture } from './portraits.ts';
import { type Planned, plannedPapers } from './report-words.ts';

const DAY_MS = 86_400_000;
const SIDE = { width: 960, height: 1358 };
/** Pixels of the picture for a point of the page. */
const SCALE = SIDE.width / 595;
const BY = 'marketer@example.com';

const drawPage = (lines: readonly PdfLine[]): Promise<Buffer> => {
  let y = 72;
  const texts = lines.map(({ text, size, bold, gap = 0 }) => {
    y += size * 1.35 + gap;
    return `<text x="${72 * SCALE}" y="${y * SCALE}" font-family="Liberation Sans, Helvetica, Arial, sans-serif" font-size="${size * SCALE}"${bold ? ' font-weight="bold"' : ''} fill="#111">${text}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE.width}" height="${SIDE.height}"><rect width="100%" height="100%" fill="#fff"/>${texts.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
};

const sendCover = async (deps: WorkDeps, send: SendPicture, lines: readonly PdfLine[]): Promise<string> => {
  const bytes = await drawPage(lines);
  const id = base32(deps.random(16));
  await deps.upload.begin({ id, purpose: 'cover', type: 'image/png', size: bytes.length, by: BY });
  await send(id, bytes);
  const tag = (await deps.pictures.start(id, START_BYTES))?.tag ?? '';
  await deps.upload.markChecked(id, { tag, ...SIDE });
  const checked = await deps.upload.find(id);
  if (!checked || !(await deps.upload.keep(checked))) throw new Error('The demonstration could not keep the first page of a report');
  return id;
};

const sendFile = async (deps: WorkDeps, send: SendPicture, { pages, filename }: Planned): Promise<NonNullable<Paper['file']>> => {
  const bytes = toPdf(pages);
  const [id, type] = [base32(deps.random(16)), 'application/pdf'];
  await send(id, bytes);
  const tag = (await deps.files.part(id, 'first', START_BYTES))?.tag ?? '';
  if (!(await deps.files.keep(id, tag, { contentType: type, filename }))) throw new Error('The demonstration could not keep a report');
  return { id, name: filename, size: bytes.length, type, kind: 'pdf' };
};

/** Asked weeks ago by people who were known, so that nobody is mailed now; some minutes later they had it. */
const read = async (deps: WorkDeps, { slug, days, readers }: Planned): Promise<void> => {
  for (const [at, [place, purpose]] of readers.entries()) {
    const person = people[place];
    const contact = person && addressToContact(deps.config.CONTACT_KEY, person.email);
    if (!contact || !(await deps.contact.living(contact))) continue;
    const when = new Date(deps.now().getTime() - (days - 1 - at * 3.3) * DAY_MS);
    const came = { source: at % 2 ? 'newsletter' : 'social', landing: `/reports/${slug}/` };
    const said = { at: when.toISOString(), address: person.email, locale: 'en', page: `/reports/${slug}/` } as const;
    await deps.gate.request(contact, slug, { ...said, purpose, came, isKnown: true });
    await deps.gate.got(contact, { slug, purpose, isFresh: false }, when);
    await deps.contact.decide(contact, (known) => ({
      contact: { ...known, did: [...(known.did ?? []), `download:${slug}`] },
      entries: [],
    }));
  }
};

/** After the people are there who read them. */
export const fillPapers = async (deps: WorkDeps, send: SendPicture): Promise<void> => {
  for (const planned of plannedPapers) {
    const { slug, title, summary, gated, days, pages } = planned;
    const publishedAt = new Date(deps.now().getTime() - days * DAY_MS).toISOString();
    const [cover, file] = [await sendCover(deps, send, pages[0] ?? []), await sendFile(deps, send, planned)];
    const paper: Paper = {
      ...{ slug, title, summary, locale: 'en', cover, file, state: 'published', publishedAt, changedAt: publishedAt, version: 1 },
      ...(gated ? { gated } : {}),
    };
    const entry = toEntry(deps, { by: BY, act: 'paper.published', thing: `paper#${slug}` }, {}, { ...paper });
    if (!(await deps.paper.replace(undefined, paper, entry))) throw new Error('The demonstration found no free address for a report');
    await read(deps, planned);
  }
};
