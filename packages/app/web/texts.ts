import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const i18next = createInstance()
const KEY = 'liren.language'
const common = {
  'zh-CN': () => import('#locales/zh-CN/web.ts'),
  en: () => import('#locales/en/web.ts'),
}

/** The language in use. */
export const language = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN')

/** Brings the texts of some modules in a language, by namespace. */
export type BringTexts = (to: Language) => Promise<Record<string, object>>
let bring: BringTexts

async function addTexts(to: Language) {
  const [base, own] = await Promise.all([common[to](), bring(to)])
  for (const [ns, texts] of Object.entries({ ...base.default, ...own }))
    i18next.addResourceBundle(to, ns, texts, true, true)
}

/** Loads what the first page says. */
export async function startTexts(first: BringTexts): Promise<void> {
  bring = first
  const wanted = localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN'
  await i18next.use(initReactI18next).init({
    lng: wanted,
    fallbackLng: false,
    defaultNS: 'shell',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await addTexts(wanted)
  document.documentElement.lang = wanted
}

/** Loads more texts in the language in use, and with every change of it. */
export async function moreTexts(all: BringTexts): Promise<void> {
  bring = all
  await addTexts(language())
}

/** Changes the language of the whole app; remembered in this browser at once, also by who goes on before its texts have come. */
export async function changeLanguage(to: Language): Promise<void> {
  localStorage.setItem(KEY, to)
  await addTexts(to)
  document.documentElement.lang = to
  await i18next.changeLanguage(to)
}
