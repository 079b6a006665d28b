/** An invitation that is ready to be sent: who gets it, who does not and why is there to be looked at. */
import { toEntry } from '#functions/audit/entry.ts';
import { toInvitation } from '#functions/invitation/acts.ts';
import type { TeamDeps } from '#functions/team-deps.ts';
import { base32 } from '#shared/ids.ts';

const BY = 'marketer@example.com';
const SEGMENT = 'everyb0dywehave0';

/** Everybody we know, where nobody made a segment before. */
const findSegment = async (deps: TeamDeps): Promise<string> => {
  const [known] = await deps.segment.list();
  if (known) return known.id;
  const at = deps.now().toISOString();
  const segment = { name: 'Everybody we know', rules: { all: [] }, kind: 'living', purpose: 'marketing', state: 'ready', by: BY } as const;
  const entry = toEntry(deps, { by: BY, act: 'segment.created', thing: `segment#${SEGMENT}` });
  await deps.segment.replace(undefined, { ...segment, id: SEGMENT, createdAt: at, version: 1 }, entry);
  return SEGMENT;
};

export const fillInvitations = async (deps: TeamDeps, webinar: string): Promise<void> => {
  const request = { webinar, segment: await findSegment(deps), name: 'Autumn, everybody', again: false };
  const id = base32(deps.random(16));
  const words = { subject: '', text: 'Bring the question that you have had for a while: it is answered, on air or in writing.' };
  const entry = toEntry(deps, { by: BY, act: 'invitation.created', thing: `invitation#${id}` });
  await deps.invitation.create(toInvitation(request, { id, by: BY, now: deps.now() }), words, entry);
};
