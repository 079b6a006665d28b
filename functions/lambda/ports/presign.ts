/** Signed requests to S3 by AWS's Signature Version 4 in the query, without the S3 client: it would double the size of the functions. */
import { createHash, createHmac } from 'node:crypto';
import type { Credentials } from './credentials.ts';

export type Signing = {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly host: string;
  readonly key: string;
  readonly region: string;
  readonly seconds: number;
  readonly now: Date;
  readonly credentials: Credentials;
  /** Headers that the request must have, exactly so; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
};

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** RFC 3986: what encodeURIComponent leaves alone and AWS does not. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** An address for one request about `key` in the bucket at `host`, good for `seconds`; it dies earlier where the credentials do. */
export const presign = ({ method, host, key, region, seconds, now, credentials, headers = {} }: Signing): string => {
  const time = `${now.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const path = `/${key.split('/').map(encode).join('/')}`;
  const sent = Object.entries({ ...headers, host }).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = sent.map(([name]) => name).join(';');
  const query = [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', `${credentials.accessKeyId}/${scope}`],
    ['X-Amz-Date', time],
    ['X-Amz-Expires', String(seconds)],
    ...(credentials.sessionToken === undefined ? [] : [['X-Amz-Security-Token', credentials.sessionToken]]),
    ['X-Amz-SignedHeaders', names],
  ]
    .map(([name = '', value = '']) => `${name}=${encode(value)}`)
    .join('&');
  const canonical = [method, path, query, ...sent.map(([name, value]) => `${name}:${value}`), '', names, 'UNSIGNED-PAYLOAD'].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  return `https://${host}${path}?${query}&X-Amz-Signature=${hmac(signingKey, toSign).toString('hex')}`;
};
