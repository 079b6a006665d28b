/** What cdk.json starts. Made without account, network or Docker; where there is an account, the CDK's command line names it. */
import { App, Validations } from 'aws-cdk-lib';
import nag from 'cdk-nag';
import { explainExceptions } from './exceptions.ts';
import { context, parseSettings } from './settings.ts';
import { ParleyStack } from './stack.ts';

const app = new App({ context: context(), analyticsReporting: false });
const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
const stack = new ParleyStack(app, parseSettings(app.node.tryGetContext('parley')), {
  ...(account !== undefined && region !== undefined ? { env: { account, region } } : {}),
});
explainExceptions(stack);
Validations.of(app).addPlugins(new nag.AwsSolutionsChecks(app));
app.synth();
