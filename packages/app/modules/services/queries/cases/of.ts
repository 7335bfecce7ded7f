import { sql } from 'kysely'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { privileged } from '#server/house.ts'
import type { CaseState } from '../../contract/cases/base.ts'
import { tidyNumber } from '../../rules/cases/number.ts'
import type { CaseRow } from '../../store/cases/rows.ts'

/** Steps whose reason is the applicant's to know; the reasons of the others are among the staff. */
const REASON_TOLD = new Set(['refuse', 'suspend', 'resume', 'extend', 'reopen', 'withdraw', 'merge'])

export interface OwnStep {
  seq: number
  verb: string
  state: CaseState
  at: Date
  /** Who did it, for the applicant: the office's role, never a person's name unless it was the applicant. */
  byRole: string
  own: boolean
  text: string
  reason: string
  dueAfter: Date | null
}
export interface OwnCase {
  case: CaseRow
  steps: OwnStep[]
  files: { id: string; fileId: string; name: string; type: string; kind: string; bytes: number; at: Date }[]
  papers: { id: string; number: string; title: string; issuedAt: Date; withdrawnAt: Date | null }[]
}

/**
 * A case for the account that brought it: both clocks, every step that concerns it, files and papers; never a note of the staff.
 * @throws AppError `access.notFound` for anyone else
 */
export async function ownCase(ctx: Ctx, areaId: string, id: string): Promise<OwnCase> {
  const accountId = ctx.actor.kind === 'account' ? ctx.actor.accountId : null
  if (accountId === null) throw notFound()
  return privileged(ctx, async (db) => {
    const found = await db
      .selectFrom('serviceCase')
      .selectAll()
      .where('areaId', '=', areaId)
      .where('id', '=', id)
      .where('applicantAccountId', '=', accountId)
      .executeTakeFirst()
    if (!found) throw notFound()
    const of = found as unknown as CaseRow
    return {
      case: of,
      steps: await ownSteps(ctx, of, accountId),
      files: await ownFiles(ctx, of),
      papers: await papersOf(ctx, of),
    }
  })
}

async function ownSteps(ctx: Ctx, of: CaseRow, accountId: string): Promise<OwnStep[]> {
  const rows = await ctx.db
    .selectFrom('serviceCaseStep')
    .select(['seq', 'verb', 'stateTo as state', 'at', 'byId', 'byRole', 'text', 'reason', 'dueAfter'])
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('audience', '<>', 'internal')
    .orderBy('seq')
    .execute()
  return rows.map(({ byId, ...s }) => ({
    ...s,
    state: s.state as CaseState,
    own: byId === accountId,
    reason: REASON_TOLD.has(s.verb) || byId === accountId ? s.reason : '',
  }))
}

const ownFiles = (ctx: Ctx, of: CaseRow) =>
  ctx.db
    .selectFrom('serviceCaseFile')
    .select(['id', 'fileId', 'name', 'type', 'kind', 'bytes', 'at'])
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('audience', '<>', 'internal')
    .where('droppedAt', 'is', null)
    .orderBy('id')
    .execute()

/** The papers of a case, newest first. */
export const papersOf = (ctx: Ctx, of: Pick<CaseRow, 'areaId' | 'id'>) =>
  ctx.db
    .selectFrom('servicePaper')
    .select(['id', 'number', 'title', 'issuedAt', 'withdrawnAt'])
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .orderBy('issuedAt', 'desc')
    .execute()

/** Where a number belongs, in any spelling; `undefined` where no case bears it. The caller checks who may see the case. */
export async function caseByNumber(ctx: Ctx, typed: string): Promise<{ areaId: string; id: string } | undefined> {
  const number = tidyNumber(typed)
  if (!number) return undefined
  const { rows } = await privileged(ctx, (db) =>
    sql<{
      areaId: string
      id: string
    }>`select area_id, case_id as id from service_case_number where number = ${number}`.execute(db),
  )
  return rows[0]
}
