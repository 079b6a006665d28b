import { describe, expect, it } from 'vitest';
import { functions } from '#infra/functions.ts';
import { ofType, resources } from './template.ts';

type Statement = { readonly Effect: string; readonly Action: string | readonly string[]; readonly Resource: unknown };

const all = resources();

/** What the role of a function may do, without what calls it (stream and queue reading) and its own log. */
const actionsOf = (name: string): readonly string[] =>
  statementsOf(name)
    .flatMap(({ Action }) => Action)
    .filter((action) => !/^(logs|dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams))/.test(action))
    .sort();

const statementsOf = (name: string): readonly Statement[] =>
  ofType(all, 'AWS::IAM::Policy')
    .filter(([id]) => id.startsWith(`${name}role`))
    .flatMap(([, { Properties }]) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);

const queueOf = (statement: Statement): string => JSON.stringify(statement.Resource);

describe('rights in the cloud', () => {
  it.each(functions.map(({ name }) => name))('%s may not scan, administer or use wildcards', (name) => {
    const actions = actionsOf(name);
    expect(actions).not.toHaveLength(0);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    expect(actions).not.toContain('dynamodb:Scan');
    expect(
      actions.filter((action) => /Delete(Table|Queue|Bucket)|Create|Update(Table|Function)|Put.*Policy|PassRole/.test(action)),
    ).toEqual([]);
  });

  it.each(functions)('$name may send mail only where the manifest says so', ({ name, rights }) => {
    expect(actionsOf(name).some((action) => action.startsWith('ses:'))).toBe(rights.sendMail === true);
  });

  it.each(functions)('$name writes files, links to them, or neither, as the manifest says', ({ name, rights }) => {
    const allows = (action: string, bucket: string): boolean =>
      statementsOf(name).some(({ Action, Resource }) => Action.includes(action) && JSON.stringify(Resource).includes(`"${bucket}`));
    expect(allows('s3:PutObject', 'exports')).toBe(rights.exports === 'write');
    expect(allows('s3:GetObject', 'exports')).toBe(rights.exports !== undefined);
    expect(allows('s3:PutObject', 'pictures')).toBe(rights.pictures === true);
    expect(allows('s3:GetObject', 'pictures')).toBe(rights.pictures === true || rights.files !== undefined);
  });

  it('pictures are read by whoever takes them in and by the build, and what is kept is removed by nobody', () => {
    const about = ofType(all, 'AWS::IAM::Policy').flatMap(([id, { Properties }]) =>
      (Properties.PolicyDocument as { Statement: Statement[] }).Statement.filter(({ Resource }) =>
        JSON.stringify(Resource).includes('"pictures'),
      ).map(({ Action, Resource }) => ({
        who: /^[a-z]+?(?=role|DefaultPolicy|Role)/.exec(id)?.[0] ?? id,
        deeds: [Action].flat(),
        on: JSON.stringify(Resource),
      })),
    );
    expect([...new Set(about.map(({ who }) => who))].sort()).toEqual(['console', 'editors', 'readers', 'sitebuild']);
    expect(about.filter(({ who }) => who === 'sitebuild').map(({ deeds }) => deeds)).toEqual([['s3:GetObject']]);
    const removing = about.filter(({ deeds }) => deeds.includes('s3:DeleteObject'));
    expect(removing.some(({ on }) => on.includes('/pictures/*'))).toBe(false);
    expect(removing.map(({ who, on }) => `${who} ${/\/(\w+)\/\*/.exec(on)?.[1]}`).sort()).toEqual([
      'console uploads',
      'editors reports',
      'editors uploads',
    ]);
    // Readers are led to what is kept for them, and to nothing that waits.
    const read = about.filter(({ who }) => who === 'readers');
    expect(read.map(({ deeds, on }) => [deeds, /\/(\w+)\/\*/.exec(on)?.[1]])).toEqual([[['s3:GetObject'], 'reports']]);
  });

  it.each(functions)('$name starts builds only where the manifest says so', ({ name, rights }) => {
    expect(actionsOf(name).includes('codebuild:StartBuild')).toBe(rights.startBuild === true);
  });

  it.each(functions)('$name sends to the queues of the manifest and to no other', ({ name, rights }) => {
    const sends = statementsOf(name).filter(({ Action }) => Action === 'sqs:SendMessage' || Action.includes('sqs:SendMessage'));
    const text = sends.map(queueOf).join();
    // The queue for what expired in the stream belongs to the mapping, which writes to it with the reader's role.
    for (const [queue, id] of [
      ['mail-now', 'queuesmailnow'],
      ['mail-runs', 'queuesmailruns'],
      ['work', 'queueswork'],
    ] as const)
      expect(text.includes(`"${id}`), queue).toBe(rights.sendTo.includes(queue));
  });

  it('the mailer sends as our sender only', () => {
    const [send] = statementsOf('mailer').filter(({ Action }) => Action.includes('ses:SendRawEmail'));
    expect(send).toMatchObject({ Condition: { StringEquals: { 'ses:FromAddress': 'hello@example.com' } } });
    expect(JSON.stringify(send?.Resource)).not.toContain('identity/*');
  });

  it('the build writes pages and removes assets, never a page', () => {
    const removing = ofType(all, 'AWS::IAM::Policy')
      .filter(([id]) => id.startsWith('sitebuild'))
      .flatMap(([, { Properties }]) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement)
      .filter(({ Action }) => Action.includes('s3:DeleteObject'));
    expect(removing).toHaveLength(1);
    expect(JSON.stringify(removing[0]?.Resource)).toContain('/_astro/*');
  });
});
