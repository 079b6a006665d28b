/** The room in every language: no sentence stands in its code that the words of `shared/words` do not have, and none there that nobody says. */
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { room } from '#shared/words/de.ts';

const files = globSync(['site/src/room/**/*.{ts,tsx}', 'site/src/lib/live/*.ts']).filter(
  // Words that a question is compared without, in several languages.
  (file) => !file.endsWith('live/similar.ts'),
);
const keys: ReadonlySet<string> = new Set(Object.keys(room));
/** What is read aloud or seen: other attributes name things for the machine. */
const speaking = /^(?:aria-label|aria-valuetext|title|placeholder|label|alt|caption|word)$/;
/** Two words with a space between them; a machine's names have none, and its selectors and queries only these. */
const isSentence = (text: string): boolean => /[a-z’,.:;?]\s+[A-Za-z]/.test(text) && !/^\(|, a$/.test(text);

const textOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…')
    : undefined;
};

/** The English forms of `many` for one thing, whose key is the form for more. */
const isOneOfMany = (node: ts.Node): boolean =>
  ts.isCallExpression(node.parent) && node.parent.expression.getText() === 'many' && node.parent.arguments[1] === node;

/** What this node would show to somebody without asking the words. */
const bareWords = (node: ts.Node): string | undefined => {
  if (ts.isJsxText(node)) return /\p{L}/u.test(node.text) ? node.text.trim() : undefined;
  const text = textOf(node);
  if (text === undefined) return undefined;
  // An attribute's words are read as they stand there, whatever the words of the room know.
  if (ts.isJsxAttribute(node.parent)) return speaking.test(node.parent.name.getText()) && text !== '' ? text : undefined;
  return isSentence(text) && !keys.has(text) && !isOneOfMany(node) ? text : undefined;
};

const isSilent = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node) ||
  (ts.isJsxAttribute(node) && /class/i.test(node.name.getText())) ||
  (ts.isNewExpression(node) && node.expression.getText() === 'Error');

const findBare = (name: string, code: string): string[] => {
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (isSilent(node)) return;
    const words = bareWords(node);
    if (words !== undefined) found.push(words);
    node.forEachChild(walk);
  };
  walk(ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
};

describe('the room', () => {
  it.each(files)('%s says nothing in English alone', (file) => {
    expect(findBare(file, readFileSync(file, 'utf8'))).toEqual([]);
  });

  it('has no words that nobody says', () => {
    const code = [...files, 'shared/promise.ts', 'shared/rating.ts'].map((file) => readFileSync(file, 'utf8')).join('\n');
    expect([...keys].filter((key) => !code.includes(`'${key}'`))).toEqual([]);
  });

  it.each([
    ['const a = <p>Hello</p>', ['Hello']],
    ['const a = <button aria-label="Room" class="two classes" type="button">{t("Send")}</button>', ['Room']],
    ['const a = p + " new things here"', [' new things here']],
    ['const a = b ? "It is gone now." : t("Send")', ['It is gone now.']],
    ['const a = many(n, "1 answer is here", "{n} answers")', []],
  ])('would be found speaking English by %s', (code, found) => {
    expect(findBare('a.tsx', code)).toEqual(found);
  });
});
