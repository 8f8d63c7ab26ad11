import { defineConfig } from '@playwright/test';

/** As a hall's PC is set, wherever the tests run. */
process.env['TZ'] = 'Asia/Shanghai';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/global-setup.ts',
  outputDir: 'test-results',
  timeout: process.env['TONGXIN_LONG'] ? 300_000 : 60_000,
  // Each test drives a whole program of several processes; two that start at once disturb each other's debugger.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
});
