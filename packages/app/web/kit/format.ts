import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/dates.ts'

export interface Format {
  day: (day: Day | null | undefined) => string
  time: (at: string | null | undefined) => string
  number: (n: number | null | undefined) => string
  /** 0.284 → 28.4% */
  percent: (share: number | null | undefined) => string
  bytes: (n: number) => string
}

/** Writes days, instants and numbers as the language does; `—` for what is absent. China's time zone. */
export function formatIn(language: string): Format {
  const zone = 'Asia/Shanghai'
  const region = language === 'en' ? 'en-GB' : language
  const days = new Intl.DateTimeFormat(region, { dateStyle: 'long', timeZone: 'UTC' })
  const times = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  const numbers = new Intl.NumberFormat(language)
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  return {
    day: (day) => (day ? days.format(new Date(`${day}T00:00:00Z`)) : '—'),
    time: (at) => (at ? times.format(new Date(at)) : '—'),
    number: (n) => (n === null || n === undefined ? '—' : numbers.format(n)),
    percent: (n) => (n === null || n === undefined ? '—' : percents.format(n)),
    bytes: (n) =>
      n < 1e6 ? `${numbers.format(Math.ceil(n / 1e3))} kB` : `${numbers.format(Math.round(n / 1e5) / 10)} MB`,
  }
}

/** {@link formatIn} the language of the page. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  return useMemo(() => formatIn(i18n.language), [i18n.language])
}
