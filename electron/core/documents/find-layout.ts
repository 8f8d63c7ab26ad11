import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type HallError } from '#shared/contract/index.ts';
import { FormName, ok, type CivilDate, type Result } from '#shared/model/index.ts';
import { Layout } from './layout.ts';

/** Folders of forms, each before those it stands in for: the hall's own, then ours. */
export type FormFolders = readonly string[];

/** `<store>/forms`, which need not be there, stands in for ours. */
export function formFolders(where: { readonly storeDirectory: string; readonly resourcesDirectory: string }): FormFolders {
  return [join(where.storeDirectory, 'forms'), join(where.resourcesDirectory, 'forms')];
}

export interface Layouts {
  /** The version of a form in force on a date. Throws for a file that is not well-formed. */
  find(form: string, on: CivilDate): Result<Layout, HallError<'document.noForm'>>;
}

/** Forms of some folders, each read once. A form is one file `name.json`, or a folder `name` with a file for each version. */
export function openLayouts(folders: FormFolders): Layouts {
  const read = new Map<string, readonly Layout[]>();
  const versionsIn = (folder: string, form: string): readonly Layout[] => {
    const key = join(folder, form);
    const versions = read.get(key) ?? readVersions(folder, form);
    read.set(key, versions);
    return versions;
  };

  return {
    find(form, on) {
      if (!FormName.safeParse(form).success) throw new Error(`not a form's name: ${form}`);
      for (const folder of folders) {
        const inForce = versionsIn(folder, form).findLast((layout) => layout.since <= on);
        if (inForce) return ok(inForce);
      }
      return failure('document.noForm', { form });
    },
  };
}

/** True when some version of the form lies in the folders, whatever its date. */
export function hasForm(folders: FormFolders, form: string): boolean {
  return folders.some((folder) => filesOf(folder, form).length > 0);
}

/** Oldest first. */
function readVersions(folder: string, form: string): readonly Layout[] {
  return filesOf(folder, form)
    .map((file) => Layout.parse(JSON.parse(readFileSync(file, 'utf8'))))
    .toSorted((one, other) => (one.since < other.since ? -1 : 1));
}

function filesOf(folder: string, form: string): string[] {
  const alone = join(folder, `${form}.json`);
  const versions = join(folder, form);
  const dated = existsSync(versions) ? readdirSync(versions).filter((file) => file.endsWith('.json')) : [];
  return [...(existsSync(alone) ? [alone] : []), ...dated.map((file) => join(versions, file))];
}
