/** The stack as CloudFormation gets it, without bundling: tests of bundles are next door. */
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

export const newStack = (own: Partial<Settings> = {}): { app: App; stack: ParleyStack } => {
  const app = new App({ context: { ...context(), 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
  return { app, stack: new ParleyStack(app, { ...settings, ...own }) };
};

/** Resources by their names in the template. `own`: settings other than those of cdk.json. */
export const resources = (own: Partial<Settings> = {}): ReadonlyMap<string, Resource> =>
  new Map(Object.entries(Template.fromStack(newStack(own).stack).toJSON().Resources as Record<string, Resource>));

export const ofType = (all: ReadonlyMap<string, Resource>, type: string): readonly [string, Resource][] =>
  [...all].filter(([, resource]) => resource.Type === type);
