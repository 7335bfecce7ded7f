import * as contract from '#shared/notices.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { pageFrom } from '../listing.ts'
import { serve, type BoundRoute, type TableRule } from '../module.ts'
import { translator, type Locale } from '../texts.ts'
import { addAddress, confirmAddress, me, ownAddresses, removeAddress } from './addresses.ts'
import { vapidKeys } from './transports/push.ts'
import type { Topic } from '../live.ts'
import { AppError } from '#shared/errors.ts'

type Row = Awaited<ReturnType<typeof page>>['rows'][number]

const page = (ctx: Ctx, unread: boolean, query: { page: number; size: number }) =>
  pageFrom(
    ctx.db
      .selectFrom('notification')
      .select(['id', 'topic', 'language', 'paramsEnc', 'link', 'createdAt', 'readAt'])
      .where('accountId', '=', me(ctx).accountId)
      .where('channel', '=', 'inApp')
      .$if(unread, (q) => q.where('readAt', 'is', null)),
    { ...query, sort: '-createdAt' },
    { createdAt: 'createdAt' },
    'id',
  )

function shown(ctx: Ctx, r: Row) {
  const say = translator(r.language as Locale)
  const text = say(r.topic, JSON.parse(ctx.keys.open(r.paramsEnc)) as Record<string, string>)
  return { id: r.id, text, link: r.link, at: r.createdAt, readAt: r.readAt }
}

async function read(ctx: Ctx, ids: string[] | undefined): Promise<{ read: number }> {
  const { accountId, areaId } = me(ctx)
  const done = await ctx.db
    .updateTable('notification')
    .set({ readAt: ctx.now })
    .where('accountId', '=', accountId)
    .where('channel', '=', 'inApp')
    .where('readAt', 'is', null)
    .$if(ids !== undefined, (q) =>
      q.where('id', 'in', ids!.length > 0 ? ids! : ['00000000-0000-0000-0000-000000000000']),
    )
    .executeTakeFirst()
  const n = Number(done.numUpdatedRows)
  await record(ctx, { command: 'notices.read', areaId, subject: { type: 'account', id: accountId }, changes: { read: [0, n] } }) // prettier-ignore
  return { read: n }
}

/** One's own notices and where they go. */
export const noticeRoutes: BoundRoute[] = [
  serve(contract.listNotices, async (ctx, { query }) => {
    const found = await page(ctx, query.unread === 'true', query)
    return { ...found, rows: found.rows.map((r) => shown(ctx, r)) }
  }),
  serve(contract.readNotices, (ctx, { body }) => read(ctx, body.ids)),
  serve(contract.listNoticeAddresses, async (ctx) => ({
    rows: await ownAddresses(ctx),
    pushKey: (await vapidKeys(ctx.config.data)).publicKey,
  })),
  serve(contract.addNoticeAddress, (ctx, { body }) => addAddress(ctx, body)),
  serve(contract.confirmNoticeAddress, (ctx, { params, body }) => confirmAddress(ctx, params.id, body) as never),
  serve(contract.removeNoticeAddress, (ctx, { params }) => removeAddress(ctx, params.id)),
]

export const noticeTables: Record<string, TableRule> = {
  notification: { spread: 'local', rows: 'area' },
  notificationAddress: { spread: 'local', rows: 'area' },
}

/** One's own notices as they come: how many are unread. */
export const noticesTopic: Topic = async (ctx, id) => {
  if (me(ctx).accountId !== id) throw new AppError('access.notFound', 404)
  return { unread: (await page(ctx, true, { page: 1, size: 1 })).total }
}
