import { failure, type HallError } from '#shared/contract/index.ts';
import { CalendarOverlay, CalendarYear, ok, type Result } from '#shared/model/index.ts';
import { decodeGb18030 } from '../../exchange/index.ts';

/** What a file turned out to hold. */
export type CalendarContent =
  { readonly kind: 'year'; readonly file: CalendarYear } | { readonly kind: 'overlay'; readonly file: CalendarOverlay };

/** Reads a calendar file; one that names a region holds that region's days. */
export function readCalendarFile(bytes: Uint8Array): Result<CalendarContent, HallError<'calendar.notJson' | 'calendar.wrongShape'>> {
  const json = parseJson(textOf(bytes));
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return failure('calendar.notJson', {});
  const isOverlay = Object.hasOwn(json, 'region');
  const parsed = (isOverlay ? CalendarOverlay : CalendarYear).safeParse(json);
  if (!parsed.success) return failure('calendar.wrongShape', { at: parsed.error.issues[0]!.path.join('.').slice(0, 60) });
  return ok({ kind: isOverlay ? 'overlay' : 'year', file: parsed.data } as CalendarContent);
}

/** What editors on Windows save: UTF-8, UTF-16 with its mark, GB 18030. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeGb18030(bytes);
  }
}

/** undefined: no JSON, or text that lost characters on its way. */
function parseJson(text: string): unknown {
  if (text.includes('\uFFFD')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
