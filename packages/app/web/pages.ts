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
