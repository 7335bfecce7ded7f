import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { AreaPicker, ErrorNotice, Radios, TextField, useFormat, useScope } from '#web/kit/index.ts'
import { decideCompound, leaveCompound, undoCompounds } from '../../contract/compounds.ts'
import { Line } from '../cases/Line.tsx'
import { Ask } from '../parts/Ask.tsx'
import type { Row } from './row.ts'
import type { Done } from './Undo.tsx'

/** What a person may do with one compound. */
export function Decide({ row, onDone }: { row: Row; onDone: (done: Done) => void }) {
  const { t } = useTranslation('planning')
  const scope = useScope()
  const undo = useAct(undoCompounds)
  const leave = useAct(leaveCompound)
  const { name, id, version, batchId } = row
  if (row.state === 'taken') return null
  return (
    <span className="row">
      {row.state !== 'left' && (
        <Ask small label={t('compounds.decide')} name={t('compounds.decideOf', { name })} title={t('compounds.decideOf', { name })}>
          {(close) => <Form row={row} onDone={(done) => (close(), onDone(done))} />}
        </Ask>
      )}
      {row.state === 'waiting' && (
        <Ask small label={t('compounds.leave')} name={t('compounds.leaveOf', { name })} title={t('compounds.leaveOf', { name })}>
          {(close) => (
            <Line
              label={t('compounds.whyLeave')}
              button={t('compounds.leave')}
              onSend={async (reason) => {
                const done = await leave.act({ params: { id }, body: { version, reason } })
                if (!done) return
                close()
                onDone({ batchId: done.batchId, text: t('compounds.left', { name }) })
              }}
            />
          )}
        </Ask>
      )}
      {batchId && row.state !== 'waiting' && (
        <Button
          size="small"
          aria-label={t('compounds.takeBackOf', { name })}
          loading={undo.pending}
          onClick={() => void undo.act({ body: { areaId: scope.id, batchId } })}
        >
          {t('compounds.takeBack')}
        </Button>
      )}
      <ErrorNotice error={leave.error ?? undo.error} />
    </span>
  ) // prettier-ignore
}

const OTHER = 'other'
const NONE = 'none'

function Form({ row, onDone }: { row: Row; onDone: (done: Done) => void }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const scope = useScope()
  const decide = useAct(decideCompound)
  const told = row.said.flatMap((s, i) => (s.households === null ? [] : [{ value: String(i), label: `${s.source}：${t('compounds.homes', { n: format.number(s.households) })}` }])) // prettier-ignore
  const [pick, setPick] = useState(told.length === 1 || !row.differs ? (told[0]?.value ?? NONE) : '')
  const [other, setOther] = useState('')
  const [name, setName] = useState(row.name)
  const [townId, setTown] = useState(row.townId ?? '')
  const number = /^\d{1,6}$/.test(other.trim()) ? Number(other) : undefined
  const households = pick === NONE ? null : pick === OTHER ? number : row.said[Number(pick)]?.households
  const ready = pick !== '' && households !== undefined && name.trim() !== ''
  const send = async () => {
    const body = {
      version: row.version,
      households: households ?? null,
      name: name.trim(),
      ...(townId ? { townId } : {}),
    }
    const done = await decide.act({ params: { id: row.id }, body })
    if (done) onDone({ batchId: done.batchId, text: t('compounds.decided', { name: name.trim() }) })
  }
  return (
    <>
      <Radios
        name={`h${row.id}`}
        label={t('compounds.whichNumber')}
        value={pick}
        onChange={setPick}
        options={[...told, { value: OTHER, label: t('compounds.otherNumber') }, { value: NONE, label: t('compounds.noNumber') }]}
      />
      {pick === OTHER && <TextField label={t('compounds.number')} max={6} value={other} wrong={other !== '' && number === undefined ? t('compounds.wholeNumber') : undefined} onChange={setOther} />}
      <TextField label={t('fields.name')} max={80} value={name} onChange={setName} />
      <AreaPicker label={t('fields.areaId')} value={townId} levels={[4]} under={scope.id} onChange={setTown} />
      <ErrorNotice error={decide.error} />
      <Button type="primary" disabled={!ready} loading={decide.pending} onClick={() => void send()}>
        {t('compounds.decide')}
      </Button>
    </>
  ) // prettier-ignore
}
