import { useTranslation } from 'react-i18next'
import { useFormat, type Format } from '#web/open/index.ts'
import type { LiveScreen } from './device.ts'

/** The time of day alone where it is today. */
function shortly(format: Format, at: string): string {
  const day = (when: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(when)
  const whole = format.time(at)
  return day(new Date(at)) === day(new Date()) ? whole.slice(-5) : whole
}

/** What the doors say, where it is more than “open”: lunch, closing, when the hall opens next. */
export function useDoors(doors: LiveScreen['doors']): string {
  const { t } = useTranslation('services')
  const format = useFormat()
  const opens = doors.opensAt ? shortly(format, doors.opensAt) : t('public.hall.noOpening')
  return t(`public.hall.doors.${doors.state}`, { opens, closes: format.time(doors.closesAt) })
}
