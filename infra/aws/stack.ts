import { CfnOutput, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { functions } from '../functions.ts';
import { exportBucket, logBucket, pictureBucket, siteBucket } from './buckets.ts';
import { buildProject } from './build.ts';
import { EdgeLog } from './edge-log.ts';
import { ParleyFunction } from './function.ts';
import { Http } from './http.ts';
import { Identity } from './identity.ts';
import { Mail } from './mail.ts';
import { MailEvents } from './mail-events.ts';
import { Mappings } from './mappings.ts';
import { Queues } from './queues.ts';
import { grant } from './rights.ts';
import { schedule } from './schedule.ts';
import { Secrets } from './secrets.ts';
import { mailPace, packageVersion, type Settings } from './settings.ts';
import { Site } from './site.ts';
import { table as makeTable } from './table.ts';
import { VideoChannel } from './video.ts';
import { alarmTopic, budget, watchTable } from './watch.ts';

/** Parley in one AWS account: a table of contents. Each line is a file of this folder. */
export class ParleyStack extends Stack {
  constructor(scope: Construct, settings: Settings, props: StackProps = {}) {
    super(scope, settings.stack, { description: 'Parley: webinars on which no question is lost', ...props });
    Tags.of(this).add('application', settings.stack);

    const alarms = alarmTopic(this, settings);
    budget(this, settings, alarms);

    const table = makeTable(this);
    watchTable(this, table, alarms);
    const secrets = new Secrets(this, settings.signingKeys);
    const queues = new Queues(this, alarms);
    const logs = logBucket(this);
    const exports = exportBucket(this, logs);
    const pages = siteBucket(this, logs);
    const mail = new Mail(this, settings, alarms);
    const mailEvents = new MailEvents(this, { rules: mail.rules, events: settings.mailEvents, alarms });
    const identity = new Identity(this);
    const video = settings.videoChannel && new VideoChannel(this, settings.videoChannel);

    const http = new Http(this, alarms);
    const site = new Site(this, {
      settings,
      bucket: pages,
      apiHost: http.host,
      originSecret: secrets.origin,
      identityOrigin: identity.origin,
    });
    new EdgeLog(this, site.distribution, logs);
    const pictures = pictureBucket(this, logs, site.url);
    const build = buildProject(this, { pages, pictures, url: site.url, alarms });

    const pace = mailPace(settings);
    const environment = {
      PARLEY_URL: site.url,
      ORIGIN_SECRET: secrets.origin,
      CONTACT_KEY: secrets.contactKey,
      SIGNING_KEYS: secrets.signingKeys,
      MAIL_FROM: settings.mailFrom,
      MAIL_RATE: String(pace.rateOfEach),
      ...(settings.mailSince === undefined ? {} : { MAIL_SINCE: settings.mailSince }),
      ...(settings.mailStopped ? { MAIL_STOPPED: '1' } : {}),
      VERSION: packageVersion(),
      ...identity.settingsFor(site.url),
    };
    const made = functions.map((spec) => new ParleyFunction(this, { spec, environment, alarms }));
    for (const each of made) {
      grant(each, { table, queues, exports, pictures, mail, build });
      const { trigger, rights } = each.spec;
      if (trigger.kind === 'http') http.lead(each, trigger);
      if (rights.hearMail) mailEvents.tell(each, site);
      if (rights.streamKey && video) video.tell(each);
      if (trigger.kind === 'schedule') schedule(this, each, trigger.everyMinutes, alarms);
    }
    new Mappings(this, made, { table, queues, senders: pace.senders, alarms });

    new CfnOutput(this, 'Address', { value: site.url, description: 'Where people reach Parley.' });
    new CfnOutput(this, 'SiteBuild', { value: build.projectName, description: 'The build project that publishes the site.' });
    new CfnOutput(this, 'Table', { value: table.tableName });
    new CfnOutput(this, 'UserPool', { value: identity.poolId, description: 'Where the team is invited.' });
  }
}
