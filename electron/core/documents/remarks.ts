import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CivilDate, MarriageKind, PartyHelp, PartyType } from '#shared/model/index.ts';
import type { FormFolders } from './find-layout.ts';

/** Who helped a party through the papers; `registrar`: they cannot read, and nobody came with them to read aloud. */
export const Helper = z.enum([...PartyHelp.shape.companion.unwrap().unwrap().shape.role.options, 'registrar']);
export type Helper = z.infer<typeof Helper>;

/** One remark: words with `{value}` in them, and for whom. Nothing said of whom: for everybody. */
export const RemarkText = z.strictObject({
  for: z
    .strictObject({
      kinds: z.array(MarriageKind).optional(),
      partyTypes: z.array(PartyType).optional(),
      helpedBy: z.array(Helper).optional(),
    })
    .default({}),
  text: z.string().min(1).max(200),
});
export type RemarkText = z.infer<typeof RemarkText>;

/** Sets of remarks, each in force from its date until the next one. */
const Dated = z.array(z.strictObject({ since: CivilDate, texts: z.array(RemarkText) }));
const Remarks = z.strictObject({ certificate: Dated, examinationForm: Dated });
type RemarkedPaper = keyof z.infer<typeof Remarks>;

/** What 备注 of a paper says on a date; `file` is `marriage/remarks`. */
export type RemarksOn = (paper: RemarkedPaper, on: CivilDate) => readonly RemarkText[];

/** Reads the remarks of the first folder that has them; throws when none has, or they are not well-formed. */
export function openRemarks(folders: FormFolders, file: string): RemarksOn {
  const found = folders.map((folder) => join(folder, `${file}.json`)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`no ${file} among the forms`);
  const remarks = Remarks.parse(JSON.parse(readFileSync(found, 'utf8')));
  return (paper, on) =>
    remarks[paper].toSorted((one, other) => (one.since < other.since ? -1 : 1)).findLast(({ since }) => since <= on)?.texts ?? [];
}
