import { fileURLToPath } from 'node:url';
import { createEngine } from '#core/documents/engine.ts';
import type { DrawingError, DrawnPaper, Paper } from '#core/documents/types.ts';

export const resources = fileURLToPath(new URL('../../../resources', import.meta.url));

const engine = createEngine(resources);

/** Draws in this thread; a paper that cannot be drawn fails the test. */
export async function draw(paper: Paper): Promise<DrawnPaper> {
  const result = await engine(paper);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** What kept a paper from being drawn. */
export async function refusalOf(paper: Paper): Promise<DrawingError> {
  const result = await engine(paper);
  if (result.ok) throw new Error('the paper was drawn');
  return result.error;
}
