/** What to say about a value that a schema refuses without words of its own. */
import type * as z from 'zod';

const kinds: Readonly<Record<string, string>> = {
  object: 'This must be an object with named fields.',
  array: 'This must be a list.',
  string: 'This must be text.',
  boolean: 'This must be true or false.',
  number: 'This must be a number.',
  int: 'This must be a whole number.',
};

/** A sentence for people; undefined leaves zod's own. */
export const issueToWords = (issue: z.core.$ZodRawIssue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.path?.length ? 'This is missing.' : (kinds[issue.expected] ?? 'This is of the wrong kind.');
    case 'too_big':
      return `This is too ${issue.origin === 'number' ? 'large' : 'long'}: ${issue.maximum} at most.`;
    case 'too_small':
      return `This is too ${issue.origin === 'number' ? 'small' : 'short'}: ${issue.minimum} at least.`;
    case 'invalid_value':
      return `This is one of ${issue.values.map(String).join(', ')}.`;
    case 'invalid_key':
      return 'This field has a name that we do not take.';
    case 'invalid_format':
      return 'This is not written as we expect it.';
    default:
      return undefined;
  }
};
