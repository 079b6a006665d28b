/** The accessibility rules of axe-core, asked of what a page shows now. */
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import * as z from 'zod';

// The builder of its package for Playwright loads the rules twice for each question, and answers all that is in order as well.
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const { source } = z.object({ source: z.string() }).parse(fromBuilder('axe-core'));

const answer = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** Each broken rule with the first element that breaks it; `part` is a selector: what lies outside of it is not judged. */
export const brokenRules = async (page: Page, part?: string): Promise<string[]> => {
  for (const frame of page.frames()) if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(source);
  const judged = part === undefined ? 'document' : JSON.stringify(part);
  const { violations } = answer.parse(await page.evaluate(`axe.run(${judged}, { resultTypes: ['violations'] })`));
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};
