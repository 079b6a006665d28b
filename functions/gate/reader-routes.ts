/** Who asks for a report, and what became of it: the same for the link in a mail, the gate and the file itself. */
import type { Paper } from '#shared/paper.ts';
import { paperSlug } from '#shared/paper.ts';
import type { ReadingPurpose } from '#shared/paper-gate.ts';
import { say } from '#shared/say.ts';
import type { Contact } from '../contact/store.ts';
import { Failure } from '../failure.ts';
import type { ReaderDeps } from '../reader-deps.ts';

/** Long enough for a click, too short to be passed on. */
const LINK_SECONDS = 300;
/** What somebody did beside webinars: the newest of them are kept. */
const MOST_DID = 50;

export type Offered = Paper & { readonly file: NonNullable<Paper['file']> };

/** A report that is offered; throws where it is not (any more). */
export const findOffered = async (deps: Pick<ReaderDeps, 'paper'>, address: string | undefined): Promise<Offered> => {
  const slug = paperSlug.safeParse(address);
  const paper = slug.success ? await deps.paper.find(slug.data) : undefined;
  if (paper?.state === 'withdrawn') throw new Failure('gone', say('This has ended'));
  if (paper?.state !== 'published' || !paper.file) throw new Failure('not-found', say('We could not find that'));
  return { ...paper, file: paper.file };
};

export const linkTo = (deps: Pick<ReaderDeps, 'files'>, { file }: Offered): Promise<string> => deps.files.link(file.id, LINK_SECONDS);

type Said = { readonly purpose?: ReadingPurpose | undefined; readonly paid?: boolean };

/** Hands it to a reader: the address is somebody's from now on, their journey and the counts tell of it. The link to the file. */
export const handOut = async (deps: ReaderDeps, known: Contact, paper: Offered, said: Said = {}): Promise<string> => {
  const { slug } = paper;
  await deps.gate.got(known.id, { slug, ...said, isFresh: known.ttl !== undefined });
  const did = `download:${slug}`;
  await deps.contact.decide(known.id, ({ ttl, ...contact }) =>
    ttl === undefined && contact.did?.includes(did)
      ? undefined
      : { contact: { ...contact, did: [...(contact.did ?? []).filter((one) => one !== did), did].slice(-MOST_DID) }, entries: [] },
  );
  return linkTo(deps, paper);
};
