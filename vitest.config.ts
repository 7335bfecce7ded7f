import { defineConfig } from 'vitest/config'

const patient = { hookTimeout: 300_000, pool: 'forks' as const }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          testTimeout: 60_000,
          maxWorkers: 2,
          ...patient,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/setup.ts'],
          testTimeout: 180_000,
          // A browser on a busy machine may be late once; a fault is there twice.
          retry: 1,
          maxWorkers: 1,
          fileParallelism: false,
          ...patient,
        },
      },
    ],
  },
})
