import { HallConfig } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/model/index.ts';

/** Why a configuration file was not taken: no JSON, or the paths that break the contract. */
export type ImportProblem = { readonly kind: 'notJson' } | { readonly kind: 'notAConfig'; readonly paths: readonly string[] };

/** Reads the same file `hall init` takes. All or nothing: a page half from a file and half typed would be hard to trust. */
export function readConfig(text: string): Result<HallConfig, ImportProblem> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return fail({ kind: 'notJson' });
  }
  const parsed = HallConfig.safeParse(value);
  if (parsed.success) {
    // A block's region is the office's own: the page has no field for another.
    const { office, numberBlocks } = parsed.data;
    const foreign = numberBlocks.flatMap((block, row) =>
      block.regionCode === office.regionCode ? [] : [`numberBlocks.${row}.regionCode`],
    );
    return foreign.length === 0 ? ok(parsed.data) : fail({ kind: 'notAConfig', paths: foreign });
  }
  const paths = parsed.error.issues.map((issue) => issue.path.join('.') || '/');
  return fail({ kind: 'notAConfig', paths: [...new Set(paths)] });
}
