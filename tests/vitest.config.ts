import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    env: { TZ: 'UTC', ASTRO_TELEMETRY_DISABLED: '1', MUSTER_BINDERS: 'off' },
    // Only what hangs is to be ended: a machine that does other work besides may take long.
    testTimeout: 240_000,
    hookTimeout: 400_000,
  },
});
