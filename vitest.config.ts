import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const patient = { hookTimeout: 300_000, pool: 'forks' as const }

/** What takes longest goes first, so that no lane is left with it alone at the end. */
const LONG = [
  'e2e/every-page',
  'e2e/planning-act',
  'e2e/pothole',
  'e2e/hall',
  'e2e/planning-table',
  'cli/faults',
  'cli/faults-import',
  'testing/every-route',
  'planning/tests/acts-time',
]
class Longest extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return at < 0 ? LONG.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: Longest },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          testTimeout: 60_000,
          maxWorkers: 2,
          // The app's modules are loaded once for each of the two, not for every file: no test changes what they hold.
          isolate: false,
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
          // Each lane has a city of its own (e2e/setup.ts).
          maxWorkers: 2,
          ...patient,
        },
      },
    ],
  },
})
