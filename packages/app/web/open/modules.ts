import type { ModulePublicPages, PublicPageDef } from '../pages.ts'
import type { BringTexts } from '../texts.ts'

const pageFiles = import.meta.glob<ModulePublicPages>('../../modules/*/web/public-pages.tsx', { eager: true })
const textFiles = import.meta.glob<object>('../../modules/*/web/text.public.{zh-CN,en}.ts', { import: 'default' })

/** The pages without sign-in of every module; their code is loaded when they are opened. */
export const publicPages: readonly PublicPageDef[] = Object.values(pageFiles)
  .flatMap((file) => file.publicPages)
  .sort((a, b) => (a.nav?.order ?? 50) - (b.nav?.order ?? 50))

/** Brings the words of public pages: of each module those under `public`. */
export const publicTexts: BringTexts = async (language) => {
  const files = Object.entries(textFiles).filter(([path]) => path.endsWith(`.${language}.ts`))
  const texts = await Promise.all(
    files.map(async ([path, load]) => [path.split('/')[3]!, { public: await load() }] as const),
  )
  return Object.fromEntries(texts)
}
