import { QRCodeDecoderErrorCorrectionLevel, QRCodeEncoder } from '@zxing/library';

/** The dark modules of a QR code for a screen, row by row, without its quiet zone (ISO/IEC 18004, level M). */
export function drawQr(text: string): readonly (readonly boolean[])[] {
  const matrix = QRCodeEncoder.encode(text, QRCodeDecoderErrorCorrectionLevel.M).getMatrix();
  return Array.from({ length: matrix.getHeight() }, (_, y) =>
    Array.from({ length: matrix.getWidth() }, (_each, x) => matrix.get(x, y) === 1),
  );
}
