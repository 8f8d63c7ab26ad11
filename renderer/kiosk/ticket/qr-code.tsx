import { useEffect, useState, type ReactElement } from 'react';

/** Modules of white a reader wants around it (ISO/IEC 18004). */
const quiet = 4;

/** A QR code, black on white whatever the contrast; drawn once its code has come. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactElement | null {
  const [rows, setRows] = useState<readonly (readonly boolean[])[]>([]);
  useEffect(() => {
    let gone = false;
    void import('#shared/barcodes/draw-qr.ts').then(({ drawQr }) => gone || setRows(drawQr(text)));
    return () => {
      gone = true;
    };
  }, [text]);
  const size = rows.length + 2 * quiet;
  const dark = rows.flatMap((row, y) => row.map((is, x) => (is ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')));
  return (
    <svg className="kiosk-qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="white" />
      <path d={dark.join('')} fill="black" />
    </svg>
  );
}
