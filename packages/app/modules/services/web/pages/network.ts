import { AimOutlined, EnvironmentOutlined, SwapOutlined, TeamOutlined } from '@ant-design/icons'
import type { ModulePages } from '#web/pages.ts'

/** Places, coverage, providers and referrals. */
export const network: ModulePages = {
  pages: [
    { path: '/services/places', title: 'services:pages.places', permission: 'services.view', nav: { group: 'service', icon: EnvironmentOutlined, order: 30 }, page: () => import('../network/Places.tsx') },
    { path: '/services/places/new', title: 'services:commands.addPlace', permission: 'services.network', page: () => import('../network/NewPlace.tsx') },
    { path: '/services/places/$id', title: 'services:pages.place', permission: 'services.view', page: () => import('../network/place/Place.tsx') },
    { path: '/services/places/$id/edit', title: 'services:commands.changePlace', permission: 'services.network', page: () => import('../network/EditPlace.tsx') },
    { path: '/services/coverage', title: 'services:pages.coverage', permission: 'services.view', nav: { group: 'service', icon: AimOutlined, order: 32 }, page: () => import('../network/Coverage.tsx') },
    { path: '/services/providers', title: 'services:pages.providers', permission: 'services.view', nav: { group: 'service', icon: TeamOutlined, order: 34 }, page: () => import('../network/Providers.tsx') },
    { path: '/services/providers/new', title: 'services:commands.addProvider', permission: 'services.network', page: () => import('../network/NewProvider.tsx') },
    { path: '/services/contracts', title: 'services:network.contracts', permission: 'services.view', page: () => import('../network/Contracts.tsx') },
    { path: '/services/contracts/new', title: 'services:commands.addContract', permission: 'services.network', page: () => import('../network/NewContract.tsx') },
    { path: '/services/contracts/$id', title: 'services:pages.contract', permission: 'services.view', page: () => import('../network/Contract.tsx') },
    { path: '/services/referrals', title: 'services:pages.referrals', permission: 'services.view', nav: { group: 'service', icon: SwapOutlined, order: 36 }, page: () => import('../network/Referrals.tsx') },
    { path: '/services/referrals/new', title: 'services:commands.sendReferral', permission: 'services.handle', page: () => import('../network/NewReferral.tsx') },
  ],
  startCards: [],
  palette: [],
} // prettier-ignore
