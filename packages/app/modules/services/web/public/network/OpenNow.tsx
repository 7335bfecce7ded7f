import { useTranslation } from 'react-i18next'
import { Mark, useFormat } from '#web/open/index.ts'

/** Whether a place is open at this moment, and when it opens next. */
export function OpenNow({ open, next }: { open: boolean | null; next: string | null }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  if (open === null) return <span className="soft">{t('public.network.unknown')}</span>
  return (
    <span>
      <Mark tone={open ? 'good' : 'warn'}>{t(open ? 'public.network.open' : 'public.network.closed')}</Mark>
      {!open && next && <span className="soft small"> {t('public.network.opensAt', { at: format.time(next) })}</span>}
    </span>
  )
}
