import { Worker } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { readInstance } from '../src/formats/index.ts'
import { connect, plan, type Client, type Progress, type Thread } from '../src/index.ts'

const SERVING = `
  const { parentPort } = require('node:worker_threads')
  const waiting = []
  let hear = (message) => waiting.push(message)
  parentPort.on('message', (message) => hear(message))
  import(${JSON.stringify(new URL('../src/worker.ts', import.meta.url).href)}).then(({ serve }) => {
    serve({
      post: (message, transfer) => parentPort.postMessage(message, transfer),
      listen: (f) => { hear = f; waiting.forEach(f) },
    })
  })`

/** The planner in a thread of Node: the same messages as in a browser. */
function thread(): Thread {
  const worker = new Worker(SERVING, { eval: true })
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    listen: (hear) => void worker.on('message', (message) => hear(message as never)),
    end: () => void worker.terminate(),
    broken: (hear) => void worker.on('error', (error) => hear(String(error))),
  }
}
let client: Client | undefined
afterEach(() => client?.close())

/** A town of blocks, `side` by `side`, 60 households each. */
function town(side: number) {
  const nodes = Array.from({ length: side * side }, (_, id) => ({
    id,
    hh: 60,
    x: (id % side) * 90,
    y: Math.floor(id / side) * 90,
  }))
  const links = nodes.flatMap(({ id }) => [
    ...((id + 1) % side ? [{ source: id, target: id + 1, len: 90 }] : []),
    ...(id + side < side * side ? [{ source: id, target: id + side, len: 90 }] : []),
  ])
  return readInstance(JSON.stringify({ graph: { lower: 1000, upper: 3000, target: 2000 }, nodes, links })).problem
}

test('a plan from a thread is the plan of the same seed, and progress is told', async () => {
  client = connect(thread)
  const problem = town(40)
  const seen: Progress[] = []
  const made = await client.plan(problem, { seed: 5, onProgress: (p) => seen.push(p) })
  expect(made).toEqual(plan(problem, { seed: 5 }))
  expect(seen.length).toBeGreaterThan(0)
  expect(problem.weight.length).toBe(1600)
})

test('alternatives, repair, inclusion and explanation are asked the same way', async () => {
  client = connect(thread)
  const problem = town(20)
  const told: Int32Array[] = []
  const onPlan = ({ assignment }: { assignment: Int32Array }) => void told.push(assignment)
  const [one, two] = await client.alternatives(problem, 2, { effort: { rounds: 1 }, onPlan })
  expect(one!.assignment).not.toEqual(two!.assignment)
  expect(told).toEqual(expect.arrayContaining([one!.assignment, two!.assignment]))
  const torn = one!.assignment.map((c, u) => (u === 0 ? -1 : c))
  expect(await client.include(problem, torn, [0])).toMatchObject({ legal: true })
  expect(await client.repair(problem, torn)).toMatchObject({ legal: true })
  const explained = await client.explain(problem, two!.assignment)
  expect(explained.communities).toHaveLength(two!.communities)
})

test.each([true, false])(
  'an abort ends a long search soon with the best plan so far (memory shared: %s)',
  async (shared) => {
    client = connect(thread, shared)
    const problem = town(40)
    const stop = new AbortController()
    let aborted = Number.NaN
    const long = client.plan(problem, {
      effort: { rounds: 1e6 },
      signal: stop.signal,
      onPlan: () => {
        if (stop.signal.aborted) return
        aborted = performance.now()
        stop.abort()
      },
    })
    const made = await long
    expect(performance.now() - aborted).toBeLessThan(1000)
    expect(made).toMatchObject({ legal: true })
    expect(await client.plan(problem, { seed: 2, effort: { rounds: 0 } })).toMatchObject({ legal: true })
  },
)

test('a refusal comes over as one; an abort before the start is refused', async () => {
  client = connect(thread)
  const problem = { ...town(5), lower: 4000 }
  await expect(client.plan(problem)).rejects.toMatchObject({ name: 'PlannerError', code: 'boundsCrossed' })
  await expect(client.plan(problem, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
})
