import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failure, type HallConfig, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import { hasForm, type FormFolders } from './find-layout.ts';
import { Layout } from './layout.ts';

/**
 * Puts the layouts of a hall's configuration into its own folder of forms, once every form it names is there and every
 * layout is well-formed; else nothing is written.
 */
export function placeForms(
  folders: FormFolders,
  { office, layouts }: Pick<HallConfig, 'office' | 'layouts'>,
): Result<null, HallError<'document.noForm' | 'call.invalid'>> {
  const missing = Object.values(office.forms).find((form) => !(form in layouts) && !hasForm(folders, form));
  if (missing !== undefined) return failure('document.noForm', { form: missing });
  for (const [form, layout] of Object.entries(layouts)) {
    const issue = Layout.safeParse(layout).error?.issues[0];
    if (issue) return failure('call.invalid', { path: ['config.layouts', form, ...issue.path].join('.'), problem: issue.message });
  }
  for (const [form, layout] of Object.entries(layouts)) {
    const file = join(folders[0]!, `${form}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(layout));
  }
  return ok(null);
}
