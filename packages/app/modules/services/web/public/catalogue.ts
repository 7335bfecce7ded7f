import type { PublicPageDef } from '#web/pages.ts'

/** What is offered, for everybody. */
export const cataloguePages: PublicPageDef[] = [
  {
    path: '/public/services',
    title: 'services:public.catalogue.title',
    page: () => import('./catalogue/Services.tsx'),
  },
  {
    path: '/public/services/$id',
    title: 'services:public.catalogue.title',
    page: () => import('./catalogue/Service.tsx'),
  },
]
