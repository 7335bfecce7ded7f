import type { PublicPageDef } from '#web/pages.ts'

export const publicPages: PublicPageDef[] = [
  {
    path: '/public/elections',
    title: 'elections:public.title',
    nav: { about: 'elections:public.about', order: 50 },
    page: () => import('./public/Elections.tsx'),
  },
  { path: '/public/elections/$id', title: 'elections:public.one', page: () => import('./public/Election.tsx') },
  {
    path: '/public/elections/$id/voters',
    title: 'elections:public.voters',
    page: () => import('./public/Voters.tsx'),
  },
  {
    path: '/public/elections/$id/count',
    title: 'elections:public.count',
    bare: true,
    page: () => import('./public/Count.tsx'),
  },
]
