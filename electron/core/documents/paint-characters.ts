import type { Fonts } from './fonts.ts';
import { standInFont, type CharacterPictures } from './pictured.ts';

/** Points; `baseline` of the line the characters stand in. */
interface Place {
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  readonly spacing: number;
}

// The em box of ideographs reaches this far above the baseline (OpenType BASE table).
const emAscent = 0.88;
const standInFace = 'stand-in';

/** Puts pictures of characters into lines of text, each over an invisible one that is searched for and copied. */
export function createCharacterPainter(
  document: PDFKit.PDFDocument,
  pictures: CharacterPictures,
  fonts: Fonts,
): (text: string, place: Place) => void {
  const opened = new Map<string, unknown>();
  const characters = Object.keys(pictures).toSorted();

  const pictureOf = (character: string) => {
    // Opened once, a picture lies in the file once, however often it is shown.
    if (!opened.has(character)) opened.set(character, openImage(document, pictures[character]!));
    return opened.get(character) as string;
  };

  return (text, { x, baseline, size, spacing }) => {
    let left = x;
    for (const character of text) {
      document.image(pictureOf(character), left, baseline - emAscent * size, { width: size, height: size });
      left += size + spacing;
    }
    if (!isRegistered(document))
      document.registerFont(standInFace, standInFont(fonts.font('regular'), characters) as unknown as ArrayBuffer);
    document.save();
    // Text rendering mode 3: neither filled nor stroked (ISO 32000-1, 9.3.6).
    document.addContent('3 Tr');
    document
      .font(standInFace)
      .fontSize(size)
      .text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing });
    document.restore();
  };
}

/** pdfkit takes an opened picture wherever it takes a file; its types know only files and buffers. */
function openImage(document: PDFKit.PDFDocument, png: Uint8Array): unknown {
  return (document as unknown as { openImage(source: Buffer): unknown }).openImage(Buffer.from(png));
}

function isRegistered(document: PDFKit.PDFDocument): boolean {
  return standInFace in (document as unknown as { _registeredFonts: Record<string, unknown> })._registeredFonts;
}
