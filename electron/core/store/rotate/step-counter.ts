import { layoutOf } from '../layout.ts';
import { listVault } from './copy-vault.ts';
import type { RotationStep } from './rotate-store.ts';

/** How much of a rotation counts for the database; the rest is the vault's. */
const databaseShare = 0.4;

/** Makes parts of one out of steps, and tells one when it has grown by a hundredth. */
export function createStepCounter(directory: string, tell: (part: number) => void): (step: RotationStep) => void {
  const files = listVault(layoutOf(directory).vault).length;
  let filesDone = 0;
  let told = 0;
  const partAt: Readonly<Record<RotationStep, () => number>> = {
    begin: () => 0,
    table: () => databaseShare / 4,
    compare: () => databaseShare / 2,
    file: () => databaseShare + ((1 - databaseShare) * 0.95 * ++filesDone) / files,
    whole: () => 0.97,
    finish: () => 0.98,
    done: () => 1,
  };
  return (step) => {
    const part = partAt[step]();
    if (part - told < 0.01) return;
    told = part;
    tell(part);
  };
}
