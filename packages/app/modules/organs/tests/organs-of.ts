import type { Ctx } from '#server/context.ts'
import type { World } from '#testing/world.ts'
import { household } from '#modules/registers/tests/people-of.ts'
import type { Chosen } from '../store/members.ts'
import { foundOrgan, type Founding } from '../store/found.ts'
import { beginTerm } from '../store/terms.ts'
import { kindRules, type OrganKind, type Post } from '../rules/kinds.ts'

let running = 0
/** Somebody from outside the register. */
export const outsider = (post: Post = 'member', more: Partial<Chosen> = {}): Chosen => ({
  personId: null, name: `外聘${++running}`, sex: running % 2 ? '1' : '2', post, inReason: 'elected', ...more,
}) // prettier-ignore

/** A body at the first community unless told, since 2010. */
export const newOrgan = (world: World, kind: OrganKind, more: Partial<Founding> = {}) =>
  world.system((ctx) => foundOrgan(ctx, { areaId: world.city.communityA1.id, kind, name: `${kind}${++running}`, on: '2010-03-01', source: '成立批复', ...more })) // prettier-ignore

export const seatsOf = (kind: OrganKind, n: number): Post[] => {
  const { posts, head } = kindRules[kind]
  const rest = posts.includes('member') ? 'member' : posts[0]!
  return Array.from({ length: n }, (_, i) => (i === 0 && head ? head : rest))
}

/** People of one household each, in a community, with numbers that only a world for tests takes. */
export async function peopleOf(ctx: Ctx, communityId: string, n: number, more: { sex?: string; on?: string } = {}) {
  ctx.config.demo = true
  const people: { personId: string; name: string; version: number }[] = []
  for (let i = 0; i < n; i++) {
    const { members } = await household(ctx, communityId, [{ sex: more.sex ?? (i % 2 ? '2' : '1'), birthOn: '1970-01-01' }], { on: more.on ?? '2005-01-01' }) // prettier-ignore
    people.push(members[0]!)
  }
  return people
}

/** A body with a term of five years from 2024 on, filled with people from outside the register unless told. */
export async function seatedOrgan(
  world: World,
  kind: OrganKind,
  more: { members?: readonly Chosen[]; from?: string; to?: string; areaId?: string; n?: number } = {},
) {
  const areaId = more.areaId ?? world.city.communityA1.id
  const organ = await newOrgan(world, kind, { areaId })
  const members = more.members ?? seatsOf(kind, more.n ?? 5).map((post) => outsider(post, { inReason: kindRules[kind].family === 'selfGovernment' ? 'elected' : 'appointed' })) // prettier-ignore
  const key = { areaId, organId: organ.id }
  const term = await world.system((ctx) => beginTerm(ctx, { organ: key, from: more.from ?? '2024-01-10', to: more.to ?? '2029-01-10', ruleSetDay: more.from ?? '2024-01-10', members, source: { kind: 'import', id: null, text: '换届选举结果' } })) // prettier-ignore
  return { ...organ, version: organ.version + 1, key, term }
}
