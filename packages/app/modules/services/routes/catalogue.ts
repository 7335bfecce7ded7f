import { serve, type BoundRoute } from '#server/module.ts'
import * as barredCommand from '../commands/catalogue/barred.ts'
import * as itemCommand from '../commands/catalogue/items.ts'
import * as kindCommand from '../commands/catalogue/kinds.ts'
import * as barred from '../contract/catalogue/barred.ts'
import * as items from '../contract/catalogue/items.ts'
import * as kinds from '../contract/catalogue/kinds.ts'
import * as barredQuery from '../queries/catalogue/barred.ts'
import { itemVersion } from '../queries/catalogue/item.ts'
import * as itemQuery from '../queries/catalogue/items.ts'
import * as kindQuery from '../queries/catalogue/kinds.ts'

export const catalogueRoutes: BoundRoute[] = [
  serve(kinds.listKinds, (ctx, { query }) => kindQuery.listKinds(ctx, query)),
  serve(kinds.addKind, (ctx, { body }) => kindCommand.addKind(ctx, body)),
  serve(kinds.changeKind, (ctx, { params, body }) => kindCommand.changeKind(ctx, params.id, body)),
  serve(kinds.endKind, (ctx, { params, body }) => kindCommand.endKind(ctx, params.id, body)),
  serve(kinds.reopenKind, (ctx, { params, body }) => kindCommand.reopenKind(ctx, params.id, body)),
  serve(items.listItems, (ctx, { query }) => itemQuery.listItems(ctx, query)),
  serve(items.getItem, (ctx, { params }) => itemQuery.getItem(ctx, params.id)),
  serve(items.getItemVersion, (ctx, { params }) => itemVersion(ctx, params.id, params.seq)),
  serve(items.createItem, (ctx, { body }) => itemCommand.createItem(ctx, body)),
  serve(items.addVersion, (ctx, { params, body }) => itemCommand.addVersion(ctx, params.id, body)),
  serve(items.correctVersion, (ctx, { params, body }) => itemCommand.correctVersion(ctx, params, body)),
  serve(items.withdrawItem, (ctx, { params, body }) => itemCommand.withdrawItem(ctx, params.id, body)),
  serve(items.extendItem, (ctx, { params, body }) => itemCommand.extendItem(ctx, params.id, body)),
  serve(items.searchCatalogue, (ctx, { query }) => itemQuery.searchCatalogue(ctx, query)),
  serve(barred.listBarred, (ctx, { query }) => barredQuery.listBarred(ctx, query)),
  serve(barred.guideBarred, (ctx, { params, body }) => barredCommand.guideBarred(ctx, params.id, body)),
]
