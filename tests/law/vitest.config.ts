import { defineConfig } from 'vitest/config';

/**
 * The tests of the law alone, for measuring how many changed laws they notice. They share their modules, since loading these anew for
 * each file would be most of the time; and each has time, since a slow machine notices nothing. What a module computes once, when it
 * is loaded, is left unchanged there (`ignoreStatic`): every such change would cost a run of everything.
 */
export default defineConfig({ test: { include: ['tests/law/**/*.test.ts'], isolate: false, testTimeout: 60_000 } });
