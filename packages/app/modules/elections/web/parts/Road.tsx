import { useTranslation } from 'react-i18next'
import { isBefore, states, type State } from '../../rules/flow.ts'

const BESIDE: readonly State[] = ['runOff', 'void']

/** The stages from plan to archive, with where the election stands. */
export function Road({ state }: { state: State }) {
  const { t } = useTranslation('elections')
  const road = states.filter((s) => !BESIDE.includes(s) || s === state)
  return (
    <ol className="el-road" aria-label={t('one.road')}>
      {road.map((s) => (
        <li key={s} className={isBefore(s, state) ? 'past' : ''} aria-current={s === state ? 'step' : undefined}>
          {t(`states.${s}`)}
        </li>
      ))}
    </ol>
  )
}
