import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import nag from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { exceptions, explainExceptions } from '#infra/aws/exceptions.ts';
import { context } from '#infra/aws/settings.ts';
import { ParleyStack } from '#infra/aws/stack.ts';
import { settings } from './template.ts';

/** Synthesizes with the rules on; answers the stack and the ids of what they found. */
const examine = (explain: boolean) => {
  const outdir = mkdtempSync(join(tmpdir(), 'parley-nag-'));
  const app = new App({ outdir, context: { ...context(), 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
  const stack = new ParleyStack(app, settings);
  if (explain) explainExceptions(stack);
  Validations.of(app).addPlugins(new nag.AwsSolutionsChecks(app));
  let refused = false;
  try {
    app.synth();
  } catch {
    refused = true;
  }
  const report = readFileSync(join(outdir, 'validation-report.json'), 'utf8');
  return { stack, refused, report };
};

describe('the rules of AwsSolutions', () => {
  it('pass, with every finding that we live with explained', () => {
    expect(examine(true).refused).toBe(false);
  });

  it('stop the synthesis without the explanations, and no explanation outlives its finding', () => {
    const { stack, refused, report } = examine(false);
    expect(refused).toBe(true);
    const ids = exceptions(stack).flatMap((exception) => exception.ids);
    expect(ids.filter((id) => !report.includes(id))).toEqual([]);
  });

  it('are excepted with a reason that somebody can weigh', () => {
    for (const { at, reason } of exceptions(examine(true).stack)) expect(reason.length, at).toBeGreaterThan(40);
  });
});
