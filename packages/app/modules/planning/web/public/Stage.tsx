import { useTranslation } from 'react-i18next'
import { Mark, useFormat } from '#web/open/index.ts'
import type { NoticeRow } from '../../contract/notices.ts'

/** How far a plan is, and how long one may still speak. */
export function Stage({ notice }: { notice: Pick<NoticeRow, 'stage' | 'commentTo' | 'effectiveOn' | 'daysLeft'> }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { stage, daysLeft } = notice
  const open = stage === 'consulting' && daysLeft > 0
  const days = { day: format.day(stage === 'consulting' ? notice.commentTo : notice.effectiveOn), n: daysLeft }
  return (
    <p className="row">
      <Mark tone={stage === 'deciding' ? undefined : stage === 'consulting' ? 'warn' : 'good'}>
        {t(`public.stages.${stage}`)}
      </Mark>
      <strong>{t(`public.when.${stage === 'consulting' && !open ? 'heard' : stage}`, days)}</strong>
    </p>
  )
}
