import { SaxesParser } from 'saxes';
import { TableFault } from './types.ts';

/** What is told while XML is read; names come without their prefix. */
export interface XmlListener {
  begin?(name: string, attribute: (name: string) => string | undefined): void;
  text?(text: string): void;
  end?(name: string): void;
}

/** Reads the pieces of an XML part. Throws TableFault `damaged` for what is not well-formed, and for a DOCTYPE: no workbook has one. */
export function createXmlReader(listener: XmlListener): { write(piece: string): void; close(): void } {
  const parser = new SaxesParser();
  const refuse = (): never => {
    throw new TableFault('damaged', 0);
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => listener.begin?.(bare(name), (wanted) => attributes[wanted]));
  if (listener.text !== undefined) {
    parser.on('text', listener.text);
    parser.on('cdata', listener.text);
  }
  parser.on('closetag', ({ name }) => listener.end?.(bare(name)));
  return { write: (piece) => void parser.write(piece), close: () => void parser.close() };
}

/** Reads a part from end to end. */
export async function readXml(pieces: AsyncIterable<string>, listener: XmlListener): Promise<void> {
  const reader = createXmlReader(listener);
  for await (const piece of pieces) reader.write(piece);
  reader.close();
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
