/** `npm run check`: types, lint, format, layers, unused code. */
import { runChecks } from './check-steps.ts';

const results = await runChecks();
const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
process.stdout.write(failed.length === 0 ? '\ncheck passed\n' : `\ncheck failed: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
