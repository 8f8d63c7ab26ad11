import { defineConfig } from 'vitest/config';

/** The tests of the law alone, for measuring how many changed laws they notice. */
export default defineConfig({ test: { include: ['tests/law/**/*.test.ts'] } });
