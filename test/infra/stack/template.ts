/** The stack as CloudFormation gets it, without bundling: tests of bundles are next door. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { context, parseSettings, type Settings } from '#infra/aws/settings.ts';
import { ParleyStack } from '#infra/aws/stack.ts';

export type Resource = {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};

export const settings = parseSettings(context().parley);

/** Calls `use` with a stack of these settings in an app that leaves bundling out, and with the folder that the app writes to. */
export const withStack = <T>(own: Partial<Settings>, use: (stack: ParleyStack, app: App, folder: string) => T): T => {
  const outdir = mkdtempSync(join(tmpdir(), 'parley-stack-'));
  try {
    const app = new App({ outdir, context: { ...context(), 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
    return use(new ParleyStack(app, { ...settings, ...own }), app, outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
};

const known = new Map<string, ReadonlyMap<string, Resource>>();

/** Resources by their names in the template. `own`: settings other than those of cdk.json. */
export const resources = (own: Partial<Settings> = {}): ReadonlyMap<string, Resource> => {
  const key = JSON.stringify(own);
  const made =
    known.get(key) ??
    withStack(own, (stack) => new Map(Object.entries(Template.fromStack(stack).toJSON().Resources as Record<string, Resource>)));
  known.set(key, made);
  return made;
};

export const ofType = (all: ReadonlyMap<string, Resource>, type: string): readonly [string, Resource][] =>
  [...all].filter(([, resource]) => resource.Type === type);
