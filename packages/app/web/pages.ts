import type { ComponentType } from 'react'
import type { Role } from '#shared/roles.ts'

/** Where a page stands in the navigation. */
export const navGroups = ['place', 'people', 'service', 'law', 'figures', 'house'] as const
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
