/** RFC 6266: a plain name for old programs, the exact one beside it. Whatever it is sent with is saved, never shown in place. */
export const toDisposition = (filename: string): string =>
  `attachment; filename="${filename.replace(/[^\w .()-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(filename).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
