/** What to say about a value that a schema refuses without words of its own. */
import type * as z from 'zod';
import { say } from '#shared/say.ts';

const kinds: Readonly<Record<string, string>> = {
  object: say('This must be an object with named fields.'),
  array: say('This must be a list.'),
  string: say('This must be text.'),
  boolean: say('This must be true or false.'),
  number: say('This must be a number.'),
  int: say('This must be a whole number.'),
};

/** A sentence for people; undefined leaves zod's own. */
export const issueToWords = (issue: z.core.$ZodRawIssue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.path?.length
        ? say('This is missing.')
        : (kinds[issue.expected] ?? say('This is of the wrong kind.'));
    case 'too_big':
      return say(issue.origin === 'number' ? 'This is too large: {n} at most.' : 'This is too long: {n} at most.', {
        n: String(issue.maximum),
      });
    case 'too_small':
      return say(issue.origin === 'number' ? 'This is too small: {n} at least.' : 'This is too short: {n} at least.', {
        n: String(issue.minimum),
      });
    case 'invalid_value':
      return say('This is one of {list}.', { list: issue.values.map(String).join(', ') });
    case 'invalid_key':
      return say('This field has a name that we do not take.');
    case 'invalid_format':
      return say('This is not written as we expect it.');
    default:
      return undefined;
  }
};
