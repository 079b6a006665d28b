import { fileURLToPath } from 'node:url';
import { Duration, IgnoreMode, RemovalPolicy } from 'aws-cdk-lib';
import { BuildSpec, ComputeType, LinuxArmBuildImage, Project, Source } from 'aws-cdk-lib/aws-codebuild';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { alarm } from './alarm.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** All that the site is built from, as the rules of a .gitignore: everything is left out but this. */
const sources = [
  '/*',
  '!/site',
  '!/shared',
  '!/functions',
  '!/infra',
  '/infra/*',
  '!/infra/aws',
  '!/infra/site-files.ts',
  '!/package.json',
  '!/package-lock.json',
  '!/tsconfig.json',
  'node_modules',
  'dist',
  '.astro',
];

type BuildParts = {
  readonly pages: IBucket;
  /** Originals of the pictures that it draws anew for the site. */
  readonly pictures: IBucket;
  readonly url: string;
  readonly alarms: ITopic;
};

/** Builds the site from the API's catalogue and publishes it, one build at a time. The first one is started by `npm run deploy`. */
export const buildProject = (scope: Construct, { pages, pictures, url, alarms }: BuildParts): Project => {
  const asset = new Asset(scope, 'site-source', { path: root, exclude: sources, ignoreMode: IgnoreMode.GIT });
  const log = new LogGroup(scope, 'build-log', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
  const project = new Project(scope, 'site-build', {
    source: Source.s3({ bucket: asset.bucket, path: asset.s3ObjectKey }),
    environment: { buildImage: LinuxArmBuildImage.AMAZON_LINUX_2023_STANDARD_3_0, computeType: ComputeType.SMALL },
    environmentVariables: {
      PARLEY_URL: { value: url },
      PARLEY_API: { value: url },
      SITE_BUCKET: { value: pages.bucketName },
      PICTURE_BUCKET: { value: pictures.bucketName },
      PARLEY_UPLOADS: { value: `https://${pictures.bucketRegionalDomainName}` },
      ASTRO_TELEMETRY_DISABLED: { value: '1' },
    },
    grantReportGroupPermissions: false,
    concurrentBuildLimit: 1,
    timeout: Duration.minutes(15),
    logging: { cloudWatch: { logGroup: log } },
    buildSpec: BuildSpec.fromObject({
      version: '0.2',
      phases: {
        install: {
          'runtime-versions': { nodejs: 22 },
          commands: ['npm ci --ignore-scripts', 'export PATH="$PWD/node_modules/.bin:$PATH"'],
        },
        build: {
          commands: [
            'export PARLEY_PICTURES="$PWD/pictures"',
            // Pictures are an ornament: without them the pages are published all the same.
            'node infra/aws/draw-pictures.ts || echo "The pictures could not be drawn"',
            'astro build --root site --outDir "$PWD/built"',
            'mkdir -p pictures && cp -R pictures/. built/',
            'node site/search/make.ts built || echo "The search could not be made"',
            'node infra/aws/publish-site.ts built',
          ],
        },
      },
    }),
  });
  project.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [pages.bucketArn] }));
  project.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [pages.arnForObjects('*')] }));
  project.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [pictures.arnForObjects('pictures/*')] }));
  // Pages are never removed: not even a build gone wrong may.
  project.addToRolePolicy(new PolicyStatement({ actions: ['s3:DeleteObject'], resources: [pages.arnForObjects('_astro/*')] }));
  alarm(scope, 'site-build-failing', {
    topic: alarms,
    metric: project.metricFailedBuilds({ period: Duration.minutes(5) }),
    threshold: 1,
    impact: 'The site was not rebuilt: visitors still get every page, but lists and texts are older than they should be.',
  });
  return project;
};
