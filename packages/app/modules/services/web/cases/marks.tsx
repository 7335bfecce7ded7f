import { useTranslation } from 'react-i18next'
import { Mark, useFormat } from '#web/kit/index.ts'
import type { CaseState } from '../../contract/cases/base.ts'

const TONES: Partial<Record<CaseState, 'good' | 'warn' | 'bad'>> = {
  closed: 'good', new: 'warn', suspended: 'warn', checking: 'warn', refused: 'bad',
} // prettier-ignore

/** How a case stands, in a word. */
export function StateMark({ state }: { state: CaseState }) {
  const { t } = useTranslation('services')
  const tone = TONES[state]
  return <Mark tone={tone}>{t(`states.${state}`)}</Mark>
}

interface Due {
  dueAt: string | null
  closedAt: string | null
  overdue: 'whole' | 'step' | null
  clockYear: number | null
}
/** When it must be done, and whether that is over. */
export function DueMark({ of }: { of: Due }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  if (!of.dueAt)
    return <span className="soft">{of.clockYear ? t('cases.noYear', { year: of.clockYear }) : t('cases.noClock')}</span>
  return (
    <span>
      {format.time(of.dueAt)} {of.overdue && <Mark tone="bad">{t(`cases.overdue.${of.overdue}`)}</Mark>}
    </span>
  )
}
