import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const patient = { hookTimeout: 300_000, pool: 'forks' as const }

/** What takes longest goes first, so that no lane is left with it alone at the end. */
const LONG = [
  'e2e/every-page',
  'e2e/planning-table',
  'e2e/elections',
  'e2e/planning-act',
  'e2e/pothole',
  'e2e/hall',
  'e2e/kit',
  'e2e/services-catalogue',
  'e2e/planning',
  'e2e/meetings',
  'e2e/public',
  'journeys/homes-and-numbers',
  'e2e/organs',
  'e2e/planning-frames',
  'e2e/divisions',
  'e2e/accounts',
  'cli/faults',
  'cli/faults-import',
  'cli/faults-act',
  'cli/faults-cases',
  'cli/faults-count',
  'testing/every-route',
  'reports/tests/golden',
  'planning/tests/acts-time',
  'demo/demonstration',
  'registers/tests/ledger',
  'demo/city',
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
          // One process and one browser for each lane: a journey gets a profile of its own (e2e/browser.ts).
          isolate: false,
          // A browser on a busy machine may be late once; a fault is there twice.
          retry: 1,
          // Each lane has a city of its own (e2e/setup.ts). A lane waits much: three fill two cores.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          ...patient,
        },
      },
    ],
  },
})
