import type { ComponentType } from 'react'
import type { Role } from '#shared/roles.ts'

/** Where a page stands in the navigation. */
export const navGroups = ['place', 'people', 'govern', 'service', 'law', 'figures', 'house'] as const
export type NavGroup = (typeof navGroups)[number]

/** What every page receives: the parameters of its path. */
export interface PageProps {
  params: Record<string, string>
}

/** A page, said without its code: the code is loaded when it is opened. */
export interface PageDef {
  /** `/areas/$id`; parameters begin with `$`. */
  path: string
  /** Key of its title, `areas:pages.tree`. */
  title: string
  /** The right it needs, or `session` for anyone signed in. */
  permission: string
  /** A page without it is reached by links. */
  nav?: { group: NavGroup; icon: ComponentType<{ 'aria-hidden'?: boolean }>; order?: number }
  page: () => Promise<{ default: ComponentType<PageProps> }>
}

/** A card of the start page. Shown to those who hold the right (and, where told, in one of the roles). */
export interface StartCard {
  key: string
  title: string
  permission: string
  roles?: readonly Role[]
  /** Takes the whole row. */
  wide?: boolean
  order?: number
  card: () => Promise<{ default: ComponentType }>
}

/** One thing that the palette found. */
export interface PaletteHit {
  key: string
  title: string
  detail?: string
  to: string
}

/** What a module lets people find from the one box. */
export interface PaletteSource {
  key: string
  title: string
  permission: string
  search: (text: string) => Promise<PaletteHit[]>
}

/** What `modules/<name>/web/pages.tsx` exports. */
export interface ModulePages {
  pages: PageDef[]
  startCards?: StartCard[]
  palette?: PaletteSource[]
}

/** A page without sign-in. It is made of the kit's light parts (`#web/open/index.ts`). */
export interface PublicPageDef {
  /** Under `/public`: `/public/notices/$id`. */
  path: `/public/${string}`
  /** Key of its title, `planning:public.notices`. */
  title: string
  /** In the head and on the first page, with a sentence on what one finds there. A page without it is reached by links. */
  nav?: { about: string; order?: number }
  /** Nothing stands around it: a screen in a hall. */
  bare?: true
  page: () => Promise<{ default: ComponentType<PageProps> }>
}

/** What `modules/<name>/web/public-pages.tsx` exports. Its words stand in `web/text.public.<language>.ts`, as `public` of its texts. */
export interface ModulePublicPages {
  publicPages: PublicPageDef[]
}

/** A page of residents and units, under `/my`. It is made of the light kit (`#web/my/index.ts`). */
export interface MyPageDef {
  path: '/my' | `/my/${string}`
  /** Key of its title, `services:my.home`. */
  title: string
  /** In the bar at the foot, within reach of a thumb. */
  tab?: { icon: string; order: number }
  page: () => Promise<{ default: ComponentType<PageProps> }>
}

/** Something written here and not numbered by the server yet (未提交). Its id is the idempotency key: sent twice, done once. */
export interface Waiting {
  id: string
  accountId: string
  /** What sends it, of those that modules bring: `case`, `say` … */
  kind: string
  title: string
  input: Record<string, unknown>
  files: { name: string; type: string; data: Blob; sentAs?: string }[]
  at: number
  /** Why the server refused it: it stays here until it is mended or thrown away. */
  refused?: string
}
/** Sends one thing; throws what `call` throws. `keep` remembers how far it came. */
export type Sender = (waiting: Waiting, keep: (change: Partial<Waiting>) => Promise<void>) => Promise<unknown>

/** What `modules/<name>/web/my-pages.tsx` exports. Its words stand in `web/text.my.<language>.ts`, as `my` of its texts. */
export interface ModuleMyPages {
  myPages: MyPageDef[]
  /** Where one joins with a code from the counter, signed in or not. */
  join?: () => Promise<{ default: ComponentType<{ onDone: () => void }> }>
  /** What sends things from the outbox, by their kind. */
  senders?: Record<string, () => Promise<{ default: Sender }>>
}
