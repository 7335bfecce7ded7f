import { sql } from 'kysely'
import { require } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import { AppError } from '#shared/errors.ts'
import type { z } from 'zod'
import type { candidate, decideChanges } from '../contract/releases.ts'
import type { Verdict } from '../rules/diff/types.ts'
import { insertLinks, type NewLink } from '../store/links.ts'
import { bumpRevision } from '../store/versions.ts'
import { actorName, sourceOf } from './releases.ts'

type Body = z.output<typeof decideChanges.body>
type Candidate = z.output<typeof candidate>
interface Row {
  seq: number
  key: string
  kind: string
  areaId: string | null
  before: unknown
  after: unknown
  candidates: Candidate[]
}

/** Whether a verdict makes sense for a finding. What goes on has two sides; what vanished or is new has one. */
function fits(row: Row, said: Verdict): boolean {
  const paired = row.before !== null && row.after !== null
  if (said.verdict === 'separate') return paired
  if (said.verdict === 'confirmed') return true
  if (paired) return false
  const others = said.verdict === 'same' ? [said.other] : said.others
  const wanted = row.before === null ? 'old:' : 'row:'
  return others.every((key) => key.startsWith(wanted))
}

async function release(ctx: Ctx, id: string) {
  const found = await ctx.db
    .selectFrom('areaRelease')
    .select(['id', 'state', 'areaId', 'path', 'version', 'fileName', 'releasedOn', 'system'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found?.areaId) throw new AppError('access.notFound', 404)
  await require(ctx, 'areas.import', found.areaId)
  return { ...found, areaId: found.areaId, system: found.system as 'nbs' | 'mca' }
}

/**
 * Notes what a person says about findings: one by its number, or all of a kind that nobody has answered. Before the
 * release is taken over the verdicts steer it; afterwards an open finding may still be answered with where an area
 * went or came from, which becomes a link at once.
 * @throws AppError `areas.verdictUnfit`, `areas.candidateMissing`, `areas.releaseState`
 */
export async function decide(ctx: Ctx, id: string, body: Body): Promise<{ decided: number }> {
  const about = await release(ctx, id)
  if (about.state !== 'compared' && about.state !== 'taken')
    throw new AppError('areas.releaseState', 409, { state: about.state })
  const rows = await chosen(ctx, id, body)
  const said = body.verdict
  const unfit = said ? rows.find((r) => !fits(r, said)) : undefined
  if (unfit) throw new AppError('areas.verdictUnfit', 422, { seq: unfit.seq }, 'verdict')
  const links = about.state === 'taken' && said ? await linksAfter(ctx, about, rows, said) : []
  await privileged(ctx, async (db) => {
    await insertLinks(ctx, db, links)
    if (links.length > 0) await bumpRevision(db)
    const [verdict, by, at] = said ? [JSON.stringify(said), actorName(ctx), ctx.now] : [null, null, null]
    await db
      .updateTable('areaReleaseChange')
      .set({ verdict, decidedBy: by, decidedAt: at })
      .where('releaseId', '=', id)
      .where('seq', 'in', [0, ...rows.map((r) => r.seq)])
      .execute()
  })
  await record(ctx, {
    command: 'areas.decide',
    areaId: about.areaId,
    subject: { type: 'release', id },
    changes: {
      verdict: [null, said?.verdict ?? null],
      findings: [null, rows.length],
    },
  })
  return { decided: rows.length }
}

async function chosen(ctx: Ctx, id: string, body: Body): Promise<Row[]> {
  const f = body.filter
  const conditions = [
    sql`release_id = ${id}`,
    ...(body.seq === undefined ? [sql`verdict is null`] : [sql`seq = ${body.seq}`]),
    ...(f?.aspect ? [sql`${f.aspect} = any(aspects)`] : []),
    ...(f?.conversion ? [sql`conversion = ${f.conversion}`] : []),
    ...(f?.confidence ? [sql`confidence = ${f.confidence}`] : []),
    ...(f?.level ? [sql`level = ${f.level}`] : []),
  ]
  const { rows } = await sql<Row>`
    select seq, key, kind, area_id, before, after, candidates from area_release_change where ${sql.join(conditions, sql` and `)}`.execute(
    ctx.db,
  )
  if (body.seq !== undefined && rows.length === 0) throw new AppError('access.notFound', 404)
  return rows
}

/** After the release is taken, an answer can only add who came from whom; identity stands. */
async function linksAfter(
  ctx: Ctx,
  about: Awaited<ReturnType<typeof release>>,
  rows: readonly Row[],
  said: Verdict,
): Promise<NewLink[]> {
  if (said.verdict === 'separate' || said.verdict === 'same')
    throw new AppError('areas.releaseState', 409, { state: about.state })
  const base = {
    onDay: about.releasedOn,
    source: sourceOf(about),
    actId: null,
    releaseId: about.id,
    confirmedBy: actorName(ctx),
  }
  const links: NewLink[] = []
  for (const row of rows) {
    if (row.before !== null && row.after !== null) continue
    const others =
      said.verdict === 'succeeded' ? said.others : row.candidates.length === 1 ? [row.candidates[0]!.key] : []
    const own = await areaOfKey(ctx, about.releasedOn, row.key)
    for (const key of others) {
      const other = await areaOfKey(ctx, about.releasedOn, key)
      if (!own || !other) throw new AppError('areas.candidateMissing', 422, { seq: row.seq }, 'verdict')
      if (row.after === null) links.push({ ...base, fromId: own, toId: other, kind: 'merged' })
      else links.push({ ...base, fromId: other, toId: own, kind: row.kind === 'split' ? 'split' : 'merged' })
    }
  }
  return links
}

async function areaOfKey(ctx: Ctx, day: string, key: string): Promise<string | undefined> {
  if (key.startsWith('old:')) return key.slice(4)
  const [, level, code] = key.split(':')
  const { rows } = await sql<{ areaId: string }>`
    select v.area_id from area_version v where (v.code_stat = ${code} or v.code_civil = ${code}) and v.level = ${Number(level)}
      and v.superseded_at is null and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})`.execute(
    ctx.db,
  )
  return rows[0]?.areaId
}

/** Puts a release aside that is not to be taken over. */
export async function discard(ctx: Ctx, id: string, version: number, reason: string): Promise<{ id: string }> {
  const about = await release(ctx, id)
  if (about.version !== version) throw new AppError('areas.staleVersion', 409, { version: about.version })
  if (about.state === 'taken' || about.state === 'discarded')
    throw new AppError('areas.releaseState', 409, { state: about.state })
  await privileged(ctx, (db) =>
    db
      .updateTable('areaRelease')
      .set({ state: 'discarded', version: version + 1 })
      .where('id', '=', id)
      .execute(),
  )
  await record(ctx, {
    command: 'areas.discardRelease',
    areaId: about.areaId,
    subject: { type: 'release', id },
    changes: { state: [about.state, 'discarded'] },
    reason,
  })
  return { id }
}

/** Asks the job to take a compared release over. */
export async function startTaking(ctx: Ctx, id: string, version: number): Promise<{ jobId: string }> {
  const about = await release(ctx, id)
  if (about.version !== version) throw new AppError('areas.staleVersion', 409, { version: about.version })
  if (about.state !== 'compared') throw new AppError('areas.releaseState', 409, { state: about.state })
  const jobId = await ctx.enqueue('areas.takeRelease', about.areaId, { releaseId: id })
  await record(ctx, { command: 'areas.startTaking', areaId: about.areaId, subject: { type: 'release', id } })
  return { jobId }
}
