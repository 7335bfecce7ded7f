import type { Problem } from '@liren/planner'
import { z } from 'zod'
import { idParams, route } from '#shared/contract.ts'
import { needed } from './base.ts'
import { runResult } from './runs.ts'
import { weights } from './schemes.ts'

const whole = z.array(z.number().int())
const real = z.array(z.number())
const lists = z.array(whole)

/**
 * The planner's problem as it travels: plain numbers, bit for bit those that the server draws with, so that the page
 * answers the same seed with the same plan. What is held fast as drawn is not in it (`holding`).
 */
export const plainProblem = z.object({
  ids: z.array(z.string()), weight: real, people: real,
  adjacency: z.object({ offsets: whole, neighbours: whole, length: real, barrier: whole }),
  x: real, y: real, area: real, outer: real,
  lower: z.number(), upper: z.number(), target: z.number(),
  hard: whole.nullable(), soft: lists, old: whole,
  service: z.object({ at: whole, metres: z.number() }).nullable(),
  locks: z.object({ together: lists, apart: lists, stay: whole, whole }),
  weights,
}) // prettier-ignore
export type PlainProblem = z.infer<typeof plainProblem>

const plain = (list: ArrayLike<number> | undefined): number[] => Array.from(list ?? [])

export function plainOf(p: Problem): PlainProblem {
  const { offsets, neighbours, length, barrier } = p.adjacency
  const { together = [], apart = [], stay = [], whole: closed = [] } = p.locks ?? {}
  return {
    ids: [...p.ids], weight: plain(p.weight), people: plain(p.people),
    adjacency: { offsets: plain(offsets), neighbours: plain(neighbours), length: plain(length), barrier: plain(barrier) },
    x: plain(p.x), y: plain(p.y), area: plain(p.area), outer: plain(p.outer), lower: p.lower, upper: p.upper, target: p.target,
    hard: p.hard ? plain(p.hard) : null, soft: (p.soft ?? []).map(plain), old: plain(p.old),
    service: p.service ? { at: plain(p.service.at), metres: p.service.metres } : null,
    locks: { together: together.map(plain), apart: apart.map(plain), stay: [...stay], whole: [...closed] },
    weights: p.weights,
  } // prettier-ignore
}

export function problemOfPlain(p: PlainProblem): Problem {
  return {
    n: p.ids.length,
    ids: p.ids,
    weight: Float64Array.from(p.weight),
    people: Float64Array.from(p.people),
    adjacency: {
      offsets: Int32Array.from(p.adjacency.offsets),
      neighbours: Int32Array.from(p.adjacency.neighbours),
      length: Float64Array.from(p.adjacency.length),
      barrier: Uint8Array.from(p.adjacency.barrier),
    },
    x: Float64Array.from(p.x),
    y: Float64Array.from(p.y),
    area: Float64Array.from(p.area),
    outer: Float64Array.from(p.outer),
    lower: p.lower,
    upper: p.upper,
    target: p.target,
    ...(p.hard ? { hard: Int32Array.from(p.hard) } : {}),
    ...(p.soft.length > 0 ? { soft: p.soft.map((s) => Int32Array.from(s)) } : {}),
    old: Int32Array.from(p.old),
    ...(p.service ? { service: { at: Uint8Array.from(p.service.at), metres: p.service.metres } } : {}),
    locks: p.locks,
    weights: p.weights,
  }
}

export const getEngineProblem = route({
  name: 'planning.getEngineProblem', method: 'GET', path: '/api/planning/schemes/{id}/engine', kind: 'query', permission: 'planning.view',
  summary: 'The problem of a scheme as the engine draws it, so that a page can draw the same', params: idParams,
  reply: plainProblem.extend({ register: z.string(), seed: z.number().int() }),
}) // prettier-ignore

export const keepPlans = route({
  name: 'planning.keepPlans', method: 'POST', path: '/api/planning/schemes/{id}/plans', kind: 'command', permission: 'planning.draw',
  summary: 'Keeps plans that a page let the engine draw as new alternatives; the server judges them itself', params: idParams,
  body: z.object({
    /** The register that the page drew on. */
    register: z.string(),
    what: z.enum(['draw', 'repair', 'include']),
    plans: z.array(z.object({
      name: needed(60), seed: z.number().int().min(0), rounds: z.number().int().min(0),
      /** Community of each unit in the order of the problem's units, from 0; -1 is none. */
      assignment: z.array(z.number().int().min(-1).max(1_999)).max(1_000_000),
    })).min(1).max(5),
  }),
  reply: runResult,
}) // prettier-ignore
