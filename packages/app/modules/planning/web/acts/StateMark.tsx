import { useTranslation } from 'react-i18next'
import { Mark } from '#web/kit/index.ts'
import type { ActState } from '../../contract/acts.ts'

const TONES: Partial<Record<ActState, 'good' | 'warn' | 'bad'>> = {
  returned: 'warn', approved: 'good', announced: 'good', inForce: 'good', withdrawn: 'bad',
} // prettier-ignore

/** The state of an act in a word. */
export function StateMark({ state, refused = false }: { state: ActState; refused?: boolean }) {
  const { t } = useTranslation('planning')
  if (refused && state === 'announced') return <Mark tone="bad">{t('acts.refusedMark')}</Mark>
  const tone = TONES[state]
  return <Mark tone={tone}>{t(`states.${state}`)}</Mark>
}
