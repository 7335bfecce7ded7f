import type { PublicPageDef } from '#web/pages.ts'

export const publicPages: PublicPageDef[] = [
  {
    path: '/public/notices',
    title: 'planning:public.notices',
    nav: { about: 'planning:public.noticesAbout', order: 40 },
    page: () => import('./public/Notices.tsx'),
  },
  { path: '/public/notices/$id', title: 'planning:public.notice', page: () => import('./public/Notice.tsx') },
]
