import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Acts, Keys, PartHead, Receipts, Refusal, Signed, State } from '#core/sync/contents.ts';
import { Answer, Question } from '#core/sync/questions.ts';
import { EnvelopeHeader } from '#core/sync/envelope/index.ts';

export const pageFile = join(import.meta.dirname, '../../../docs/sync-protocol.md');
const schemas = { EnvelopeHeader, Acts, PartHead, Receipts, Question, Answer, State, Signed, Keys, Refusal };

const begin = '<!-- schemas: written by tests/core/sync -->\n';
const end = '<!-- /schemas -->\n';

export function readPage(): string {
  return readFileSync(pageFile, 'utf8');
}

/** The page with the schemas that the program checks by. */
export function withSchemas(page: string): string {
  const [before, rest] = page.split(begin);
  const [, after] = (rest ?? '').split(end);
  if (before === undefined || after === undefined) throw new Error('docs/sync-protocol.md has no place for the schemas');
  const text = Object.entries(schemas).map(([name, schema]) => {
    const { $schema: _, ...json } = z.toJSONSchema(schema, { reused: 'inline' });
    return `**${name}**\n\n\`\`\`json\n${compact(json)}\n\`\`\`\n`;
  });
  return `${before}${begin}\n${text.join('\n')}\n${end}${after}`;
}

/** The block of hexadecimal or text after a name in section 9. */
export function exampleOf(page: string, name: string): string {
  const block = page.match(new RegExp(`\\*\\*${name}\\*\\*[^\n]*\n+\`\`\`\\w*\n([^\`]*)\n\`\`\``))?.[1];
  if (block === undefined) throw new Error(`docs/sync-protocol.md has no example ${name}`);
  return block;
}

export function bytesOf(page: string, name: string): Uint8Array {
  return new Uint8Array(Buffer.from(exampleOf(page, name).replaceAll(/\s/g, ''), 'hex'));
}

/** JSON with what fits into a line on one line. */
function compact(value: unknown, indent = ''): string {
  const line = JSON.stringify(value);
  if (line.length + indent.length <= 130 || typeof value !== 'object' || value === null) return line;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((each) => `${deeper}${compact(each, deeper)}`).join(',\n')}\n${indent}]`;
  const members = Object.entries(value).map(([name, each]) => `${deeper}${JSON.stringify(name)}: ${compact(each, deeper)}`);
  return `{\n${members.join(',\n')}\n${indent}}`;
}
