import type { PublicPageDef } from '#web/pages.ts'

/** Where and when it is had, for everybody. */
export const networkPages: PublicPageDef[] = [
  { path: '/public/places', title: 'services:public.network.title', page: () => import('./network/Places.tsx') },
  { path: '/public/places/$id', title: 'services:public.network.title', page: () => import('./network/Place.tsx') },
]
