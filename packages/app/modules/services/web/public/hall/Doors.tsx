import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/open/index.ts'
import type { LiveScreen } from './device.ts'

/** What the doors say, where it is more than “open”: lunch, closing, when the hall opens next. */
export function useDoors(doors: LiveScreen['doors']): string {
  const { t } = useTranslation('services')
  const format = useFormat()
  const opens = doors.opensAt ? format.time(doors.opensAt) : t('public.hall.noOpening')
  return t(`public.hall.doors.${doors.state}`, { opens, closes: format.time(doors.closesAt) })
}
