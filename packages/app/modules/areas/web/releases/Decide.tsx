import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnWire } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { Choice, ErrorNotice } from '#web/kit/index.ts'
import { decideChanges, type ChangeRow, type Verdict } from '../../contract.ts'

/** Whether a person can still say something about a finding: after taking over, only where one side went or came from. */
export function isOpen(row: OnWire<ChangeRow>, taken: boolean): boolean {
  if (row.confidence === 'certain') return false
  const paired = row.before !== null && row.after !== null
  return !taken || (!paired && !row.verdict && row.candidates.length > 0)
}

/**
 * What a person can say about one finding: that it is as found, that the two sides are different areas, or (where there
 * is one side only) which area is the other.
 */
export function Decide(props: { releaseId: string; row: OnWire<ChangeRow>; taken: boolean }) {
  const { t } = useTranslation('areas')
  const { row, taken } = props
  const { act, pending, error } = useAct(decideChanges)
  const [other, setOther] = useState(row.candidates.length === 1 ? row.candidates[0]!.key : '')
  const paired = row.before !== null && row.after !== null
  const say = (verdict: Verdict | null) =>
    void act({ params: { id: props.releaseId }, body: { seq: row.seq, verdict } })
  const options = row.candidates.map((c) => ({
    value: c.key,
    label: [c.name, c.code, c.parentName].filter(Boolean).join(' '),
  }))
  return (
    <div className="areas-decide no-print">
      {row.verdict ? (
        <Button size="small" loading={pending} onClick={() => say(null)}>
          {t('ui.takeBack')}
        </Button>
      ) : (
        <>
          {!taken && (
            <Button size="small" loading={pending} onClick={() => say({ verdict: 'confirmed' })}>
              {t(paired ? 'ui.yesSame' : row.before ? 'ui.yesGone' : 'ui.yesNew')}
            </Button>
          )}
          {paired && !taken && (
            <Button size="small" onClick={() => say({ verdict: 'separate' })}>
              {t('ui.notSame')}
            </Button>
          )}
          {!paired && options.length > 0 && (
            <>
              <Choice label={t('fields.candidates')} value={other} onChange={setOther} options={options} />
              <Button size="small" disabled={!other} onClick={() => say({ verdict: 'succeeded', others: [other] })}>
                {t(row.before ? 'ui.wentInto' : 'ui.cameFrom')}
              </Button>
              {!taken && (
                <Button size="small" disabled={!other} onClick={() => say({ verdict: 'same', other })}>
                  {t('ui.isSame')}
                </Button>
              )}
            </>
          )}
        </>
      )}
      <ErrorNotice error={error} />
    </div>
  )
}
