import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Config } from '#functions/config.ts';
import type { Ports } from '#functions/ports.ts';

/** Objects that a function may write and remove. The client is loaded at the first use: most of what `work` does needs none. */
export const s3Objects = (config: Pick<Config, 'EXPORT_BUCKET'>, connect?: () => S3Client): Pick<Ports['objects'], 'write' | 'remove'> => {
  const load = async () => {
    const [{ S3Client, DeleteObjectCommand }, { Upload }] = await Promise.all([
      import('@aws-sdk/client-s3'),
      import('@aws-sdk/lib-storage'),
    ]);
    return { client: connect?.() ?? new S3Client({}), DeleteObjectCommand, Upload };
  };
  let loaded: ReturnType<typeof load> | undefined;
  const s3 = () => {
    loaded ??= load();
    return loaded;
  };
  return {
    async write(key, chunks, { contentType, filename }) {
      const { client, Upload } = await s3();
      // S3 shows an object once its last part is in, and an upload that fails removes its parts.
      await new Upload({
        client,
        params: {
          Bucket: config.EXPORT_BUCKET,
          Key: key,
          Body: Readable.from(chunks),
          ContentType: contentType,
          ContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
          CacheControl: 'private, no-store',
        },
        partSize: 8 * 1024 * 1024,
        // With the part that is being filled, 24 MB at the most are in memory whatever the export's size.
        queueSize: 2,
      }).done();
    },
    async remove(key) {
      const { client, DeleteObjectCommand } = await s3();
      await client.send(new DeleteObjectCommand({ Bucket: config.EXPORT_BUCKET, Key: key }));
    },
  };
};
