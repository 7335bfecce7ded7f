import type { PublicPageDef } from '#web/pages.ts'

export const publicPages: PublicPageDef[] = [
  {
    path: '/public/notices',
    title: 'planning:public.notices',
    nav: { about: 'planning:public.noticesAbout', order: 40 },
    page: () => import('./public/Notices.tsx'),
  },
]
