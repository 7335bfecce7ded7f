import { useTranslation } from 'react-i18next'
import { Mark, useFormat } from '#web/open/index.ts'

/** Whether a place is open at this moment, and when it opens next. */
export function OpenNow(props: { open: boolean | null; next: string | null; unknownYear: number | null }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const { open, next, unknownYear } = props
  const unknown = unknownYear && (
    <span className="soft small"> {t('public.network.unknownYear', { year: unknownYear })}</span>
  )
  if (open === null && unknown) return unknown
  if (open === null) return <span className="soft">{t('public.network.unknown')}</span>
  return (
    <span>
      <Mark tone={open ? 'good' : 'warn'}>{t(open ? 'public.network.open' : 'public.network.closed')}</Mark>
      {!open && next && <span className="soft small"> {t('public.network.opensAt', { at: format.time(next) })}</span>}
      {unknown}
    </span>
  )
}
