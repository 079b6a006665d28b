/** Who may come, as a host types it: seats as a number, domains one a line or with commas between them. */
import type { Admission } from '#shared/admission.ts';

export type AdmissionFields = {
  /** Empty: as many as like. */
  readonly capacity: string;
  readonly invited: boolean;
  readonly approval: boolean;
  readonly allow: string;
  readonly block: string;
};

export const admissionToFields = (capacity: number | null, { invited = false, approval, domains }: Admission): AdmissionFields => ({
  capacity: capacity === null ? '' : String(capacity),
  invited,
  approval,
  allow: domains.allow.join('\n'),
  block: domains.block.join('\n'),
});

const toDomains = (typed: string): string[] => typed.split(/[\s,;]+/).filter((one) => one !== '');

export const fieldsToAdmission = ({ capacity, invited, approval, allow, block }: AdmissionFields) => ({
  capacity: capacity.trim() === '' ? null : Number(capacity),
  admission: { invited, approval, domains: { allow: toDomains(allow), block: toDomains(block) } } satisfies Admission,
});
