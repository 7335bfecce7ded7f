import type { ComponentType } from 'react'
import type { ModulePages, PaletteSource } from './pages.ts'
import type { Language } from './texts.ts'

/** The modules in the order of the navigation. */
export const moduleNames = [
  'areas',
  'registers',
  'planning',
  'services',
  'policies',
  'indicators',
  'reports',
  'accounts',
] as const

const pageFiles = import.meta.glob<ModulePages>('../modules/*/web/pages.tsx')
const textFiles = import.meta.glob<object>('../modules/*/web/text.{zh-CN,en}.ts', { import: 'default' })
const signInFile = import.meta.glob<{ default: ComponentType<{ onDone: () => void }> }>(
  '../modules/accounts/web/SignIn.tsx',
)

const rankOf = (source: PaletteSource): number => (source.key.startsWith('registers') ? 0 : 1)

/** What every module brings to the browser, without its pages' code. */
export async function loadPages(): Promise<Required<ModulePages>> {
  const files = moduleNames.map((name) => pageFiles[`../modules/${name}/web/pages.tsx`]).filter((f) => f !== undefined)
  const all = await Promise.all(files.map((load) => load()))
  return {
    pages: all.flatMap((m) => m.pages),
    startCards: all.flatMap((m) => m.startCards ?? []),
    // In the one box people come before places.
    palette: all.flatMap((m) => m.palette ?? []).sort((a, b) => rankOf(a) - rankOf(b)),
  }
}

/** The texts of a module in a language; nothing where it has none. */
export async function loadModuleTexts(name: string, language: Language): Promise<object> {
  const file = language === 'zh-CN' ? 'zh-CN' : 'en'
  return (await textFiles[`../modules/${name}/web/text.${file}.ts`]?.()) ?? {}
}

/** The sign-in form, which belongs to the accounts. */
export const loadSignIn = () => signInFile['../modules/accounts/web/SignIn.tsx']!()
