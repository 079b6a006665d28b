/** `node infra/aws/draw-pictures.ts`: draws the site's pictures into PARLEY_PICTURES, before the build project makes the pages. */
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { drawPictures } from '../../site/pictures/draw.ts';
import { shownArticles } from '../../site/pictures/written.ts';

const { PICTURE_BUCKET: Bucket, PARLEY_PICTURES: out, PARLEY_URL: site } = process.env;
if (!Bucket || !out || !site) throw new Error('PICTURE_BUCKET, PARLEY_PICTURES and PARLEY_URL are missing.');

const s3 = new S3Client({});

const original = async (id: string): Promise<Uint8Array | undefined> => {
  const found = await s3.send(new GetObjectCommand({ Bucket, Key: `pictures/${id}` }));
  return found.Body?.transformToByteArray();
};

/** What the build before drew is on the site itself, under a name that nothing else can have. */
const earlier = async (file: string): Promise<Uint8Array | undefined> => {
  const answer = await fetch(`${site}/${file}`).catch(() => undefined);
  return answer?.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
};

await drawPictures({ out, original, articles: shownArticles, earlier, log: console.log });
