import { useTranslation } from 'react-i18next'
import { Mark } from '#web/kit/index.ts'
import type { MeetingState, Reason } from '../../contract/base.ts'
import { reasonLines } from '../../rules/words.ts'

const TONES: Partial<Record<MeetingState, 'good' | 'warn' | 'bad'>> = { open: 'warn', signed: 'good', lapsed: 'bad', cancelled: 'bad' } // prettier-ignore
export function StateMark({ state }: { state: MeetingState }) {
  const { t } = useTranslation('meetings')
  return <Mark tone={TONES[state]}>{t(`states.${state}`)}</Mark>
}

const toneOf = ({ passed, rule }: Reason) => (passed ? 'good' : rule === 'composition' ? 'warn' : 'bad')

/** Why something holds or does not: each ground with its figures and article. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useTranslation('meetings')
  const lines = reasonLines({ reasons }, (key, params) => t(key as 'reasons.met', params ?? {}))
  return (
    <ul className="stack tight small">
      {lines.map((line, i) => (
        <li key={line}>
          <Mark tone={toneOf(reasons[i]!)}>{t(reasons[i]!.passed ? 'reasons.met' : 'reasons.notMet')}</Mark>{' '}
          {line}
        </li>
      ))}
    </ul>
  )
} // prettier-ignore
