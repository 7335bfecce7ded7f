import type { AppError } from '#shared/errors.ts'
import { serve, type BoundRoute } from '#server/module.ts'
import * as data from '../contract/residents/data.ts'
import * as contract from '../contract/residents/enrol.ts'
import { keepOwnFile as keepOwnFileContract } from '../contract/residents/files.ts'
import { listNear as listNearContract } from '../contract/residents/near.ts'
import * as own from '../contract/residents/own.ts'
import { bindCode, giveCode, signUp, withdrawCode } from '../commands/residents/code.ts'
import { askOwnCorrection, endOwnFamily, keepOwnFile, openOwnCase, stepOwnCase } from '../commands/residents/own.ts'
import { rateOwnCase } from '../commands/residents/rate.ts'
import { addFamily, endMember, readmitMember, tieAccount } from '../commands/residents/tie.ts'
import { listCodes } from '../queries/residents/codes.ts'
import { getOwnData, getOwnUnit, getPrefill } from '../queries/residents/data.ts'
import { listNear } from '../queries/residents/near.ts'
import { getHome, getOwnCase, listOwnCases, readOwnFile, readOwnPaper } from '../queries/residents/own.ts'
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

const mine: BoundRoute[] = [
  serve(own.getHome, (ctx) => getHome(ctx)),
  serve(own.listOwnCases, (ctx, { query }) => listOwnCases(ctx, query)),
  serve(own.getOwnCase, (ctx, { params }) => getOwnCase(ctx, params.id)),
  serve(own.openOwnCase, (ctx, { body }) => openOwnCase(ctx, body)),
  serve(own.stepOwnCase, (ctx, { params, body }) => stepOwnCase(ctx, params.id, body)),
  serve(own.rateOwnCase, (ctx, { params, body }) => rateOwnCase(ctx, params.id, body)),
  serve(keepOwnFileContract, (ctx, _, upload) => keepOwnFile(ctx, upload)),
  serve(own.readOwnFile, (ctx, { params }) => readOwnFile(ctx, params.id, params.part)),
  serve(own.readOwnPaper, (ctx, { params, query }) => readOwnPaper(ctx, params.id, params.part, query.as)),
  serve(own.getPrefill, (ctx, { query }) => getPrefill(ctx, query.memberId)),
  serve(own.endOwnFamily, (ctx, { params }) => endOwnFamily(ctx, params.id)),
  serve(data.getOwnData, (ctx, { query }) => getOwnData(ctx, query.memberId)),
  serve(data.askOwnCorrection, (ctx, { body }) => askOwnCorrection(ctx, body)),
  serve(listNearContract, (ctx, { query }) => listNear(ctx, query)),
  serve(data.getOwnUnit, (ctx, { query }) => getOwnUnit(ctx, query.memberId)),
]

export const residentsRoutes: BoundRoute[] = [...enrolment, ...mine]
