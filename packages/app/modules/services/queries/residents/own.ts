import { ownEntry } from '#modules/registers/index.ts'
import { notFound, requireRight } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { openStoredFile } from '#server/files.ts'
import { privileged } from '#server/house.ts'
import { pageFrom } from '#server/listing.ts'
import type { FileReply } from '#server/module.ts'
import { translator } from '#server/texts.ts'
import type { Input, Reply } from '#shared/contract.ts'
import { addDays, dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { openStates } from '../../contract/cases/base.ts'
import type * as contract from '../../contract/residents/own.ts'
import type { OwnCaseRow, OwnHome } from '../../contract/residents/own.ts'
import { ownCase } from '../cases/of.ts'
import { settingOf } from '../../store/cases/time.ts'
import type { CaseRow } from '../../store/cases/rows.ts'
import { atHome, ownMembers, type Member } from './members.ts'
import { areaNames, nameOf } from './names.ts'

const isOpen = (state: CaseRow['state']): boolean => (openStates as readonly string[]).includes(state)

/** Whose turn it is: a suspended case waits for the applicant. */
export const turnOf = (state: CaseRow['state']): OwnCaseRow['turn'] =>
  state === 'suspended' ? 'you' : isOpen(state) ? 'office' : 'over'

/** The cases of the account that acts, and nobody else's: by the account's own policy and by this condition. */
const ownCases = (ctx: Ctx) =>
  ctx.db
    .selectFrom('serviceCase')
    .selectAll()
    .where('applicantAccountId', '=', ctx.actor.kind === 'account' ? ctx.actor.accountId : null)

/** Who has it, in words: the office and the role, never a person's name. */
function shownRow(ctx: Ctx, c: CaseRow, areas: Map<string, string>, names: Map<string | null, string>): OwnCaseRow {
  const { id, number, title, nature, state, openedAt, changedAt, dueAt, stepDueAt, closedAt } = c
  const holder = `${areas.get(c.holderAreaId) ?? ''} ${translator(ctx.locale)(`accounts:roles.${c.holderRole}`)}`.trim()
  const late = isOpen(state) && !c.suspendedAt && dueAt !== null && dueAt < ctx.now
  return {
    id, number, title, nature, state, turn: turnOf(state), holder, openedAt, changedAt, dueAt, stepDueAt, closedAt, forName: names.get(c.personId ?? c.localUnitId) ?? '', late,
  } // prettier-ignore
}

async function namesOfMembers(ctx: Ctx, members: readonly Member[]): Promise<Map<string | null, string>> {
  const names = new Map<string | null, string>()
  for (const m of members) names.set(m.personId ?? m.localUnitId, await nameOf(ctx, m))
  return names
}

async function dressed(ctx: Ctx, rows: readonly CaseRow[], members: readonly Member[]): Promise<OwnCaseRow[]> {
  const areas = await areaNames(ctx, rows.map((c) => c.holderAreaId)) // prettier-ignore
  const names = await namesOfMembers(ctx, members)
  return rows.map((c) => shownRow(ctx, c, areas, names))
}

/** What one's own page begins with. */
export async function getHome(ctx: Ctx): Promise<OwnHome> {
  requireRight(ctx, 'services.own')
  const members = await ownMembers(ctx)
  const areas = await areaNames(ctx, members.map((m) => m.communityId)) // prettier-ignore
  const names = await namesOfMembers(ctx, members)
  const open = (await ownCases(ctx).where('state', 'in', openStates).orderBy('changedAt', 'desc').limit(50).execute()) as unknown as CaseRow[] // prettier-ignore
  const unread = await ctx.db
    .selectFrom('notification')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where('channel', '=', 'inApp')
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
  const self = members.find((m) => m.kind === 'self')
  const entry = self && (await atHome(ctx, self, () => ownEntry(ctx, self.communityId, self.personId!)))
  return {
    members: members.map((m) => ({
      id: m.id, kind: m.kind as 'self', name: names.get(m.personId ?? m.localUnitId) ?? '', relation: m.relation as 'child' | null, communityId: m.communityId,
      community: areas.get(m.communityId) ?? '', validTo: m.validTo, checked: m.checked as 'idCard',
    })), // prettier-ignore
    cases: await dressed(ctx, open, members),
    open: open.length,
    unread: Number(unread.n),
    home: entry ? { address: entry.address, x: entry.x, y: entry.y } : null,
  }
}

/** One's own requests, newest first. */
export async function listOwnCases(
  ctx: Ctx,
  ask: Input<typeof contract.listOwnCases>['query'],
): Promise<Reply<typeof contract.listOwnCases>> {
  requireRight(ctx, 'services.own')
  const found = ownCases(ctx).$if(ask.state !== undefined, (q) =>
    q.where('state', ask.state === 'open' ? 'in' : 'not in', openStates),
  )
  const page = await pageFrom(found, { ...ask, sort: '-openedAt' }, { openedAt: 'opened_at' }, ['area_id', 'id'])
  return { ...page, rows: await dressed(ctx, page.rows as unknown as CaseRow[], await ownMembers(ctx)) }
}

/** Where one's own case stands. @throws AppError `access.notFound` (404) for a case of anybody else, as for none */
export async function ownCasePlace(ctx: Ctx, id: string): Promise<{ areaId: string; id: string }> {
  requireRight(ctx, 'services.own')
  const row = await ownCases(ctx).clearSelect().select(['areaId', 'id']).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** One of one's own requests: who has it, until when, every step that concerns one, files and papers. */
export async function getOwnCase(ctx: Ctx, id: string): Promise<Reply<typeof contract.getOwnCase>> {
  const { areaId } = await ownCasePlace(ctx, id)
  const { case: c, steps, files, papers } = await ownCase(ctx, areaId, id)
  const [row] = await dressed(ctx, [c], await ownMembers(ctx))
  const reopenUntil = await reopenDay(ctx, c)
  const grade = await gradeOf(ctx, c)
  const { version, text, placeText, special, suspendedAt, urged, reopened, escalatedTo } = c
  return {
    ...row!, version, text, placeText, special, suspendedAt, urged, reopened, escalatedTo, steps, papers, form: c.form as Record<string, unknown>, public: c.public,
    files: files.map(({ id: part, name, type, kind, bytes, at }) => ({ id: part, name, type, kind, bytes, at })), reopenUntil, grade,
    can: verbsOf(ctx, c, reopenUntil).filter((verb) => verb !== 'rate' || grade === null),
  } // prettier-ignore
}

/** A file of one's own request. @throws AppError `access.notFound` for a file of the staff's, or of another case */
export async function readOwnFile(ctx: Ctx, id: string, fileId: string): Promise<FileReply> {
  const { areaId } = await ownCasePlace(ctx, id)
  const file = (await ownCase(ctx, areaId, id)).files.find((f) => f.id === fileId)
  if (!file) throw notFound()
  return openStoredFile(ctx, file.fileId)
}

/** A finished paper of one's own request. @throws AppError `access.notFound`; `services.paperWithdrawn` (410) */
export async function readOwnPaper(ctx: Ctx, id: string, paperId: string, as: 'pdf' | 'docx'): Promise<FileReply> {
  const { areaId } = await ownCasePlace(ctx, id)
  const paper = await privileged(ctx, (db) =>
    db
      .selectFrom('servicePaper')
      .select(['pdfId', 'docxId', 'withdrawnAt'])
      .where('areaId', '=', areaId)
      .where('caseId', '=', id)
      .where('id', '=', paperId)
      .executeTakeFirst(),
  )
  if (!paper) throw notFound()
  if (paper.withdrawnAt) throw new AppError('services.paperWithdrawn', 410)
  return openStoredFile(ctx, as === 'pdf' ? paper.pdfId : paper.docxId)
}

/** The grade that one gave a request, where one has. */
async function gradeOf(ctx: Ctx, c: CaseRow): Promise<number | null> {
  const row = await privileged(ctx, (db) =>
    db
      .selectFrom('serviceRating')
      .select('grade')
      .where('areaId', '=', c.areaId)
      .where('caseId', '=', c.id)
      .executeTakeFirst(),
  )
  return row?.grade ?? null
}

/** The last day on which a closed case may be opened again. */
async function reopenDay(ctx: Ctx, c: CaseRow): Promise<string | null> {
  if (!['closed', 'refused'].includes(c.state) || !c.closedAt) return null
  const { reopenDays } = await settingOf(ctx, c.path)
  return addDays(dayOf(c.closedAt), reopenDays)
}

type Verb = Reply<typeof contract.getOwnCase>['can'][number]
function verbsOf(ctx: Ctx, c: CaseRow, reopenUntil: string | null): Verb[] {
  if (isOpen(c.state)) return ['say', 'urge', 'withdraw']
  if (c.state !== 'closed' && c.state !== 'refused') return []
  const again: Verb[] = reopenUntil !== null && dayOf(ctx.now) <= reopenUntil ? ['reopen'] : []
  return c.state === 'closed' ? ['say', 'rate', ...again] : again
}
