import { toSquare } from '#shared/picture.ts';
import type { UploadPurpose } from '#shared/upload.ts';

const LARGEST = 192;

/** What the site will show of a file, drawn here, as an address of its own. Undefined where the browser cannot read the picture. */
export const drawPreview = async (file: File, purpose: UploadPurpose): Promise<string | undefined> => {
  try {
    const bitmap = await createImageBitmap(file);
    const { left, top, width, height } =
      purpose === 'photo'
        ? (({ side, ...at }) => ({ ...at, width: side, height: side }))(toSquare(bitmap))
        : { left: 0, top: 0, width: bitmap.width, height: bitmap.height };
    const scale = Math.min(
      1,
      purpose === 'photo' ? LARGEST / width : Math.min((LARGEST * 2) / width, (purpose === 'picture' ? LARGEST : 80) / height),
    );
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, left, top, width, height, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return canvas.toDataURL();
  } catch {
    return undefined;
  }
};
