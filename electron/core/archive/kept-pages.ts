import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import type { StoreDep, Vault } from '../store/types.ts';
import type { ScanPictures } from './types.ts';

interface Deps extends StoreDep {
  readonly drawing: Pick<ScanPictures, 'normaliseScan'>;
}

/** Keeps pictures of pages (base64) in the vault, before the act that names them; their digests in order. One that is none keeps the act away. */
export async function keepPages(
  { store, drawing }: Deps,
  pictures: readonly string[],
): Promise<Result<string[], HallError<'scan.unreadable' | 'scan.isPdf'>>> {
  const digests: string[] = [];
  for (const picture of pictures) {
    const page = await drawing.normaliseScan(Buffer.from(picture, 'base64'), 0);
    if (!page.ok) return page;
    digests.push(await store.vault.put(page.value));
  }
  return ok(digests);
}

/** A kept page, base64. */
export async function readPage(vault: Vault, digest: string): Promise<Result<{ data: string }, HallError<'attachment.damaged'>>> {
  const bytes = await vault.get(digest);
  if (bytes === null || bytes === 'damaged') return failure('attachment.damaged', {});
  return ok({ data: Buffer.from(bytes).toString('base64') });
}
