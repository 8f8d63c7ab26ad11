import { z } from 'zod';
import { FileClass } from './archive-file.ts';

const Sm3 = z.string().regex(/^[0-9a-f]{64}$/);

/** Below the package, with `/` between its parts; nothing leads out of it. */
export const PackagePath = z
  .string()
  .min(1)
  .max(400)
  .refine((path) => !/[\\:]|^\/|(^|\/)\.{1,2}(\/|$)/.test(path));

/** What a transfer package holds: every file of it but this one, with its digest (SM3, GB/T 32905). */
export const TransferManifest = z.object({
  format: z.literal('tongxin-archive-transfer'),
  version: z.literal(1),
  id: z.uuid(),
  /** Made of invented people: not to be taken over. */
  training: z.boolean(),
  /** Instant. */
  madeAt: z.string(),
  office: z.object({ name: z.string(), regionCode: z.string() }),
  fonds: z.string(),
  year: z.number().int(),
  /** null: of every class. */
  fileClass: FileClass.nullable(),
  receiver: z.string(),
  handedOverBy: z.string(),
  approvedBy: z.string(),
  archiveFiles: z.number().int(),
  pages: z.number().int(),
  digest: z.literal('SM3'),
  files: z.array(z.object({ path: PackagePath, size: z.number().int(), sm3: Sm3 })),
});
export type TransferManifest = z.infer<typeof TransferManifest>;

/** 移交: what was handed over to the archives bureau. */
export const ArchiveTransfer = z.object({
  id: z.uuid(),
  at: z.string(),
  year: z.number().int(),
  fileClass: FileClass.nullable(),
  receiver: z.string(),
  /** Name of the package's folder; where it was put is nobody's business. */
  folder: z.string(),
  files: z.number().int(),
  pages: z.number().int(),
  /** SM3 of the manifest. */
  digest: Sm3,
  staffName: z.string(),
  approverName: z.string(),
});
export type ArchiveTransfer = z.infer<typeof ArchiveTransfer>;

/** What was found in a package that was looked through. */
export const PackageCheck = z.object({
  manifest: TransferManifest.omit({ files: true }),
  /** Whether this hall made it and the manifest is the one it made. */
  origin: z.enum(['ours', 'changed', 'unknown']),
  files: z.number().int(),
  /** At most two hundred are named. */
  problems: z.array(z.object({ path: z.string(), problem: z.enum(['missing', 'changed', 'added']) })),
  problemCount: z.number().int(),
});
export type PackageCheck = z.infer<typeof PackageCheck>;
