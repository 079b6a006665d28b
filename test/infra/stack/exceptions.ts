import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import nag from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { exceptions, explainExceptions } from '#infra/aws/exceptions.ts';
import { withStack } from './template.ts';

/** Synthesizes with the rules on: whether they stopped it, what they found, and what we say to it. */
const examine = (explain: boolean) =>
  withStack({}, (stack, app, folder) => {
    if (explain) explainExceptions(stack);
    Validations.of(app).addPlugins(new nag.AwsSolutionsChecks(app));
    let refused = false;
    try {
      app.synth();
    } catch {
      refused = true;
    }
    return { refused, report: readFileSync(join(folder, 'validation-report.json'), 'utf8'), explained: exceptions(stack) };
  });

describe('the rules of AwsSolutions', () => {
  it('pass, with every finding that we live with explained for somebody who can weigh it', () => {
    const { refused, explained } = examine(true);
    expect(refused).toBe(false);
    for (const { at, reason } of explained) expect(reason.length, at).toBeGreaterThan(40);
  });

  it('stop the synthesis without the explanations, and no explanation outlives its finding', () => {
    const { refused, report, explained } = examine(false);
    expect(refused).toBe(true);
    expect(explained.flatMap(({ ids }) => ids).filter((id) => !report.includes(id))).toEqual([]);
  });
});
