import { serve, type RawReply } from '#server/module.ts'
import type { BoundRoute } from '#server/module.ts'
import type { Ctx } from '#server/context.ts'
import { AppError } from '#shared/errors.ts'
import * as keys from '../commands/open311.ts'
import * as contract from '../contract/open311.ts'
import { contentTypes, formats, written, type Format, type Value } from '../open311/format.ts'
import { discoveryOf } from '../open311/discovery.ts'
import { jurisdictionOf } from '../open311/jurisdiction.ts'
import { refuse } from '../open311/refuse.ts'
import { oneRequest, requestsOf, tokenOf } from '../open311/requests.ts'
import { definitionOf, servicesOf } from '../open311/services.ts'
import { takeIn } from '../open311/take.ts'
import { listKeys } from '../queries/open311.ts'

/** @throws AppError `services.open311Format` (404) */
function known(format: string): Format {
  const found = formats.find((f) => f === format.toLowerCase())
  if (!found) throw new AppError('services.open311Format', 404)
  return found
}
const inForm = (root: string, value: Value, format: Format): RawReply => ({
  type: contentTypes[format],
  body: written(root, value, format),
})
/** `R01.xml` → what is named, and the format. */
const parted = (file: string): [string, Format] => [
  file.slice(0, file.lastIndexOf('.')),
  known(file.slice(file.lastIndexOf('.') + 1)),
]

const whose = (ctx: Ctx, query: { jurisdiction_id?: string | undefined }) => jurisdictionOf(ctx, query.jurisdiction_id)

export const open311Routes: BoundRoute[] = [
  serve(
    contract.open311Discovery,
    async (ctx, { params }) => inForm('discovery', await discoveryOf(ctx), known(params.format)),
    refuse,
  ),
  serve(
    contract.open311Services,
    async (ctx, { params, query }) =>
      inForm('services', await servicesOf(ctx, await whose(ctx, query)), known(params.format)),
    refuse,
  ),
  serve(
    contract.open311Definition,
    async (ctx, { params, query }) => {
      const [code, format] = parted(params.file)
      return inForm('service_definition', await definitionOf(ctx, await whose(ctx, query), code), format)
    },
    refuse,
  ),
  serve(
    contract.open311Requests,
    async (ctx, { params, query }) =>
      inForm('service_requests', await requestsOf(ctx, await whose(ctx, query), query), known(params.format)),
    refuse,
  ),
  serve(
    contract.open311Request,
    async (ctx, { params, query }) => {
      const [number, format] = parted(params.file)
      return inForm('service_requests', await oneRequest(ctx, await whose(ctx, query), number), format)
    },
    refuse,
  ),
  serve(
    contract.open311Token,
    async (ctx, { params, query }) => {
      const [token, format] = parted(params.file)
      return inForm('service_requests', await tokenOf(ctx, await whose(ctx, query), token), format)
    },
    refuse,
  ),
  serve(
    contract.open311Post,
    async (ctx, { params, query, body }) => {
      const format = known(params.format)
      const sent = query.jurisdiction_id ? { jurisdiction_id: query.jurisdiction_id, ...body } : body
      return inForm('service_requests', await takeIn(ctx, query.api_key, sent), format)
    },
    refuse,
  ),
  serve(contract.listOpen311Keys, (ctx, { query }) => listKeys(ctx, query)),
  serve(contract.giveOpen311Key, (ctx, { body }) => keys.giveOpen311Key(ctx, body)),
  serve(contract.revokeOpen311Key, (ctx, { params, body }) => keys.revokeOpen311Key(ctx, params.id, body)),
]
