import type { ModuleMyPages, MyPageDef } from '#web/pages.ts'

export const myPages: MyPageDef[] = [
  { path: '/my', title: 'services:my.home', tab: { icon: 'home', order: 1 }, page: () => import('./my/Home.tsx') },
  { path: '/my/near', title: 'services:my.near', tab: { icon: 'near', order: 2 }, page: () => import('./my/Near.tsx') },
  { path: '/my/ask', title: 'services:my.ask', tab: { icon: 'add', order: 3 }, page: () => import('./my/Ask.tsx') },
  { path: '/my/ask/form', title: 'services:my.ask', page: () => import('./my/AskForm.tsx') },
  {
    path: '/my/cases',
    title: 'services:my.cases',
    tab: { icon: 'list', order: 4 },
    page: () => import('./my/Cases.tsx'),
  },
  { path: '/my/cases/$id', title: 'services:my.cases', page: () => import('./my/Case.tsx') },
  { path: '/my/notices', title: 'services:my.notices', page: () => import('./my/Notices.tsx') },
  { path: '/my/me', title: 'services:my.me', tab: { icon: 'me', order: 5 }, page: () => import('./my/Me.tsx') },
  { path: '/my/family', title: 'services:my.members', page: () => import('./my/Family.tsx') },
  { path: '/my/data', title: 'services:my.data', page: () => import('./my/Data.tsx') },
  { path: '/my/unit', title: 'services:my.unit', page: () => import('./my/Unit.tsx') },
  { path: '/my/help', title: 'services:my.elderHelpTitle', page: () => import('./my/Help.tsx') },
]
export const join: ModuleMyPages['join'] = () => import('./my/Join.tsx')
export const senders: ModuleMyPages['senders'] = {
  case: () => import('./my/send/case.ts'),
  say: () => import('./my/send/say.ts'),
}
