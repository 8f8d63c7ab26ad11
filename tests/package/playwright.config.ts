import { defineConfig } from '@playwright/test';

/** As a hall's PC is set, wherever the tests run. */
process.env['TZ'] = 'Asia/Shanghai';

/** `npm run package -- --check` starts these on the folder it made. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/package',
  timeout: 120_000,
  workers: 1,
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
});
