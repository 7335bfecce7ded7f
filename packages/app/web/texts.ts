import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { loadModuleTexts, moduleNames } from './modules.ts'

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

async function addTexts(to: Language, modules: readonly string[]) {
  const [base, ...own] = await Promise.all([common[to](), ...modules.map((name) => loadModuleTexts(name, to))])
  for (const [ns, texts] of Object.entries(base.default)) i18next.addResourceBundle(to, ns, texts, true, true)
  modules.forEach((name, i) => i18next.addResourceBundle(to, name, own[i], true, true))
}

/** Loads what the sign-in page says; the rest follows with {@link loadAllTexts}. */
export async function startTexts(): Promise<void> {
  const wanted = localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN'
  await i18next.use(initReactI18next).init({
    lng: wanted,
    fallbackLng: false,
    defaultNS: 'shell',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await addTexts(wanted, ['accounts'])
  document.documentElement.lang = wanted
}

let everything = false
/** Loads the texts of every module in the language in use. */
export async function loadAllTexts(): Promise<void> {
  everything = true
  await addTexts(language(), moduleNames)
}

/** Changes the language of the whole app; remembered in this browser. */
export async function changeLanguage(to: Language): Promise<void> {
  await addTexts(to, everything ? moduleNames : ['accounts'])
  localStorage.setItem(KEY, to)
  document.documentElement.lang = to
  await i18next.changeLanguage(to)
}
