import { z } from 'zod';
import type { BackupSummary } from '#shared/contract/index.ts';
import { equalBytes, keyedDigestBytes } from '../crypto/index.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import { subkey, type StoreIdentity } from '../store/keys.ts';

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup says of itself; holds nothing of anybody. */
const Content = z.object({
  format: z.literal(1),
  storeId: z.uuid(),
  training: z.boolean(),
  /** Instant, ISO 8601 UTC. */
  madeAt: z.string(),
  program: z.string(),
  schema: z.number().int(),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  /** The journal's last row of each station. */
  heads: z.array(z.object({ station: z.string(), seq: z.number().int(), digest: Digest })),
  journalRows: z.number().int(),
  databaseBytes: z.number().int(),
  /** Of every file beside this one, by its path in the backup. */
  digests: z.record(z.string(), Digest),
  vaultFiles: z.number().int(),
  /** Files that the store could not give whole any more. */
  vaultLost: z.array(Digest),
});
export type ManifestContent = z.infer<typeof Content>;

/** As read, before its seal was compared. */
export const UncheckedManifest = Content.extend({ seal: Digest });
export type UncheckedManifest = z.infer<typeof UncheckedManifest>;

/** Only who has the data key can write a manifest, or change one. */
export function sealManifest(content: ManifestContent, dataKey: Uint8Array): UncheckedManifest {
  return { ...content, seal: Buffer.from(sealOf(content, dataKey)).toString('hex') };
}

export function isGenuine({ seal, ...content }: UncheckedManifest, dataKey: Uint8Array): boolean {
  return equalBytes(sealOf(content, dataKey), Buffer.from(seal, 'hex'));
}

function sealOf(content: ManifestContent, dataKey: Uint8Array): Uint8Array {
  const identity: StoreIdentity = { storeId: content.storeId, training: content.training };
  return keyedDigestBytes(subkey(dataKey, identity, 'backup'), canonicalJson(content));
}

export function summaryOf(name: string, manifest: UncheckedManifest): BackupSummary {
  const { storeId, training, madeAt, program, schema, journalRows, vaultFiles, vaultLost, databaseBytes } = manifest;
  return { name, storeId, training, madeAt, program, schema, journalRows, vaultFiles, vaultLost: vaultLost.length, bytes: databaseBytes };
}
