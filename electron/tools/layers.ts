/** `npm run layers`: every import runs downward. */
import { checkLayers } from './check-layers.ts';

const { modules, violations } = await checkLayers(process.cwd());
for (const violation of violations) console.error(violation);
console.log(`layers: ${modules} modules, ${violations.length} wrong imports`);
process.exitCode = violations.length > 0 || modules === 0 ? 1 : 0;
