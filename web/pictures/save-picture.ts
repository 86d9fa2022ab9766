/** Saves a picture, made into a sheet that stands alone, as a file. */
import { saveFile } from '../parts/save-file.ts';
import type { Sheet } from './picture-sheet.ts';

/** Pixels of a side beyond which browsers draw nothing. */
const mostPixels = 16_000;

export async function saveSvg({ text }: Sheet, file: string): Promise<void> {
  saveFile(`${file}.svg`, 'image/svg+xml', text);
}

export async function savePng({ text, width, height }: Sheet, file: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  const scale = Math.min(2, mostPixels / Math.max(width, height));
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob !== null) saveFile(`${file}.png`, 'image/png', blob);
}
