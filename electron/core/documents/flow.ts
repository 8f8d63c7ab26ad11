import { composeText, type Composition } from './content.ts';
import type { Placed, Prose, Table } from './layout.ts';
import { lowered, type Mark } from './marks.ts';
import { composeProse, leastHeightOfProse } from './prose.ts';
import { composeTable, leastHeight } from './table.ts';

/** What takes as many pages as it needs. */
type Flowing = Table | Prose;

/** What stands between two tables or texts, kept together, and the one that ends it. */
interface Block {
  readonly elements: readonly Placed[];
  readonly flowing: Flowing | null;
}

export function isFlowing(element: Placed): element is Flowing {
  return element.kind === 'table' || element.kind === 'prose';
}

/**
 * One page of a form, on as many pages as its tables and texts take: what stands below one follows its last row or line, and goes
 * on to the next page where this one has no room for it.
 */
export function flow(elements: readonly Placed[], composition: Composition, compose: (element: Placed) => Mark[]): Mark[][] {
  const flowing = elements.filter(isFlowing);
  const foot = Math.min(...flowing.map((each) => each.continuation.bottom));
  const fixed = elements.filter((element) => !isFlowing(element) && topOf(element) >= foot);
  const pages: Mark[][] = [fixed.flatMap(compose)];
  let above: Flowing | null = null;
  let shift = 0;
  const blocks = blocksOf(elements.filter((element) => !fixed.includes(element)));
  for (const [index, block] of blocks.entries()) {
    const { elements: kept, flowing: next } = block;
    const end = endOf(block, composition);
    if (above !== null && end + shift > above.continuation.bottom + 1e-6) {
      pages.push(continuationTitle(above, composition));
      shift = above.continuation.y - Math.min(...kept.map(topOf), next?.y ?? Number.POSITIVE_INFINITY);
    }
    pages.at(-1)!.push(...kept.flatMap(compose).map((mark) => lowered(mark, shift)));
    if (next === null) continue;
    const following = blocks[index + 1];
    const after = following ? endOf(following, composition) - next.bottom : 0;
    const {
      pages: [beginning, ...further],
      end: reached,
    } = next.kind === 'table' ? composeTable(next, shift, composition) : composeProse(next, shift, after, composition);
    pages.at(-1)!.push(...beginning!);
    pages.push(...further.map((marks) => [...continuationTitle(next, composition), ...marks]));
    shift = reached - next.bottom;
    above = next;
  }
  return pages;
}

function blocksOf(elements: readonly Placed[]): Block[] {
  const blocks: Block[] = [];
  let kept: Placed[] = [];
  for (const element of elements) {
    if (!isFlowing(element)) kept.push(element);
    else {
      blocks.push({ elements: kept, flowing: element });
      kept = [];
    }
  }
  return kept.length === 0 ? blocks : [...blocks, { elements: kept, flowing: null }];
}

/** As the form places it: where the least that must stand together of a block ends. */
function endOf({ elements, flowing }: Block, composition: Composition): number {
  return Math.max(...elements.map(bottomOf), flowing === null ? 0 : flowing.y + least(flowing, composition));
}

function least(flowing: Flowing, composition: Composition): number {
  return flowing.kind === 'table' ? leastHeight(flowing, composition) : leastHeightOfProse(flowing, composition);
}

/** What stands above the rest of a table or text, or above what follows it, on a further page. */
function continuationTitle(flowing: Flowing, composition: Composition): Mark[] {
  const { x, continuation, size = composition.defaults.size } = flowing;
  const w = flowing.kind === 'prose' ? flowing.w : flowing.columns.reduce((sum, column) => sum + column.w, 0);
  const style = { size: size + 2, bold: true, align: 'center', valign: 'middle', leading: 1.35 } as const;
  const how = { indent: 0, justified: false, singleLine: true };
  return composeText(continuation.title, { x, y: continuation.y - 12, w, h: 10 }, style, how, composition);
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
