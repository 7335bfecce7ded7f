import type { PublicPageDef } from '#web/pages.ts'

/** Who holds office where, for everybody. */
export const publicPages: PublicPageDef[] = [
  { path: '/public/bodies', title: 'organs:public.title', nav: { about: 'organs:public.about', order: 45 }, page: () => import('./public/Bodies.tsx') },
  { path: '/public/bodies/$areaId', title: 'organs:public.title', page: () => import('./public/Community.tsx') },
  { path: '/public/bodies/$areaId/rules/$id', title: 'organs:public.rule', page: () => import('./public/Rule.tsx') },
] // prettier-ignore
