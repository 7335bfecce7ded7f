import i18next, { type i18n } from 'i18next'
import type { ErrorParams } from '#shared/errors.ts'
import type { Module } from './module.ts'
import kitZh from '#locales/zh-CN/server.ts'
import kitEn from '#locales/en/server.ts'

export type Locale = 'zh-CN' | 'en'
/** A sentence for a refusal's code (`module.reason`), or for `module:any.key`. */
export type Translate = (code: string, params?: ErrorParams) => string

let instance: i18n | undefined

/** Loads the texts of the kit and of all modules; called once by `createApp`. */
export function loadTexts(modules: readonly Module[]): void {
  instance = i18next.createInstance()
  const of = (locale: Locale) => ({
    ...(locale === 'zh-CN' ? kitZh : kitEn),
    ...Object.fromEntries(modules.map((m) => [m.name, m.texts[locale]])),
  })
  void instance.init({
    initAsync: false,
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': of('zh-CN'), en: of('en') },
    ns: ['kit', ...modules.map((m) => m.name)],
    defaultNS: 'kit',
    interpolation: { escapeValue: false },
  } as Parameters<i18n['init']>[0])
}

/** A translator for a language. */
export function translator(locale: Locale): Translate {
  return (code, params = {}) => {
    const dot = code.indexOf('.')
    const key = code.includes(':') ? code : `${code.slice(0, dot)}:errors.${code.slice(dot + 1)}`
    return instance!.t(key, { lng: locale, ...params })
  }
}
