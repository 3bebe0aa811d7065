import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Browser stories against the real program: one file at a time, each with its own empty house. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    include: ['stories/*.ts'],
    exclude: ['stories/vitest.config.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    bail: 0,
  },
})
