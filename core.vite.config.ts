import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { defineConfig } from 'vite';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };

/** Taken in with what is used of them: as packages they are a hundred small files, and reading them is half of a core's start. */
const takenIn = ['zod', 'uuid', 'temporal-polyfill', 'tyme4ts'];

/** Other packages of the core stay packages: several hold native parts. Their data is taken in: an import of it loses `type: json` here. */
function isExternal(id: string): boolean {
  if (id.endsWith('.json')) return false;
  const packages = Object.keys(dependencies).filter((name) => !takenIn.includes(name));
  return isBuiltin(id) || packages.some((name) => id === name || id.startsWith(`${name}/`));
}

// The core and its workers: plain Node 24, all files side by side in out/core.
export default defineConfig({
  ssr: { noExternal: takenIn },
  build: {
    target: 'node24',
    ssr: true,
    sourcemap: true,
    outDir: 'out/core',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        index: 'electron/core/process.ts',
        hall: 'electron/core/cli/main.ts',
        'documents-worker': 'electron/core/documents/worker.ts',
        'bulk-worker': 'electron/core/bulk-worker.ts',
        'table-worker': 'electron/core/table-worker.ts',
        'sealing-worker': 'electron/core/sealing-worker.ts',
        'rotation-worker': 'electron/core/store/rotate/worker.ts',
      },
      external: isExternal,
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
