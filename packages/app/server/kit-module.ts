import { cancelJob, getJob, listJobs, type JobRun } from '#shared/jobs.ts'
import { historyOf } from '#shared/audit.ts'
import { AppError } from '#shared/errors.ts'
import { administrators, officers, staff, type Role } from '#shared/roles.ts'
import kitEn from '#locales/en/server.ts'
import kitZh from '#locales/zh-CN/server.ts'
import { notFound, visible } from './access.ts'
import { record } from './audit.ts'
import type { Actor, Ctx } from './context.ts'
import { pageFrom } from './listing.ts'
import { serve, type Module } from './module.ts'
import { noticeRoutes, noticesTopic, noticeTables } from './notify/routes.ts'
import { translator } from './texts.ts'

/** What the kit itself answers: jobs, the history of a record, one's own notices. */
export const kitModule: Module = {
  name: 'kit',
  imports: [],
  routes: [
    serve(listJobs, async (ctx, { query }) => {
      requireInside(ctx, 'jobs.list')
      const page = await pageFrom(
        ctx.db.selectFrom('jobRun').selectAll().where(visible(ctx, 'path')),
        { sort: '-createdAt', ...query },
        { createdAt: 'createdAt', name: 'name', phase: 'phase' },
        'id',
      )
      return { ...page, rows: page.rows.map((r) => shown(ctx, r)) }
    }),
    serve(getJob, async (ctx, { params }) => shown(ctx, await findRun(ctx, params.id))),
    serve(cancelJob, async (ctx, { params }) => {
      const run = await findRun(ctx, params.id)
      requireStopping(ctx, run.actor)
      if (run.endedAt) throw new AppError('jobs.ended', 409)
      await ctx.db.updateTable('jobRun').set({ cancelAsked: true }).where('id', '=', run.id).execute()
      await record(ctx, { command: 'jobs.cancel', areaId: run.areaId, subject: { type: 'job', id: run.id } })
      return shown(ctx, { ...run, cancelAsked: true })
    }),
    serve(historyOf, async (ctx, { params }) => {
      requireInside(ctx, 'audit.of')
      requireKind(ctx, params.kind)
      return { rows: await history(ctx, params.kind, params.id) }
    }),
    ...noticeRoutes,
  ],
  permissions: {},
  topics: { job: async (ctx, id) => shown(ctx, await findRun(ctx, id)), notices: noticesTopic },
  tables: {
    auditEntry: { spread: 'area', rows: 'area' },
    auditHead: { spread: 'area', rows: 'open' },
    idempotency: { spread: 'reference', rows: 'area' },
    jobRun: { spread: 'reference', rows: 'area' },
    storedFile: { spread: 'reference', rows: 'area' },
    setting: { spread: 'reference', rows: 'open' },
    ...noticeTables,
  },
  errors: Object.keys(kitZh.kit.errors).filter((k) => k !== 'field'),
  texts: { 'zh-CN': kitZh.kit, en: kitEn.kit },
}

const inside: ReadonlySet<Role> = new Set([...staff, ...administrators])
const stopping: ReadonlySet<Role> = new Set([...officers, 'communityWorker', 'systemAdmin'])

/** What goes on in an office is for those who work there: a grant of a resident or of a unit's delegate does not show it. */
function requireInside(ctx: Ctx, right: string): void {
  if (ctx.actor.kind === 'account' && !inside.has(ctx.actor.role)) throw new AppError('access.denied', 403, { right })
}

/** Who keeps the machine or the accounts sees what was done to those, not to people. */
function requireKind(ctx: Ctx, kind: string): void {
  const keeper = ctx.actor.kind === 'account' && ['systemAdmin', 'securityAdmin'].includes(ctx.actor.role)
  if (keeper && !['account', 'job'].includes(kind)) throw new AppError('access.denied', 403, { right: 'audit.of' })
}

/** A job is stopped by who began it, or by those who answer for the work of the area. */
function requireStopping(ctx: Ctx, begunBy: unknown): void {
  if (ctx.actor.kind !== 'account' || stopping.has(ctx.actor.role)) return
  if ((begunBy as Partial<Extract<Actor, { kind: 'account' }>> | null)?.accountId === ctx.actor.accountId) return
  throw new AppError('access.denied', 403, { right: 'jobs.cancel' })
}

async function findRun(ctx: Ctx, id: string) {
  requireInside(ctx, 'jobs.get')
  const run = await ctx.db
    .selectFrom('jobRun')
    .selectAll()
    .where('id', '=', id)
    .where(visible(ctx, 'path'))
    .executeTakeFirst()
  if (!run) throw notFound()
  return run
}

function shown(ctx: Ctx, run: Awaited<ReturnType<typeof findRun>>): JobRun {
  const error = run.error as { code: string; params: Record<string, string> } | null
  return {
    ...run,
    phase: run.phase as JobRun['phase'],
    error: error && { code: error.code, message: translator(ctx.locale)(error.code, error.params) },
  }
}

/** Entries about one record, newest first, of the areas within reach. */
async function history(ctx: Ctx, kind: string, id: string) {
  const rows = await ctx.db
    .selectFrom('auditEntry as e')
    .innerJoin('area as a', 'a.id', 'e.areaId')
    .select(['e.at', 'e.actorName as actor', 'e.actorRole as role', 'e.command', 'e.reason', 'e.changes'])
    .where('e.subjectId', '=', id)
    .where('e.subjectType', '=', kind)
    .where(visible(ctx, 'a.path'))
    .orderBy('e.at', 'desc')
    .orderBy('e.areaId')
    .orderBy('e.seq', 'desc')
    .limit(200)
    .execute()
  return rows as never
}
