import { maskName } from '#modules/registers/index.ts'
import { notFound } from '#server/access.ts'
import type { Ctx } from '#server/context.ts'
import { openStoredFile } from '#server/files.ts'
import { privileged } from '#server/house.ts'
import type { FileReply } from '#server/module.ts'
import { dayOf } from '#shared/dates.ts'
import type { CaseRow } from '../../store/cases/rows.ts'
import { lookAtPart } from '../../commands/cases/look.ts'
import { findCase } from './one.ts'

type Format = 'pdf' | 'docx'

/**
 * A paper for the staff who may see its case. One of a special-care case is a look that is recorded.
 * @throws AppError `access.notFound`, `services.specialLook` (403)
 */
export async function getPaper(ctx: Ctx, id: string, paperId: string, format: Format): Promise<FileReply> {
  const of = await findCase(ctx, id)
  const file = await paperFile(ctx, of, paperId, format)
  await lookAtPart(ctx, of, 'paper', paperId)
  return file
}

/** A paper of a case that the caller has found to be the actor's to see. @throws AppError `access.notFound` */
export async function paperFile(
  ctx: Ctx,
  of: Pick<CaseRow, 'areaId' | 'id'>,
  paperId: string,
  format: Format,
): Promise<FileReply> {
  return privileged(ctx, async (db) => {
    const paper = await db
      .selectFrom('servicePaper')
      .select(['pdfId', 'docxId'])
      .where('areaId', '=', of.areaId)
      .where('caseId', '=', of.id)
      .where('id', '=', paperId)
      .executeTakeFirst()
    if (!paper) throw notFound()
    return openStoredFile(ctx, format === 'pdf' ? paper.pdfId : paper.docxId)
  })
}

/** Whether a paper is genuine and valid, with no more than stands on it, and the name masked. @throws AppError `access.notFound` */
export async function verifyPaper(ctx: Ctx, code: string) {
  return privileged(ctx, async (db) => {
    const paper = await db
      .selectFrom('servicePaper as p')
      .innerJoin('serviceCase as c', (j) => j.onRef('c.areaId', '=', 'p.areaId').onRef('c.id', '=', 'p.caseId'))
      .select(['p.number', 'p.title', 'p.issuer', 'p.issuedAt', 'p.withdrawnAt', 'c.applicantNameEnc'])
      .where('p.codeHash', '=', ctx.keys.blind(`paper:${code}`))
      .executeTakeFirst()
    if (!paper) throw notFound()
    return {
      valid: paper.withdrawnAt === null,
      number: paper.number,
      title: paper.title,
      issuer: paper.issuer,
      issuedOn: dayOf(paper.issuedAt),
      holder: paper.applicantNameEnc ? maskName(ctx.keys.open(paper.applicantNameEnc)) : null,
      withdrawnOn: paper.withdrawnAt ? dayOf(paper.withdrawnAt) : null,
    }
  })
}
