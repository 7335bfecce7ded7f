import { describe, expect, it } from 'vitest'
import { check, plan } from '../src/index.ts'
import { problem, town } from './small.ts'

/** Milliseconds of this process's own work. */
function work(run: () => void): number {
  const { user, system } = process.cpuUsage()
  run()
  const now = process.cpuUsage()
  return (now.user + now.system - user - system) / 1000
}

describe('what no plan can bring into the band', () => {
  it('is not searched for: an island too light costs no more than none', () => {
    const p = town(30, 30, 1)
    const hard = Int32Array.from(p.weight, (_, u) => (u === 0 ? 1 : u === p.n - 1 ? 2 : 0))
    plan(p)
    const made = () => plan({ ...p, hard })
    expect(made()).toMatchObject({ legal: true, exceptions: [{ kind: 'componentBelowLower' }, {}] })
    expect(work(() => void made())).toBeLessThan(600)
    expect(work(() => void plan(problem([900, 900, 200], [[0, 1]])))).toBeLessThan(200)
  })

  it('does not keep plans and progress from being told as they come', () => {
    const p = town(30, 30, 1)
    const hard = Int32Array.from(p.weight, (_, u) => (u === 0 ? 1 : 0))
    const told: number[] = []
    let best = 0
    const made = plan(
      { ...p, hard },
      {
        effort: { rounds: 4 },
        onPlan: (better) => {
          expect(check({ ...p, hard }, better.assignment).legal).toBe(true)
          told.push(better.objective)
        },
        onProgress: (progress) => (best = progress.best?.communities ?? best),
      },
    )
    expect(told.length).toBeGreaterThan(0)
    expect(best).toBe(made.communities)
  })
})

describe('locks that join what lies apart', () => {
  it('take what is locked already before anything else', () => {
    const p = problem(
      [100, 0, 0, 100, 1000, 1100, 500],
      [
        [0, 2],
        [0, 3],
        [0, 4],
        [0, 5],
        [1, 2],
        [1, 4],
        [1, 5],
        [2, 3],
        [2, 4],
        [2, 6],
        [4, 5],
        [5, 6],
      ],
      { lower: 600, upper: 1600, target: 1100 },
    )
    const locks = {
      together: [
        [2, 5],
        [1, 2],
      ],
    }
    expect(plan({ ...p, locks }).legal).toBe(true)
  })

  it('try another way where the first leaves no room', () => {
    const p = problem(
      [500, 0, 0, 900, 1100, 400],
      [
        [0, 1],
        [0, 3],
        [1, 3],
        [1, 5],
        [2, 3],
        [2, 4],
        [2, 5],
        [3, 4],
        [3, 5],
        [4, 5],
      ],
      { lower: 700, upper: 1400, target: 1050 },
    )
    expect(plan({ ...p, locks: { together: [[1, 2]] } }).legal).toBe(true)
  })
})
