import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Go, Notice, useFormat } from '#web/kit/index.ts'
import { oversize } from '../../contract/compounds.ts'

/** Says that units are too large to be drawn, where there are any. */
export function OversizeNotice({ caseId }: { caseId: string }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const read = useRead(oversize, { params: { id: caseId } })
  if (!read.data || read.data.rows.length === 0) return null
  const { rows, upper } = read.data
  return (
    <Notice tone="warn">
      {t('split.oversizeNotice', { n: format.number(rows.length), upper: format.number(upper) })}{' '}
      <Go to={`/planning/cases/${caseId}/oversize`}>{t('pages.oversize')}</Go>
    </Notice>
  )
}
