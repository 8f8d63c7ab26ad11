import { fail, ok, type Result } from '#shared/model/index.ts';
import { composePaper } from './compose.ts';
import type { WorkerSetup } from './jobs.ts';
import { openLayouts } from './find-layout.ts';
import { openFonts, type Fonts } from './fonts.ts';
import { paintPages } from './paint.ts';
import { withPictures } from './pictured.ts';
import { readsBackAll } from './read-back.ts';
import type { DrawingError, DrawnPaper, Paper } from './types.ts';

export type DrawPaper = (paper: Paper) => Promise<Result<DrawnPaper, DrawingError>>;

/** Draws papers in this thread; layouts and fonts are read once. */
export function createEngine({ resourcesDirectory, forms }: WorkerSetup, fonts: Fonts = openFonts(resourcesDirectory)): DrawPaper {
  const layouts = openLayouts(forms);

  return async (paper) => {
    const form = layouts.find(paper.form, paper.on);
    if (!form.ok) return form;
    const outlined = paper.outlined === null ? ok(null) : layouts.find(paper.outlined, paper.on);
    if (!outlined.ok) return outlined;
    const paperFonts = withPictures(fonts, paper.characters ?? {});
    const pages = composePaper(paper, form.value, outlined.value, paperFonts);
    if (!pages.ok) return pages;
    if (!(await readsBackAll(pages.value))) return fail({ code: 'document.barcodeUnreadable', details: { paper: paper.title } });
    const pdf = await paintPages(pages.value, paper, `${form.value.form} ${form.value.version}`, paperFonts);
    return ok({ pdf, pages: pages.value.length });
  };
}
