/** Exports: what can be asked for, and how far one is. */
import * as z from 'zod';
import { isWebinarId } from './ids.ts';

const exportTargets = ['plain', 'questions'] as const;
export type ExportTarget = (typeof exportTargets)[number];
export const exportPurposes = ['service', 'marketing', 'research'] as const;

export const exportRequest = z.strictObject({
  webinar: z.string().refine(isWebinarId, 'That is not a webinar’s id.'),
  target: z.enum(exportTargets),
  purpose: z.enum(exportPurposes),
});
export type ExportRequest = z.infer<typeof exportRequest>;

const exportStates = ['queued', 'running', 'ready', 'failed', 'expired'] as const;
export type ExportState = (typeof exportStates)[number];

/** `GET /api/console/exports/{id}`. `rows` counts data rows; `excluded` says how many were left out, by reason. */
export type ExportView = {
  readonly id: string;
  readonly state: ExportState;
  readonly target: ExportTarget;
  readonly purpose: ExportRequest['purpose'];
  readonly webinar: string;
  readonly rows: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly filename: string;
  readonly url?: string;
};
