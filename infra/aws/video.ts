import { CfnOutput, Fn } from 'aws-cdk-lib';
import { CfnChannel, CfnStreamKey } from 'aws-cdk-lib/aws-ivs';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/** One Amazon IVS channel for everything that is live from this stack: paid by the hour of streaming and of watching, free while dark. */
export class VideoChannel extends Construct {
  private readonly channel: CfnChannel;
  private readonly key: CfnStreamKey;
  private readonly server: string;

  constructor(scope: Construct, type: NonNullable<Settings['videoChannel']>) {
    super(scope, 'video');
    this.channel = new CfnChannel(this, 'channel', {
      type: type.toUpperCase(),
      latencyMode: 'LOW',
      authorized: false,
      insecureIngest: false,
    });
    this.key = new CfnStreamKey(this, 'key', { channelArn: this.channel.attrArn });
    this.server = Fn.join('', ['rtmps://', this.channel.attrIngestEndpoint, ':443/app/']);
    new CfnOutput(this, 'Playback', {
      value: this.channel.attrPlaybackUrl,
      description: 'What a webinar plays: Amazon IVS in the console.',
    });
    new CfnOutput(this, 'Ingest', { value: this.server, description: 'Where a host streams to.' });
    // The key itself is no output: outputs are kept readable for as long as the stack.
    new CfnOutput(this, 'ReadKey', {
      value: Fn.join('', ['aws ivs get-stream-key --query streamKey.value --arn ', this.key.attrArn]),
      description: 'Prints the key that a host streams with; the console shows it to hosts too.',
    });
  }

  /** Lets the function that answers hosts show them where to stream. No other function gets the key. */
  tell(to: LambdaFunction): void {
    to.addEnvironment('IVS_PLAYBACK', this.channel.attrPlaybackUrl);
    to.addEnvironment('IVS_SERVER', this.server);
    to.addEnvironment('IVS_KEY', this.key.attrValue);
  }
}
