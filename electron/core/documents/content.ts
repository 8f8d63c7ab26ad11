import { composeBars, composeCode } from './barcode.ts';
import type { Content, Layout } from './layout.ts';
import { points, type Mark } from './marks.ts';
import { blockHeight, setText, type Measure, type Setting, type SetText } from './text.ts';

/** A text that its place does not hold; `field` as `name`, or `group.3.column`. */
export interface Misfit {
  readonly field: string;
  readonly text: string;
}

/** What one paper is composed from. */
export interface Composition {
  readonly defaults: Layout['defaults'];
  readonly values: Readonly<Record<string, string>>;
  readonly pictures: Readonly<Record<string, Uint8Array>>;
  /** Whether what the blank bears is drawn too. */
  readonly stock: boolean;
  readonly measure: Measure;
  /** Rows, by the group of their table, of what did not fit into its place on the pages composed so far. */
  readonly continued: Map<string, Array<Readonly<Record<string, string>>>>;
  /** Notes what does not fit; the paper is then not drawn. */
  report(misfit: Misfit): void;
}

/** Millimetres. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Typeset {
  readonly size: number;
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right';
  readonly valign: 'top' | 'middle' | 'bottom';
  readonly leading: number;
}

// A CJK glyph's em box reaches this far above the baseline (ideographic em box of the OpenType BASE table).
const emAscent = 0.88;

export function composeContent(content: Content, area: Area, composition: Composition): Mark[] {
  switch (content.kind) {
    case 'text': {
      if (content.layer === 'stock' && !composition.stock) return [];
      return composeText(
        content.text,
        area,
        typesetOf(content, composition),
        { indent: 0, justified: false, singleLine: false },
        composition,
      );
    }
    case 'field': {
      const style = typesetOf(content, composition);
      const text = composition.values[content.field] ?? '';
      const min = Math.min(content.min ?? composition.defaults.min, style.size);
      const how = { indent: 0, justified: false, singleLine: content.mode === 'single', field: content.field, min };
      const shown = content.continues ? partShown(text, content.continues, area, { ...style, ...how }, composition) : text;
      return shown === '' ? [] : composeText(shown, area, style, how, composition);
    }
    case 'paragraph': {
      if (content.layer === 'stock' && !composition.stock) return [];
      const style = typesetOf(content, composition);
      const fields = placeholders(content.text);
      const text = content.text.replaceAll(placeholder, (_, field: string) => composition.values[field] ?? '');
      const min = Math.min(content.min ?? composition.defaults.min, style.size);
      const how = {
        indent: content.indent,
        justified: content.justified,
        singleLine: false,
        min,
        ...(fields[0] === undefined ? {} : { field: fields[0] }),
      };
      return composeText(text, area, style, how, composition);
    }
    case 'choice':
      return composeChoice(content, area, composition);
    case 'picture':
      return composePicture(content, area, composition);
    case 'code': {
      const text = composition.values[content.field] ?? '';
      if (text !== '') return composeCode(text, area);
      return composition.stock ? [keptFree(area)] : [];
    }
    case 'bars': {
      const text = composition.values[content.field] ?? '';
      return text === '' ? [] : composeBars(text, area, content.turned);
    }
    case 'reserved':
      return composition.stock ? composeReserved(content, area, composition) : [];
  }
}

/** As many lines of a value as its place holds and the words that others follow elsewhere, where they are noted. */
function partShown(
  text: string,
  { group, of, words }: NonNullable<Extract<Content, { kind: 'field' }>['continues']>,
  { w, h }: Area,
  setting: Setting,
  { measure, continued }: Composition,
): string {
  const fits = (shown: string) => setText(shown, points(w), points(h), setting, measure) !== null;
  if (fits(text)) return text;
  const lines = text.split('\n');
  const beginning = (count: number) => [...lines.slice(0, count), words].join('\n');
  const kept = lines.findLastIndex((_, count) => fits(beginning(count)));
  const rows = lines.slice(Math.max(0, kept)).map((line) => ({ of, text: line }));
  continued.set(group, [...(continued.get(group) ?? []), ...rows]);
  return beginning(Math.max(0, kept));
}

/** Names of the values a content prints. */
export function fieldsOf(content: Content): string[] {
  if (content.kind === 'field' || content.kind === 'choice' || content.kind === 'code' || content.kind === 'bars') return [content.field];
  return content.kind === 'paragraph' ? placeholders(content.text) : [];
}

const placeholder = /\{([A-Za-z]+)\}/g;

function placeholders(text: string): string[] {
  return [...text.matchAll(placeholder)].map((match) => match[1]!);
}

interface How {
  readonly indent: number;
  readonly justified: boolean;
  readonly singleLine: boolean;
  /** The field to name when the text does not fit; fixed words that do not fit are a fault of the layout. */
  readonly field?: string;
  readonly min?: number;
}

export function composeText(text: string, area: Area, style: Typeset, how: How, composition: Composition): Mark[] {
  const setting = { ...style, min: how.min ?? style.size, indent: how.indent, singleLine: how.singleLine, justified: how.justified };
  const set = setText(text, points(area.w), points(area.h), setting, composition.measure);
  if (set !== null) return placeLines(set, area, style, how.justified);
  if (how.field === undefined) throw new Error(`fixed words do not fit: ${text}`);
  composition.report({ field: how.field, text });
  return [];
}

/** Lines of a set text as marks, aligned in their area. */
export function placeLines(set: SetText, area: Area, style: Typeset, justified: boolean): Mark[] {
  const { size, lines } = set;
  const free = points(area.h) - blockHeight(lines.length, size, style.leading);
  const top = points(area.y) + { top: 0, middle: free / 2, bottom: free }[style.valign];
  return lines.flatMap((line, index): Mark[] => {
    if (line.text === '') return [];
    const slack = points(area.w) - (line.indent + line.width) * size;
    const stretched = justified && !line.last;
    const shift = stretched ? 0 : { left: 0, center: slack / 2, right: slack }[style.align];
    return [
      {
        kind: 'text',
        text: line.text,
        x: points(area.x) + line.indent * size + shift,
        baseline: top + (emAscent + index * style.leading) * size,
        size,
        bold: style.bold,
        spacing: stretched ? slack / Math.max(1, [...line.text].length - 1) : 0,
      },
    ];
  });
}

function composeChoice(content: Extract<Content, { kind: 'choice' }>, area: Area, composition: Composition): Mark[] {
  const value = composition.values[content.field] ?? '';
  if (value !== '' && !content.options.includes(value)) throw new Error(`${content.field} has no option ${value}`);
  const style = typesetOf(content, composition);
  const box = style.size * 0.8;
  const widths = content.options.map((option) => box + (0.4 + composition.measure(option, style.bold)) * style.size);
  const gap = style.size * 1.6;
  const total = widths.reduce((sum, width) => sum + width, gap * (content.options.length - 1));
  const slack = points(area.w) - total;
  if (slack < 0) throw new Error(`the options of ${content.field} do not fit`);
  const middle = points(area.y + area.h / 2);
  let x = points(area.x) + { left: 0, center: slack / 2, right: slack }[style.align];
  return content.options.flatMap((option, index): Mark[] => {
    const left = x;
    const top = middle - box / 2;
    x += widths[index]! + gap;
    const tick: Mark[] =
      option === value
        ? [
            { kind: 'line', x1: left + box * 0.18, y1: top + box * 0.52, x2: left + box * 0.42, y2: top + box * 0.78, width: 1.1 },
            { kind: 'line', x1: left + box * 0.42, y1: top + box * 0.78, x2: left + box * 0.86, y2: top + box * 0.2, width: 1.1 },
          ]
        : [];
    return [
      { kind: 'rect', x: left, y: top, w: box, h: box, width: 0.6 },
      ...tick,
      {
        kind: 'text',
        text: option,
        x: left + box + 0.4 * style.size,
        baseline: middle + (emAscent - 0.5) * style.size,
        size: style.size,
        bold: style.bold,
        spacing: 0,
      },
    ];
  });
}

function composePicture(content: Extract<Content, { kind: 'picture' }>, area: Area, composition: Composition): Mark[] {
  const size = content.mm ?? area;
  const place = { x: area.x + (area.w - size.w) / 2, y: area.y + (area.h - size.h) / 2, w: size.w, h: size.h };
  const jpeg = composition.pictures[content.picture];
  if (jpeg !== undefined)
    return [{ kind: 'picture', jpeg, x: points(place.x), y: points(place.y), w: points(place.w), h: points(place.h) }];
  if (content.label === undefined) return [];
  const style = { size: composition.defaults.size, bold: false, align: 'center', valign: 'middle', leading: 1.35 } as const;
  return composeText(content.label, area, style, { indent: 0, justified: false, singleLine: false }, composition);
}

function composeReserved({ label }: Extract<Content, { kind: 'reserved' }>, area: Area, composition: Composition): Mark[] {
  if (label === undefined) return [keptFree(area)];
  const style = { size: composition.defaults.size, bold: false, align: 'center', valign: 'middle', leading: 1.35 } as const;
  const how = { indent: 0, justified: false, singleLine: false };
  const words = composeText(label, area, style, how, composition).map((mark): Mark =>
    mark.kind === 'text' ? { ...mark, faint: true } : mark,
  );
  return [keptFree(area), ...words];
}

function keptFree({ x, y, w, h }: Area): Mark {
  return { kind: 'rect', x: points(x), y: points(y), w: points(w), h: points(h), width: points(0.1), faint: true };
}

function typesetOf(content: Extract<Content, { kind: 'text' | 'field' | 'paragraph' | 'choice' }>, composition: Composition): Typeset {
  return { ...content, size: content.size ?? composition.defaults.size };
}
