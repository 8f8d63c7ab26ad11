import { readFileSync } from 'node:fs';
import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';

/** JSON written inline, in a file as `@FILE`, or on standard input as `-`. */
export function readJson(word: string, readInput: () => string): Result<unknown, HallError<'call.invalid'>> {
  const text = textOf(word, readInput);
  return text.ok ? parseJson(word, text.value) : text;
}

/** A JSON file by its path, or `-`. */
export function readJsonFile(path: string, readInput: () => string): Result<unknown, HallError<'call.invalid'>> {
  return readJson(path === '-' || path.startsWith('@') ? path : `@${path}`, readInput);
}

function textOf(word: string, readInput: () => string): Result<string, HallError<'call.invalid'>> {
  if (word === '-') return ok(readInput());
  if (!word.startsWith('@')) return ok(word);
  try {
    return ok(readFileSync(word.slice(1), 'utf8'));
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown)) throw thrown;
    return failure('call.invalid', { path: word.slice(1), problem: String(thrown.code) });
  }
}

/** The parser's own message may quote what was written, so only the fact is told. */
function parseJson(word: string, text: string): Result<unknown, HallError<'call.invalid'>> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')) as unknown);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return failure('call.invalid', { path: word.startsWith('@') ? word.slice(1) : 'JSON', problem: 'JSON' });
  }
}
