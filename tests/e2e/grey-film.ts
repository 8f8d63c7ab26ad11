/** Two frames of a film for Chromium's fake camera, a light and a dark half: enough for a camera that goes round. */
export function greyFilm(width: number, height: number): Buffer {
  const luma = Buffer.alloc(width * height, 190);
  luma.fill(90, 0, (width * height) / 2);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420\n`), frame, frame]);
}
