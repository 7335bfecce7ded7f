import { useTranslation } from 'react-i18next'
import { Mark } from '#web/kit/index.ts'
import { seatedStates, type State } from '../../rules/flow.ts'

const GOOD: readonly State[] = ['elected', ...seatedStates]
const WARN: readonly State[] = ['voting', 'counting', 'runOff']

/** The stage of an election. */
export function StateMark({ state }: { state: State }) {
  const { t } = useTranslation('elections')
  const tone = state === 'void' ? 'bad' : GOOD.includes(state) ? 'good' : WARN.includes(state) ? 'warn' : undefined
  return <Mark tone={tone}>{t(`states.${state}`)}</Mark>
}
