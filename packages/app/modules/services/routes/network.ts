import { serve, type BoundRoute } from '#server/module.ts'
import * as offer from '../commands/network/offers.ts'
import * as place from '../commands/network/places.ts'
import * as provider from '../commands/network/providers.ts'
import * as referral from '../commands/network/referrals.ts'
import { changeNetworkSetting } from '../commands/network/setting.ts'
import * as coverage from '../contract/network/coverage.ts'
import * as open from '../contract/network/open.ts'
import * as places from '../contract/network/places.ts'
import * as providers from '../contract/network/providers.ts'
import * as referrals from '../contract/network/referrals.ts'
import { placeCalendar } from '../queries/network/calendar.ts'
import * as coverageQuery from '../queries/network/coverage.ts'
import { hsdsService, hsdsServices } from '../queries/network/hsds/index.ts'
import * as placeQuery from '../queries/network/places.ts'
import * as providerQuery from '../queries/network/providers.ts'
import * as referralQuery from '../queries/network/referrals.ts'

export const networkRoutes: BoundRoute[] = [
  serve(places.listPlaces, (ctx, { query }) => placeQuery.listPlaces(ctx, query)),
  serve(places.getPlace, (ctx, { params }) => placeQuery.getPlace(ctx, params.id)),
  serve(places.addPlace, (ctx, { body }) => place.addPlace(ctx, body)),
  serve(places.changePlace, (ctx, { params, body }) => place.changePlace(ctx, params.id, body)),
  serve(places.closePlace, (ctx, { params, body }) => place.closePlace(ctx, params.id, body)),
  serve(places.setPlaceDay, (ctx, { params, body }) => place.setPlaceDay(ctx, params.id, body)),
  serve(places.offerItem, (ctx, { params, body }) => offer.offerItem(ctx, params.id, body)),
  serve(places.endOffer, (ctx, { params, body }) => offer.endOffer(ctx, params.id, body)),
  serve(providers.listProviders, (ctx, { query }) => providerQuery.listProviders(ctx, query)),
  serve(providers.addProvider, (ctx, { body }) => provider.addProvider(ctx, body)),
  serve(providers.changeProvider, (ctx, { params, body }) => provider.changeProvider(ctx, params.id, body)),
  serve(providers.endProvider, (ctx, { params, body }) => provider.endProvider(ctx, params.id, body)),
  serve(providers.listContracts, (ctx, { query }) => providerQuery.listContracts(ctx, query)),
  serve(providers.getContract, (ctx, { params }) => providerQuery.getContract(ctx, params.id)),
  serve(providers.addContract, (ctx, { body }) => provider.addContract(ctx, body)),
  serve(providers.endContract, (ctx, { params, body }) => provider.endContract(ctx, params.id, body)),
  serve(providers.remarkContract, (ctx, { params, body }) => provider.remarkContract(ctx, params.id, body)),
  serve(referrals.listReferrals, (ctx, { query }) => referralQuery.listReferrals(ctx, query)),
  serve(referrals.sendReferral, (ctx, { body }) => referral.sendReferral(ctx, body)),
  serve(referrals.takeReferral, (ctx, { params, body }) => referral.takeReferral(ctx, params.id, body)),
  serve(referrals.refuseReferral, (ctx, { params, body }) => referral.refuseReferral(ctx, params.id, body)),
  serve(referrals.answerReferral, (ctx, { params, body }) => referral.answerReferral(ctx, params.id, body)),
  serve(referrals.seeReferral, (ctx, { params, body }) => referral.seeReferral(ctx, params.id, body)),
  serve(referrals.recallReferral, (ctx, { params, body }) => referral.recallReferral(ctx, params.id, body)),
  serve(coverage.getNetworkSetting, (ctx, { query }) => coverageQuery.getNetworkSetting(ctx, query.areaId)),
  serve(coverage.changeNetworkSetting, (ctx, { body }) => changeNetworkSetting(ctx, body)),
  serve(coverage.networkCoverage, (ctx, { query }) => coverageQuery.networkCoverage(ctx, query)),
  serve(coverage.coverageByCommunity, (ctx, { query }) => coverageQuery.coverageByCommunity(ctx, query)),
  serve(open.hsdsServices, (ctx, { query }) => hsdsServices(ctx, query)),
  serve(open.hsdsService, (ctx, { params }) => hsdsService(ctx, params.id)),
  serve(open.placeCalendar, (ctx, { params }) => placeCalendar(ctx, params.id)),
]
