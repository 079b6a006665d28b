/** Every finding of cdk-nag's AwsSolutions rules that we live with, where, and why. A finding that is not here stops the synthesis. */
import { type Stack, Validations } from 'aws-cdk-lib';

type Exception = {
  /** Path of the construct inside the stack; what is under it counts too. */
  readonly at: string;
  /** Ids of the findings, without their pack's name. A wildcard's id names the wildcard: another one is another finding. */
  readonly ids: readonly string[];
  readonly reason: string;
};

const wildcard = (what: string): string => `AwsSolutions-IAM5[${what}]`;

export const exceptions = (stack: Stack): readonly Exception[] => {
  const arn = (path: string): string => {
    const target = path.split('/').reduce((node, id) => node.findChild(id).node, stack.node).defaultChild;
    return `<${stack.resolve((target as unknown as { logicalId: unknown }).logicalId)}.Arn>`;
  };
  const exportedFiles = wildcard(`Resource::${arn('exports')}/*`);
  return [
    {
      at: 'secrets',
      ids: ['AwsSolutions-SMG4'],
      reason:
        'The contact key makes the ids of people and must never change. Signing keys are changed by a setting, with an overlap (docs/operating.md): by a clock they would sign everybody out in the middle of a webinar. The origin secret is known to the edge and the function only.',
    },
    {
      at: 'identity/pool',
      ids: ['AwsSolutions-COG8'],
      reason: 'Adaptive sign-in costs per user each month. A second factor is required of everybody instead.',
    },
    {
      at: 'http',
      ids: ['AwsSolutions-APIG4'],
      reason:
        'The public routes are for anybody. The function itself refuses requests without the secret of the edge and closes every console route until it names its roles; a test walks all of them.',
    },
    {
      at: 'site/distribution',
      ids: ['AwsSolutions-CFR1'],
      reason: 'A webinar is for whoever is invited, from any country.',
    },
    {
      at: 'site/distribution',
      ids: ['AwsSolutions-CFR2'],
      reason:
        'A firewall is priced per request and covers a whole distribution, so it would tax each poll of the feed. Limits are in the function; docs/operating.md says when and how to add one.',
    },
    {
      at: 'site/distribution',
      ids: ['AwsSolutions-CFR3'],
      reason:
        "The rule knows CloudFront's older log only, which cannot leave out the paths, and paths hold people's tokens: edge-log.ts delivers the newer one without them.",
    },
    {
      at: 'site/distribution',
      ids: ['AwsSolutions-CFR4'],
      reason:
        "CloudFront's own certificate comes with its own list of protocols. With `domain` and `certificateArn` set, TLS 1.2 is the least.",
    },
    {
      at: 'site-build',
      ids: ['AwsSolutions-CB4'],
      reason: 'The build holds the public pages of the site and nothing else; S3 encrypts them with its own key.',
    },
    {
      at: 'site-build',
      ids: ['Action::s3:GetBucket*', 'Action::s3:GetObject*', 'Action::s3:List*'].map(wildcard),
      reason: "Reading the source that the CDK uploaded: these are the CDK's own words for reading, on its own bucket.",
    },
    {
      at: 'site-build',
      ids: [
        wildcard(
          `Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:/aws/codebuild/${arn('site-build').replace('.Arn', '')}:*`,
        ),
        wildcard(`Resource::${arn('pages')}/*`),
        wildcard(`Resource::${arn('pages')}/_astro/*`),
      ],
      reason: 'It writes its log and whatever pages the site has; it removes old assets, never a page.',
    },
    {
      at: 'personal-role',
      ids: [exportedFiles],
      reason: "A link may lead to any copy of one's data; which one, the signed link in the mail says. Their names are random.",
    },
    {
      at: 'people-role',
      ids: [exportedFiles],
      reason: 'A link may lead to any export; which one, the function decides by the role of who asks.',
    },
    {
      at: 'console-role',
      ids: [wildcard(`Resource::${arn('pictures')}/uploads/*`), wildcard(`Resource::${arn('pictures')}/pictures/*`)],
      reason: 'Names of uploads are random; who may send and see which, the function decides.',
    },
    {
      at: 'editors-role',
      ids: ['uploads', 'pictures', 'reports'].map((folder) => wildcard(`Resource::${arn('pictures')}/${folder}/*`)),
      reason: 'Names of uploads are random; who may send, keep and replace which, the function decides.',
    },
    {
      at: 'readers-role',
      ids: [wildcard(`Resource::${arn('pictures')}/reports/*`)],
      reason: 'A link may lead to the file of any report; which one is offered, the function decides at each click.',
    },
    {
      at: 'site-build',
      ids: [wildcard(`Resource::${arn('pictures')}/pictures/*`)],
      reason: 'It draws the pictures that the public catalogue and the brand name; their names are random.',
    },
    { at: 'work-role', ids: [exportedFiles], reason: 'The names of exports are random, so they cannot be listed beforehand.' },
    {
      at: 'SchedulerRoleForTarget-16aa87',
      ids: [wildcard(`Resource::${arn('journeys')}:*`)],
      reason: 'The versions of the one function that the schedule calls.',
    },
    {
      at: 'mappings',
      ids: ['AwsSolutions-SQS3'],
      reason: 'These queues are where the streams put aside what expired: they are the dead letters themselves.',
    },
  ];
};

export const explainExceptions = (stack: Stack): void => {
  for (const { at, ids, reason } of exceptions(stack)) {
    const where = at.split('/').reduce((node, id) => node.findChild(id).node, stack.node);
    for (const each of where.findAll()) Validations.of(each).acknowledge(...ids.map((id) => ({ id: `AwsSolutions::${id}`, reason })));
  }
};
