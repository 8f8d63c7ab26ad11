/** The middle of a picture in the photo's proportions (width / height), in source pixels. */
export function cropToPhoto(
  width: number,
  height: number,
  ratio: number,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const wide = width / height > ratio;
  const cropped = wide ? { width: Math.round(height * ratio), height } : { width, height: Math.round(width / ratio) };
  return { x: Math.round((width - cropped.width) / 2), y: Math.round((height - cropped.height) / 2), ...cropped };
}

/** What the frame guide shows, as a JPEG in base64. */
export function takePicture(video: HTMLVideoElement, ratio: number): string {
  const crop = cropToPhoto(video.videoWidth, video.videoHeight, ratio);
  const canvas = document.createElement('canvas');
  canvas.width = crop.width;
  canvas.height = crop.height;
  canvas.getContext('2d')!.drawImage(video, crop.x, crop.y, crop.width, crop.height, 0, 0, crop.width, crop.height);
  return canvas.toDataURL('image/jpeg', 0.95).split(',')[1]!;
}

/** A picture file in base64, untouched: the core reads, crops and checks it. */
export async function readPicture(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
