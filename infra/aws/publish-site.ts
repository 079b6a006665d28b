/** `node infra/aws/publish-site.ts <folder>`: puts a built site into SITE_BUCKET. Runs at the end of the build project. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { DeleteObjectsCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { assetFolder } from '../site-files.ts';
import { outdated, pageFolders, type Stored, type Upload, uploads, withdrawn } from './publication.ts';

const { SITE_BUCKET: Bucket } = process.env;
const [folder] = process.argv.slice(2);
if (Bucket === undefined || folder === undefined) throw new Error('Say SITE_BUCKET=<bucket> node infra/aws/publish-site.ts <folder>.');

const s3 = new S3Client({});

const filesIn = async (path: string): Promise<string[]> => {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'));
};

const put = async ({ key, contentType, cacheControl }: Upload): Promise<void> => {
  const Body = await readFile(join(folder, key));
  await s3.send(new PutObjectCommand({ Bucket, Key: key, Body, ContentType: contentType, CacheControl: cacheControl }));
};

/** Eight at a time: a site of a thousand pages is up within a minute, and no socket runs out. */
const putAll = async (all: readonly Upload[]): Promise<void> => {
  for (let at = 0; at < all.length; at += 8) await Promise.all(all.slice(at, at + 8).map(put));
};

const storedIn = async (Prefix: string): Promise<Stored[]> => {
  const stored: Stored[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
    for (const { Key, LastModified } of page.Contents ?? [])
      if (Key !== undefined && LastModified !== undefined) stored.push({ key: Key, changedAt: LastModified });
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return stored;
};

const remove = async (keys: readonly string[]): Promise<void> => {
  for (let at = 0; at < keys.length; at += 1_000) {
    const Objects = keys.slice(at, at + 1_000).map((Key) => ({ Key }));
    const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    if (Errors.length > 0) throw new Error(`${Errors.length} old files could not be removed: ${Errors[0]?.Message}`);
  }
};

const built = await filesIn(folder);
if (!built.includes('index.html')) throw new Error(`There is no built site in ${folder}.`);
const { assets, pages } = uploads(built);
await putAll(assets);
await putAll(pages);
const gone = withdrawn((await Promise.all(pageFolders.map(storedIn))).flat(), built);
await remove(gone);
const old = outdated(await storedIn(assetFolder), built, new Date());
await remove(old);
console.log(
  `Published ${assets.length} assets and ${pages.length} pages; removed ${gone.length} pages of what is no longer public, and ${old.length} assets that nothing has used for 30 days.`,
);
