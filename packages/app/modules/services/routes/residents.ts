import type { AppError } from '#shared/errors.ts'
import { serve, type BoundRoute } from '#server/module.ts'
import * as contract from '../contract/residents/enrol.ts'
import { bindCode, giveCode, signUp, withdrawCode } from '../commands/residents/code.ts'
import { addFamily, endMember, readmitMember, tieAccount } from '../commands/residents/tie.ts'
import { listCodes } from '../queries/residents/codes.ts'
import { listMembers } from '../queries/residents/members.ts'

/** A refusal that is returned, not thrown, keeps the tries that were counted. */
const keeping = <T>(answer: Promise<T | AppError>): Promise<T> => answer as Promise<T>

const enrolment: BoundRoute[] = [
  serve(contract.giveCode, (ctx, { body }) => giveCode(ctx, body)),
  serve(contract.listCodes, (ctx, { query }) => listCodes(ctx, query)),
  serve(contract.withdrawCode, (ctx, { params, body }) => withdrawCode(ctx, params.id, body.reason)),
  serve(contract.tieAccount, (ctx, { body }) => tieAccount(ctx, body)),
  serve(contract.listMembers, (ctx, { query }) => listMembers(ctx, query)),
  serve(contract.addFamily, (ctx, { params, body }) => addFamily(ctx, params.id, body)),
  serve(contract.endMember, (ctx, { params, body }) => endMember(ctx, params.id, body)),
  serve(contract.readmitMember, (ctx, { params, body }) => readmitMember(ctx, params.id, body)),
  serve(contract.signUp, (ctx, { body }) => keeping(signUp(ctx, body))),
  serve(contract.bindCode, (ctx, { body }) => keeping(bindCode(ctx, body.code))),
]

export const residentsRoutes: BoundRoute[] = [...enrolment]
