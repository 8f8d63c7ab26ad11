import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine } from '#core/documents/engine.ts';
import { openLayouts } from '#core/documents/find-layout.ts';
import type { Layout } from '#core/documents/layout.ts';
import type { DrawingError, DrawnPaper, Paper } from '#core/documents/types.ts';
import { sampleDay } from './samples.ts';

export const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
export const forms = [join(resources, 'forms')];

const engine = createEngine({ resourcesDirectory: resources, forms });

/** The version of a form that is in force when the samples were drawn. */
export function layoutOf(form: string): Layout {
  const found = openLayouts(forms).find(form, sampleDay);
  if (!found.ok) throw new Error(`no form ${form}`);
  return found.value;
}

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
