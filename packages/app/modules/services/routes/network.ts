import { serve, type BoundRoute } from '#server/module.ts'
import * as offer from '../commands/network/offers.ts'
import * as place from '../commands/network/places.ts'
import * as places from '../contract/network/places.ts'
import * as placeQuery from '../queries/network/places.ts'

export const networkRoutes: BoundRoute[] = [
  serve(places.listPlaces, (ctx, { query }) => placeQuery.listPlaces(ctx, query)),
  serve(places.getPlace, (ctx, { params }) => placeQuery.getPlace(ctx, params.id)),
  serve(places.addPlace, (ctx, { body }) => place.addPlace(ctx, body)),
  serve(places.changePlace, (ctx, { params, body }) => place.changePlace(ctx, params.id, body)),
  serve(places.closePlace, (ctx, { params, body }) => place.closePlace(ctx, params.id, body)),
  serve(places.setPlaceDay, (ctx, { params, body }) => place.setPlaceDay(ctx, params.id, body)),
  serve(places.offerItem, (ctx, { params, body }) => offer.offerItem(ctx, params.id, body)),
  serve(places.endOffer, (ctx, { params, body }) => offer.endOffer(ctx, params.id, body)),
]
