import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** As a hall's PC is set, wherever the tests run. */
process.env['TZ'] = 'Asia/Shanghai';

function project(name: string, environment: 'node' | 'jsdom', globalSetup: readonly string[] = []) {
  return {
    plugins: environment === 'jsdom' ? [react()] : [],
    test: { name, environment, include: [`tests/${name}/**/*.test.{ts,tsx}`], globalSetup: [...globalSetup] },
  };
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    // V8 loses count of its code pages where threads come and go on CPUs with memory protection keys (nodejs/node#64500).
    execArgv: ['--no-memory-protection-keys'],
    testTimeout: process.env['TONGXIN_LONG'] ? 120_000 : 60_000,
    hookTimeout: 60_000,
    projects: [
      project('law', 'node'),
      project('core', 'node', ['tests/core/fresh-halls.ts']),
      project('faults', 'node', ['tests/core/fresh-halls.ts']),
      project('renderer', 'jsdom'),
      project('shell', 'node'),
    ],
  },
});
