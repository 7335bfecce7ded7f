import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, useSay } from '#web/kit/index.ts'
import { correctLedgerRow, leaveOutLedgerRow } from '../../ledger/contract.ts'
import type { FieldKey } from '../../ledger/rules/fields.ts'
import type { RowOnWire } from './Mend.tsx'

type Values = Partial<Record<FieldKey, string>>

/** A row's cells to be typed anew; what is wrong with each stands at it. Only what was changed is sent. */
export function RowEditor({ ledgerId, row, onDone }: { ledgerId: string; row: RowOnWire; onDone: () => void }) {
  const { t } = useTranslation('registers')
  const say = useSay()
  const [values, setValues] = useState<Values>({})
  const correct = useAct(correctLedgerRow)
  const leave = useAct(leaveOutLedgerRow)
  const params = { id: ledgerId, rowId: row.id }
  const tell = (after: RowOnWire | undefined) => {
    if (!after) return
    say(
      t('ledger.mend.saved', { row: after.row, state: t(`ledger.rowStates.${after.state}`) }),
      after.state === 'waiting' ? 'bad' : 'good',
    )
    onDone()
  }
  const save = (typed: Values) => void correct.act({ params, body: { values: typed, version: row.version } }).then(tell)
  const out = (leaveOut: boolean) => void leave.act({ params, body: { leaveOut, version: row.version } }).then(tell)
  const aboutNote = row.problems.some((p) => p.field === 'note' && p.severity === 'error')
  return (
    <form
      className="stack ledger-edit"
      onSubmit={(e) => {
        e.preventDefault()
        save(values)
      }}
    >
      <div className="grid">
        {row.values.map((v) => (
          <Cell
            key={v.field}
            row={row}
            field={v.field}
            text={v.text}
            hidden={v.masked}
            value={values[v.field]}
            onChange={(text) => setValues((old) => changed(old, v, text))}
          />
        ))}
      </div>
      <ErrorNotice error={correct.error ?? leave.error} />
      <div className="row">
        {row.state !== 'leftOut' && (
          <Button type="primary" htmlType="submit" disabled={Object.keys(values).length === 0 || correct.pending}>
            {t('ledger.mend.save')}
          </Button>
        )}
        {row.suggested && (
          <Button className="ledger-wrap" onClick={() => setValues((old) => ({ ...old, idNumber: row.suggested! }))}>
            {t('ledger.mend.suggest', { id: row.suggested })}
          </Button>
        )}
        {aboutNote && row.state !== 'leftOut' && (
          <Button onClick={() => save({ note: '' })}>{t('ledger.mend.clearNote')}</Button>
        )}
        <Button danger={row.state !== 'leftOut'} onClick={() => out(row.state !== 'leftOut')}>
          {t(row.state === 'leftOut' ? 'ledger.mend.takeUp' : 'ledger.mend.leaveOut')}
        </Button>
      </div>
    </form>
  )
}

/** What stands in the row again is no change. */
function changed(old: Values, cell: RowOnWire['values'][number], text: string): Values {
  const { [cell.field]: _gone, ...rest } = old
  return text === (cell.masked ? '' : cell.text) ? rest : { ...rest, [cell.field]: text }
}

function Cell(props: {
  row: RowOnWire
  field: FieldKey
  text: string
  hidden: boolean
  value: string | undefined
  onChange: (text: string) => void
}) {
  const { t } = useTranslation('registers')
  const id = useId()
  const problems = props.row.problems.filter((p) => p.field === props.field)
  const wrong = problems.some((p) => p.severity === 'error')
  return (
    <div className="k-field">
      <label htmlFor={id}>{t(`ledger.fields.${props.field}`)}</label>
      <Input
        id={id}
        value={props.value ?? (props.hidden ? '' : props.text)}
        placeholder={props.hidden ? props.text : undefined}
        aria-invalid={wrong || undefined}
        aria-describedby={problems.length > 0 || props.hidden ? `${id}-d` : undefined}
        status={wrong ? 'error' : ''}
        onChange={(e) => props.onChange(e.target.value)}
      />
      {(problems.length > 0 || props.hidden) && (
        <div id={`${id}-d`} className="small">
          {problems.map((p) => (
            <div key={p.code} className={p.severity === 'error' ? 'wrong' : 'hint'}>
              {p.message}
            </div>
          ))}
          {props.hidden && problems.length === 0 && <div className="hint">{t('ledger.mend.shownHidden')}</div>}
        </div>
      )}
    </div>
  )
}
