import { ok, type Result } from '#shared/model/index.ts';
import { composePaper } from './compose.ts';
import { openFonts } from './fonts.ts';
import { readLayout, type ReadLayout } from './layout.ts';
import { paintPages } from './paint.ts';
import type { DrawingError, DrawnPaper, Paper } from './types.ts';

export type DrawPaper = (paper: Paper) => Promise<Result<DrawnPaper, DrawingError>>;

/** Draws papers in this thread; layouts and fonts are read once. */
export function createEngine(resourcesDirectory: string): DrawPaper {
  const fonts = openFonts(resourcesDirectory);
  const layouts = new Map<string, ReadLayout>();

  return async (paper) => {
    const form = layouts.get(paper.form) ?? readLayout(resourcesDirectory, paper.form);
    layouts.set(paper.form, form);
    const pages = composePaper(paper, form, fonts);
    if (!pages.ok) return pages;
    const pdf = await paintPages(pages.value, paper, `${form.layout.form} ${form.layout.version}`, fonts);
    return ok({ pdf, pages: pages.value.length });
  };
}
