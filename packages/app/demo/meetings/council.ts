import { sql } from 'kysely'
import { beginTerm, foundOrgan, membersOn, organOf, representativesOf } from '#modules/organs/index.ts'
import type { Ctx } from '#server/context.ts'
import type { Day } from '#shared/dates.ts'

const COMMITTEE = ['chair', 'viceChair', 'member', 'member', 'member'] as const
const REPRESENTATIVES = 24

/** Heads of households, one of each, who hold no seat of the community yet. */
async function heads(ctx: Ctx, communityId: string, n: number, since: Day): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select r.person_id from resident r where r.community_id = ${communityId} and r.is_head and r.registered and r.superseded_at is null and r.valid_to is null
      and r.valid_from <= ${since}::date and r.birth_on between ${since}::date - interval '62 years' and ${since}::date - interval '35 years'
      and not exists (select 1 from organ_member m where m.person_id = r.person_id) order by r.household_id limit ${n}`.execute(ctx.db)
  return rows.map((r) => r.personId)
} // prettier-ignore

/**
 * The committee and the representatives of a community as its meetings need them: those that are there, or some since a day. Returns whether
 * both are seated.
 */
export async function seat(ctx: Ctx, areaId: string, since: Day, to: Day): Promise<boolean> {
  const source = { kind: 'import' as const, id: null, text: '换届选举结果' }
  const term = { from: since, to, ruleSetDay: since, source }
  const committee = await organOf(ctx, areaId, 'residentsCommittee', since)
  if (!committee) {
    const organ = await foundOrgan(ctx, { areaId, kind: 'residentsCommittee', name: '居民委员会', on: since, source: '设立批复' })
    const people = await heads(ctx, areaId, COMMITTEE.length, since)
    await beginTerm(ctx, { organ: { areaId, organId: organ.id }, ...term, members: people.map((personId, i) => ({ personId, post: COMMITTEE[i]!, inReason: 'elected' })) })
  }
  if ((await representativesOf(ctx, areaId, since)).length === 0) {
    const found = await organOf(ctx, areaId, 'representatives', since)
    const organ = found ?? (await foundOrgan(ctx, { areaId, kind: 'representatives', name: '居民代表', on: since, source: '居民代表推选结果' }))
    const people = await heads(ctx, areaId, REPRESENTATIVES, since)
    await beginTerm(ctx, { organ: { areaId, organId: organ.id }, ...term, members: people.map((personId) => ({ personId, post: 'representative', inReason: 'selected' })) })
  }
  const seated = await organOf(ctx, areaId, 'residentsCommittee', since)
  return seated !== null && (await membersOn(ctx, { areaId, organId: seated.id }, since)).length > 0
} // prettier-ignore
