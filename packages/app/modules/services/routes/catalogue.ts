import { serve, type BoundRoute } from '#server/module.ts'
import * as admissionCommand from '../commands/catalogue/admission.ts'
import * as barredCommand from '../commands/catalogue/barred.ts'
import { importItems, previewItems } from '../commands/catalogue/import.ts'
import * as itemCommand from '../commands/catalogue/items.ts'
import { importKinds, previewKinds } from '../commands/catalogue/kind-import.ts'
import * as kindCommand from '../commands/catalogue/kinds.ts'
import * as admission from '../contract/catalogue/admission.ts'
import * as barred from '../contract/catalogue/barred.ts'
import * as lists from '../contract/catalogue/import.ts'
import * as items from '../contract/catalogue/items.ts'
import * as kinds from '../contract/catalogue/kinds.ts'
import * as admissionQuery from '../queries/catalogue/admission.ts'
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
  serve(lists.previewItems, (ctx, { query }, file) => previewItems(ctx, query, file)),
  serve(lists.importItems, (ctx, { query }, file) => importItems(ctx, query, file)),
  serve(lists.previewKinds, (ctx, { query }, file) => previewKinds(ctx, query, file)),
  serve(lists.importKinds, (ctx, { query }, file) => importKinds(ctx, query, file)),
  serve(admission.listAdmissions, (ctx, { query }) => admissionQuery.listAdmissions(ctx, query)),
  serve(admission.getAdmission, (ctx, { params }) => admissionQuery.getAdmission(ctx, params.areaId, params.id)),
  serve(admission.admissionFigures, (ctx, { query }) => admissionQuery.admissionFigures(ctx, query)),
  serve(admission.askAdmission, (ctx, { body }) => admissionCommand.askAdmission(ctx, body)),
  serve(admission.completeAdmission, (ctx, { params, body }) => admissionCommand.completeAdmission(ctx, params, body)),
  serve(admission.admitWork, (ctx, { params, body }) => admissionCommand.admitWork(ctx, params, body)),
  serve(admission.refuseWork, (ctx, { params, body }) => admissionCommand.refuseWork(ctx, params, body)),
  serve(admission.endWork, (ctx, { params, body }) => admissionCommand.endWork(ctx, params, body)),
]
