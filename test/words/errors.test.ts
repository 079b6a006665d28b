/** Errors in the reader's language: every sentence that a registrant may be told goes through `say`. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tell } from '#functions/http/tell.ts';
import { errors } from '#shared/words/de.ts';

// What only the team meets speaks English, and so do errors that nobody is answered with.
const teamOnly =
  /team|functions\/(?:audit|export|host|lambda|session|setting|table|rehearsal|contact|upload|suppression|inbound|segment|import|alias|case|policy|reply|delivery|campaign|saved|handover|inbox|quiet|listen|article|gift|thanks)\/|http\/(?:session|sign-in)|question\/(?:routes|steps|moderate|merge)|poll\/draft|note\/draft|webinar\/(?:draft|start|lifecycle|store)|reactions\.ts|functions\/counts\.ts/;
const files = globSync('functions/**/*.ts').filter((file) => !teamOnly.test(file));

describe('errors', () => {
  it.each(files.filter((file) => readFileSync(file, 'utf8').includes('new Failure(')))(
    '%s says them in words that every language has',
    (file) => {
      const bare = [...readFileSync(file, 'utf8').matchAll(/new Failure\(\s*'[a-z-]+',\s*(['"`].*)/g)].map(([whole]) => whole);
      expect(bare).toEqual([]);
    },
  );

  it.each([
    ['Your name is too long: 120 characters at most.', 'Ihr Name: Das ist zu lang, höchstens 120 Zeichen.'],
    ['You can ask again in 1 second.', 'Sie können in 1 Sekunde wieder fragen.'],
    ['You can write again in 1 seconds.', 'Sie können in 1 Sekunde wieder schreiben.'],
    ['You can write again in 12 seconds.', 'Sie können in 12 Sekunden wieder schreiben.'],
    [
      'The chat rests while more than 5000 people are here. Questions go on.',
      'Der Chat ruht, solange mehr als 5.000 Personen da sind. Fragen gehen weiter.',
    ],
    ['This is one of on, off.', 'Möglich sind on, off.'],
    ['Nobody wrote this sentence.', 'Nobody wrote this sentence.'],
    ['constructor', 'constructor'],
  ])('“%s” is told in German', (english, german) => {
    expect(tell('de', english)).toBe(german);
    expect(tell('en', english)).toBe(english);
  });

  it('name each field that a form may be wrong in', () => {
    for (const file of ['registration', 'question', 'chat', 'poll']) {
      const named = [...readFileSync(`shared/${file}.ts`, 'utf8').matchAll(/(?:name|line|prose)\('([A-Z][^']*)'/g)].map(
        ([, what = '']) => what,
      );
      for (const what of named.filter((one) => !['The question', 'An option'].includes(one))) expect(Object.keys(errors)).toContain(what);
    }
  });
});
