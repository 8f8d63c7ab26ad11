import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

// One build runs in the pinned Electron and in the older one of the registry (Node 20.18, Chromium 130).
const node = 'node20.18';

/** The papers' fonts of rare characters, unpacked for the window: main's Node cannot do it everywhere (renderer/theme/fonts.css). */
function rareFonts(): Plugin {
  return {
    name: 'rare-fonts',
    apply: 'build',
    generateBundle() {
      for (const file of ['HanaMinB.ttf', 'BabelStoneHan.ttf']) {
        const source = new Uint8Array(zstdDecompressSync(readFileSync(`resources/fonts/${file}.zst`)));
        this.emitFile({ type: 'asset', fileName: `fonts/${file}`, source });
      }
    },
  };
}

/** What only declares: a file nobody takes anything from stays out. Every schema of the contract costs its memory in each process. */
const treeshake = {
  moduleSideEffects: [{ test: /^(?!.*\/node_modules\/).*\/shared\/(?:contract|law|locales|model)\//, sideEffects: false }],
};

export default defineConfig({
  main: {
    build: {
      target: node,
      sourcemap: true,
      outDir: 'out/main',
      // Whole in app.asar: no package outside of it runs before the installation was checked.
      externalizeDeps: false,
      rolldownOptions: { input: { index: 'electron/main/program/boot.ts', program: 'electron/main/index.ts' }, treeshake },
    },
  },
  preload: {
    build: {
      target: node,
      outDir: 'out/preload',
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file.
      rolldownOptions: { input: { index: 'electron/preload/index.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), rareFonts()],
    // Main puts a fresh nonce in this place each time it serves the page (electron/main/page.ts).
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      emptyOutDir: true,
      minify: true,
      // The content security policy allows no data: fonts or scripts.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: 'renderer/index.html' },
        // What the first page is made of is one file: each is a request that main answers.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
        treeshake,
      },
    },
  },
});
