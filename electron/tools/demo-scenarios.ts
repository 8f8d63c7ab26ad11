import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './run.ts';

/** Names of the scenarios that `npm run demo` plays and `npm run test:long` tries, one for each file of `tests/demo`. */
export function demoScenarios(): string[] {
  return readdirSync(join(repository, 'tests/demo'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .toSorted();
}
