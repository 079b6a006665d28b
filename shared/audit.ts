/** Who changed what: kept for two years, readable by admins. */

export const acts = [
  'setting.changed',
  'webinar.created',
  'webinar.changed',
  'transcript.stored',
  'transcript.removed',
  'series.created',
  'series.changed',
  'registration.decided',
  'template.created',
  'template.changed',
  'template.deleted',
  'paper.created',
  'paper.changed',
  'paper.published',
  'paper.withdrawn',
  'suppression.added',
  'suppression.imported',
  'suppression.lifted',
  'segment.created',
  'segment.changed',
  'segment.deleted',
  'contact.labelled',
  'contact.noted',
  'contact.note-changed',
  'contact.note-deleted',
  'import.run',
  'import.undone',
  'contact.merged',
  'contact.parted',
  'score.changed',
  'source.created',
  'source.deleted',
  'mail.stopped',
  'mail.resumed',
  'invitation.created',
  'invitation.changed',
  'invitation.sent',
  'invitation.paused',
  'invitation.resumed',
  'invitation.stopped',
  'case.assigned',
  'case.snoozed',
  'case.resolved',
  'case.reopened',
  'case.replied',
  'case.noted',
  'saved-answer.created',
  'saved-answer.changed',
  'saved-answer.deleted',
  'handover.left',
  'policy.changed',
  'campaign.created',
  'campaign.changed',
  'campaign.deleted',
  'quiet.created',
  'quiet.changed',
  'quiet.sent',
  'quiet.paused',
  'quiet.resumed',
  'quiet.stopped',
  'article.created',
  'article.changed',
  'article.published',
  'article.scheduled',
  'article.withdrawn',
  'export.asked',
  'export.made',
  'signed-in',
  'signed-out-everywhere',
] as const;
export type Act = (typeof acts)[number];

export type Change = { readonly field: string; readonly before?: unknown; readonly after?: unknown };

/** `thing`: `settings`, `team`, `mail`, `suppressions`, or a kind and an id, like `webinar#w3k…`. `by`: an address, or `schedule` for what happened by itself. */
export type AuditEntry = {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly act: Act;
  readonly thing: string;
  readonly changes: readonly Change[];
};
