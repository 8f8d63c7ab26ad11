import iconv from 'iconv-lite';

/**
 * The eighteen two-byte codes to which GB 18030-2022 gave the standard character in place of the private one of GB 18030-2005
 * (FE59 … FEA0: ideographs; A6D9 … A6F3: vertical punctuation); the private one took the four bytes the other had. iconv-lite
 * knows the mappings of 2005, so one stands for the other before it encodes and after it decodes.
 */
const exchanged: ReadonlyArray<readonly [standard: number, privateUse: number]> = [
  [0xfe10, 0xe78d],
  [0xfe12, 0xe78e],
  [0xfe11, 0xe78f],
  [0xfe13, 0xe790],
  [0xfe14, 0xe791],
  [0xfe15, 0xe792],
  [0xfe16, 0xe793],
  [0xfe17, 0xe794],
  [0xfe18, 0xe795],
  [0xfe19, 0xe796],
  [0x9fb4, 0xe81e],
  [0x9fb5, 0xe826],
  [0x9fb6, 0xe82b],
  [0x9fb7, 0xe82c],
  [0x9fb8, 0xe832],
  [0x9fb9, 0xe843],
  [0x9fba, 0xe854],
  [0x9fbb, 0xe864],
];
const otherByCharacter = new Map(
  exchanged.flatMap((pair) => {
    const [standard, privateUse] = pair.map((codePoint) => String.fromCodePoint(codePoint)) as [string, string];
    return [
      [standard, privateUse],
      [privateUse, standard],
    ];
  }),
);
const anyExchanged = new RegExp(`[${[...otherByCharacter.keys()].join('')}]`, 'gu');

/** Of the user-defined area; browsers read its two bytes as a blank, so iconv-lite has no code for it. */
const lastOfRow = '\uE5E5';
const lastOfRowBytes = Buffer.from([0xa3, 0xa0]);

/** Text as GB 18030-2022 codes it, private-use characters as well. Text is well formed: no half pairs. */
export function encodeGb18030(text: string): Uint8Array {
  const parts = text.split(lastOfRow).map((part) => iconv.encode(exchange(part), 'gb18030'));
  return new Uint8Array(Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [lastOfRowBytes, part]))));
}

/** The text of bytes in GB 18030-2022; what is no code becomes U+FFFD. */
export function decodeGb18030(bytes: Uint8Array): string {
  return [...gb18030Pieces(bytes)].join('');
}

const pieceLength = 64 * 1024;

/** `decodeGb18030` piece by piece, for megabytes: whoever asks may pause between two. */
export function* gb18030Pieces(bytes: Uint8Array): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decode = (from: number, to: number): string => exchange(iconv.decode(buffer.subarray(from, to), 'gb18030'));
  let from = 0;
  for (let at = 0; at < buffer.length; at += codeLength(buffer, at)) {
    const isLast = buffer[at] === 0xa3 && buffer[at + 1] === 0xa0;
    if (!isLast && at - from < pieceLength) continue;
    yield isLast ? decode(from, at) + lastOfRow : decode(from, at);
    from = isLast ? at + 2 : at;
  }
  yield decode(from, buffer.length);
}

/** One byte, two, or four where the second is a digit. */
function codeLength(buffer: Buffer, at: number): 1 | 2 | 4 {
  const [first, second] = [buffer[at]!, buffer[at + 1] ?? 0];
  if (first < 0x81 || first === 0xff) return 1;
  return second >= 0x30 && second <= 0x39 ? 4 : 2;
}

function exchange(text: string): string {
  return text.replace(anyExchanged, (character) => otherByCharacter.get(character)!);
}
