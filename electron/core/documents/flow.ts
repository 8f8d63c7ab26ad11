import type { Composition } from './content.ts';
import type { Placed, Table } from './layout.ts';
import { lowered, type Mark } from './marks.ts';
import { composeTable, continuationTitle, leastHeight } from './table.ts';

/** What stands between two tables, kept together, and the table that ends it. */
interface Block {
  readonly elements: readonly Placed[];
  readonly table: Table | null;
}

/**
 * One page of a form, on as many pages as its tables take: what stands below a table follows its last row, and goes on
 * to the next page where this one has no room for it.
 */
export function flow(elements: readonly Placed[], composition: Composition, compose: (element: Placed) => Mark[]): Mark[][] {
  const tables = elements.filter((element) => element.kind === 'table');
  const foot = Math.min(...tables.map((table) => table.continuation.bottom));
  const fixed = elements.filter((element) => element.kind !== 'table' && topOf(element) >= foot);
  const pages: Mark[][] = [fixed.flatMap(compose)];
  let above: Table | null = null;
  let shift = 0;
  for (const { elements: kept, table } of blocksOf(elements.filter((element) => !fixed.includes(element)))) {
    const end = Math.max(...kept.map(bottomOf), table === null ? 0 : table.y + leastHeight(table, composition));
    if (above !== null && end + shift > above.continuation.bottom + 1e-6) {
      pages.push(continuationTitle(above, composition));
      shift = above.continuation.y - Math.min(...kept.map(topOf), table?.y ?? Number.POSITIVE_INFINITY);
    }
    pages.at(-1)!.push(...kept.flatMap(compose).map((mark) => lowered(mark, shift)));
    if (table === null) continue;
    const {
      pages: [beginning, ...further],
      end: reached,
    } = composeTable(table, shift, composition);
    pages.at(-1)!.push(...beginning!);
    pages.push(...further);
    shift = reached - table.bottom;
    above = table;
  }
  return pages;
}

function blocksOf(elements: readonly Placed[]): Block[] {
  const blocks: Block[] = [];
  let kept: Placed[] = [];
  for (const element of elements) {
    if (element.kind !== 'table') kept.push(element);
    else {
      blocks.push({ elements: kept, table: element });
      kept = [];
    }
  }
  return kept.length === 0 ? blocks : [...blocks, { elements: kept, table: null }];
}

function topOf(element: Placed): number {
  if (element.kind === 'line') return Math.min(element.y1, element.y2);
  return 'y' in element ? element.y : 0;
}

function bottomOf(element: Placed): number {
  if (element.kind === 'line') return Math.max(element.y1, element.y2);
  if (element.kind === 'grid') return element.y + element.rows.reduce((sum, row) => sum + row, 0);
  return 'h' in element ? element.y + element.h : 0;
}
