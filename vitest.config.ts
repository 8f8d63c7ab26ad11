import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** As a hall's PC is set, wherever the tests run. */
process.env['TZ'] = 'Asia/Shanghai';
/** Most halls of the tests start a worker or a core from its sources: they are compiled once. */
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'tongxin-compiled');

function project(name: string, environment: 'node' | 'jsdom', more: { globalSetup?: string[]; setupFiles?: string[] } = {}) {
  return {
    plugins: environment === 'jsdom' ? [react()] : [],
    test: { name, environment, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...more },
  };
}

const halls = { globalSetup: ['tests/core/fresh-halls.ts'], setupFiles: ['tests/core/cheap-stretch.ts'] };

export default defineConfig({
  test: {
    maxWorkers: 2,
    // V8 loses count of its code pages where threads come and go on CPUs with memory protection keys (nodejs/node#64500).
    execArgv: ['--no-memory-protection-keys'],
    testTimeout: process.env['TONGXIN_LONG'] ? 120_000 : 60_000,
    hookTimeout: 60_000,
    projects: [
      project('law', 'node'),
      project('core', 'node', halls),
      project('faults', 'node', halls),
      project('renderer', 'jsdom'),
      project('shell', 'node'),
    ],
  },
});
