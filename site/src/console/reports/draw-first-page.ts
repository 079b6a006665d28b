/** The first page of a PDF as a picture, drawn in the browser of whoever offers it: no server opens a PDF. */

/** Larger ones would fill the memory of a small machine; for those a picture is chosen by hand. */
const MOST_BYTES = 60 * 1024 * 1024;
/** Pixels of the picture's width: twice what the page shows. */
const WIDTH = 960;

/** Undefined where the PDF is too large, locked or broken. */
export const drawFirstPage = async (file: File): Promise<File | undefined> => {
  if (file.size > MOST_BYTES) return undefined;
  try {
    const { getDocument } = await import('unpdf/pdfjs');
    const data = new Uint8Array(await file.arrayBuffer());
    const task = getDocument({ data });
    const page = await (await task.promise).getPage(1);
    const viewport = page.getViewport({ scale: WIDTH / page.getViewport({ scale: 1 }).width });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.min(Math.round(viewport.height), WIDTH * 3);
    const canvasContext = canvas.getContext('2d');
    if (!canvasContext) return undefined;
    await page.render({ canvas, canvasContext, viewport, background: '#ffffff' }).promise;
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    await task.destroy();
    return blob ? new File([blob], 'first-page.png', { type: 'image/png' }) : undefined;
  } catch {
    return undefined;
  }
};
