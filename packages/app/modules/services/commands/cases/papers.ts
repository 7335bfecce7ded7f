import QRCode from 'qrcode'
import { notFound } from '#server/access.ts'
import { record } from '#server/audit.ts'
import type { Ctx } from '#server/context.ts'
import { toDocx, toPdf } from '#server/documents/index.ts'
import { storeFile } from '#server/files.ts'
import { privileged } from '#server/house.ts'
import { dayOf } from '#shared/dates.ts'
import { AppError } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { getArea } from '#modules/areas/index.ts'
import type { z } from 'zod'
import type { issuePaper as issueContract } from '../../contract/cases/papers.ts'
import { randomSigns } from '../../rules/cases/number.ts'
import { paperModel, qrDrawing } from '../../rules/cases/paper.ts'
import { loadCase } from '../../store/cases/load.ts'
import type { CaseRow } from '../../store/cases/rows.ts'
import { timeOf } from '../../store/cases/time.ts'
import { moveCase } from './move.ts'
import { actorName } from './support.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
interface Issued {
  id: string
  number: string
  version: number
}

/** Issues a paper of a case, as PDF and DOCX, numbered under the case, with a code in its QR that anyone may verify. */
export async function issuePaper(ctx: Ctx, id: string, input: z.output<typeof issueContract.body>): Promise<Issued> {
  const of = await loadCase(ctx, 'services.handle', id)
  const code = randomSigns(16)
  const address = `${ctx.config.publicUrl}/public/papers/${code}`
  const issuer = (await getArea(ctx, of.holderAreaId, dayOf(ctx.now))).name
  const number = `${of.number}-${(await countOf(ctx, of)) + 1}`
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
  const model = paperModel({
    ...input, number, issuer, address, day: spelt(dayOf(ctx.now)), holder: of.applicantNameEnc ? ctx.keys.open(of.applicantNameEnc) : '',
    qr: qrDrawing(modules.size, (row, column) => modules.get(row, column) === 1, address), createdAt: ctx.now.toISOString(),
  }) // prettier-ignore
  const file = (type: string, ending: string, body: Buffer) =>
    privileged(ctx, () => storeFile(ctx, of.areaId, { name: `${input.title}-${number}.${ending}`, type, body }))
  const docxId = await file(DOCX, 'docx', await toDocx(model))
  const pdfId = await file('application/pdf', 'pdf', toPdf(model))
  const paperId = newId(ctx.now)
  await ctx.db
    .insertInto('servicePaper')
    .values({
      areaId: of.areaId,
      id: paperId,
      path: of.path,
      caseId: of.id,
      number,
      codeHash: ctx.keys.blind(`paper:${code}`),
      ...input,
      issuer,
      docxId,
      pdfId,
      issuedAt: ctx.now,
      issuedBy: actorName(ctx),
    }) // prettier-ignore
    .execute()
  await step(ctx, of, `${input.title}（${number}）`)
  await record(ctx, {
    command: 'services.issuePaper', areaId: of.areaId, subject: { type: 'serviceCase', id }, changes: { number: [null, number], ...(of.special ? {} : { title: [null, input.title] }) },
  }) // prettier-ignore
  return { id: paperId, number, version: 1 }
}

const spelt = (day: string): string => {
  const [y, m, d] = day.split('-').map(Number)
  return `${y}年${m}月${d}日`
}

async function countOf(ctx: Ctx, of: CaseRow): Promise<number> {
  const rows = await ctx.db
    .selectFrom('servicePaper')
    .select('id')
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .execute()
  return rows.length
}

async function step(ctx: Ctx, of: CaseRow, text: string): Promise<void> {
  const time = await timeOf(ctx, of.path)
  await moveCase(ctx, of, time, {
    verb: 'paper',
    to: of.state,
    step: 'stays',
    text,
    audience: 'applicant',
    words: true,
  })
}

/** Withdraws a paper: whoever verifies it is told so from now on. @throws AppError `services.paperWithdrawn` (409) */
export async function withdrawPaper(ctx: Ctx, id: string, paperId: string, reason: string): Promise<Issued> {
  const of = await loadCase(ctx, 'services.handle', id)
  const paper = await ctx.db
    .selectFrom('servicePaper')
    .select(['number', 'withdrawnAt', 'version', 'title'])
    .where('areaId', '=', of.areaId)
    .where('caseId', '=', of.id)
    .where('id', '=', paperId)
    .executeTakeFirst()
  if (!paper) throw notFound()
  if (paper.withdrawnAt) throw new AppError('services.paperWithdrawn', 409, { number: paper.number })
  const version = paper.version + 1
  await ctx.db
    .updateTable('servicePaper')
    .set({ withdrawnAt: ctx.now, withdrawnBy: actorName(ctx), withdrawnReason: reason, version })
    .where('areaId', '=', of.areaId)
    .where('id', '=', paperId)
    .execute()
  await step(ctx, of, `作废：${paper.title}（${paper.number}）`)
  await record(ctx, {
    command: 'services.withdrawPaper', areaId: of.areaId, subject: { type: 'serviceCase', id }, changes: { number: [paper.number, null] }, ...(of.special ? {} : { reason }),
  }) // prettier-ignore
  return { id: paperId, number: paper.number, version }
}
