import type { ComponentType } from 'react'
import type { ModulePages, PaletteSource } from './pages.ts'
import type { BringTexts, Language } from './texts.ts'

/** The modules in the order of the navigation. */
export const moduleNames = [
  'areas',
  'registers',
  'planning',
  'services',
  'organs',
  'elections',
  'meetings',
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

async function textOf(name: string, language: Language): Promise<object> {
  const file = language === 'zh-CN' ? 'zh-CN' : 'en'
  return (await textFiles[`../modules/${name}/web/text.${file}.ts`]?.()) ?? {}
}

/** Brings the texts of modules; of one that has none, nothing. */
export const textsOf =
  (names: readonly string[]): BringTexts =>
  async (language) =>
    Object.fromEntries(await Promise.all(names.map(async (name) => [name, await textOf(name, language)] as const)))

/** The sign-in form, which belongs to the accounts. */
export const loadSignIn = () => signInFile['../modules/accounts/web/SignIn.tsx']!()
