/** Pictures of phones are ten times larger than a screen can show, and tell where they were made. */
const LONGEST_SIDE = 2_000;
const QUALITY = 0.85;
const NAMES: Record<string, string> = { 'image/jpeg': '.jpg', 'image/png': '.png', 'image/webp': '.webp' };

export interface Picked {
  content: Blob;
  name: string;
}

/** A photo made smaller and without its metadata; any other file, or one this browser can't draw, as it is. */
export async function shrunk(file: File): Promise<Picked> {
  const asItIs = { content: new Blob([file], { type: file.type }), name: file.name };
  if (!/^image\/(jpeg|heic|heif|webp|png)$/.test(file.type) || typeof createImageBitmap !== 'function') return asItIs;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg';
    const content = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, QUALITY));
    return content ? { content, name: file.name.replace(/(\.[^.]*)?$/, NAMES[content.type] ?? '$1') } : asItIs;
  } catch {
    return asItIs;
  }
}
