import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Config } from '#functions/config.ts';
import type { Ports } from '#functions/ports.ts';

type About = { readonly contentType: string; readonly filename: string };

/** How a browser takes it: as a file of this name. */
const toHeaders = ({ contentType, filename }: About) => ({
  ContentType: contentType,
  ContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
  CacheControl: 'private, no-store',
});

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** Objects that a function may write, read and remove. The client is loaded at the first use: most of what `work` does needs none. */
export const s3Objects = (
  config: Pick<Config, 'EXPORT_BUCKET'>,
  connect?: () => S3Client,
): Pick<Ports['objects'], 'write' | 'remove' | 'read' | 'multipart'> => {
  const load = async () => {
    const [sdk, { Upload }] = await Promise.all([import('@aws-sdk/client-s3'), import('@aws-sdk/lib-storage')]);
    return { ...sdk, Upload, client: connect?.() ?? new sdk.S3Client({}) };
  };
  let loaded: ReturnType<typeof load> | undefined;
  const s3 = () => {
    loaded ??= load();
    return loaded;
  };
  const at = (Key: string) => ({ Bucket: config.EXPORT_BUCKET, Key });
  return {
    async write(key, chunks, about) {
      const { client, Upload } = await s3();
      // S3 shows an object once its last part is in, and an upload that fails removes its parts.
      await new Upload({
        client,
        params: { ...at(key), Body: Readable.from(chunks), ...toHeaders(about) },
        partSize: 8 * 1024 * 1024,
        // With the part that is being filled, 24 MB at the most are in memory whatever the export's size.
        queueSize: 2,
      }).done();
    },
    async remove(key) {
      const { client, DeleteObjectCommand } = await s3();
      await client.send(new DeleteObjectCommand(at(key)));
    },
    async read(key) {
      const { client, GetObjectCommand } = await s3();
      try {
        return await (await client.send(new GetObjectCommand(at(key)))).Body?.transformToString();
      } catch (error) {
        if (isNamed(error, 'NoSuchKey')) return undefined;
        throw error;
      }
    },
    multipart: {
      async begin(key, about) {
        const { client, CreateMultipartUploadCommand } = await s3();
        const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...at(key), ...toHeaders(about) }));
        if (!UploadId) throw new Error('S3 began no upload');
        return UploadId;
      },
      async part(key, upload, number, bytes) {
        const { client, UploadPartCommand } = await s3();
        const { ETag } = await client.send(new UploadPartCommand({ ...at(key), UploadId: upload, PartNumber: number, Body: bytes }));
        if (!ETag) throw new Error('S3 took no part');
        return ETag;
      },
      async complete(key, upload, tags) {
        const { client, CompleteMultipartUploadCommand } = await s3();
        const Parts = tags.map((ETag, n) => ({ ETag, PartNumber: n + 1 }));
        try {
          await client.send(new CompleteMultipartUploadCommand({ ...at(key), UploadId: upload, MultipartUpload: { Parts } }));
        } catch (error) {
          // Whoever died after this request is followed by somebody who makes it again.
          if (!isNamed(error, 'NoSuchUpload')) throw error;
        }
      },
      async abort(key, upload) {
        const { client, AbortMultipartUploadCommand } = await s3();
        try {
          await client.send(new AbortMultipartUploadCommand({ ...at(key), UploadId: upload }));
        } catch (error) {
          if (!isNamed(error, 'NoSuchUpload')) throw error;
        }
      },
    },
  };
};
