import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { splitUnit } from '#modules/registers/contract/index.ts'
import type { Answer } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import { DateField, Empty, ErrorNotice, Go, PageHead, Read, TextField, useTime } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { oversize } from '../../contract/compounds.ts'
import { Buildings } from './Buildings.tsx'
import { proposed, sumsOf, type Large, type Parting, type Sum, type WasSplit } from './parting.ts'
import { Sums } from './Sums.tsx'
import { SplitDone } from './SplitDone.tsx'
import '../plan.css'

type Case = Answer<typeof oversize>

/** Which building of a large unit goes to which new unit. */
export default function Split({ params }: PageProps) {
  const { t } = useTranslation('planning')
  const read = useRead(oversize, { params: { id: params.id! } })
  const [done, setDone] = useState<WasSplit>()
  const back = `/planning/cases/${params.id!}/oversize`
  const unit = read.data?.rows.find((r) => r.unitId === params.unit)
  return (
    <div className="stack">
      <PageHead title={unit ? t('split.splitOf', { name: unit.name }) : t('pages.split')} sub={t('split.pageSub')} back={back} />
      {done ? (
        <SplitDone done={done} caseId={params.id!} onUndone={() => setDone(undefined)} />
      ) : (
        <Read of={read}>{(all) => (unit ? <Of unit={unit} about={all} onDone={setDone} /> : <Empty title={t('split.none')} text={t('split.noneText', { upper: all.upper })} />)}</Read>
      )}
    </div>
  ) // prettier-ignore
}

function Of(props: { unit: Large; about: Case; onDone: (done: WasSplit) => void }) {
  const { t } = useTranslation('planning')
  const { unit } = props
  if (unit.buildings.length > 1) return <Parts key={unit.version} {...props} />
  const action = (
    <Go to={`/units/${unit.unitId}`} className="k-button primary">
      {t('split.toUnit')}
    </Go>
  )
  return <Empty title={t('split.noBuildings')} text={t('split.noBuildingsText')} action={action} />
}

function Parts({ unit, about, onDone }: { unit: Large; about: Case; onDone: (done: WasSplit) => void }) {
  const { t } = useTranslation('planning')
  const nameOf = (n: number) => t('split.newName', { name: unit.name, part: t('split.letters')[n] ?? String(n + 1) })
  const [parting, setParting] = useState<Parting>(() => proposed(unit, nameOf))
  const sums = sumsOf(unit, parting)
  const add = () => setParting({ ...parting, names: [...parting.names, nameOf(parting.names.length - 1)], stated: [...parting.stated, ''] }) // prettier-ignore
  const remove = () => {
    const last = parting.names.length - 1
    const of = Object.fromEntries(Object.entries(parting.of).map(([id, p]) => [id, p === last ? 0 : p]))
    setParting({ names: parting.names.slice(0, -1), stated: parting.stated.slice(0, -1), of })
  }
  return (
    <>
      <div className="panel stack">
        <h2>{t('split.sums')}</h2>
        <p className="soft">{t('split.proposed')}</p>
        <Sums unit={unit} sums={sums} parting={parting} upper={about.upper} onChange={setParting} />
        <span className="row">
          <Button disabled={parting.names.length > 12} onClick={add}>
            {t('split.addPart')}
          </Button>
          <Button disabled={parting.names.length < 3} onClick={remove}>
            {t('split.removePart')}
          </Button>
        </span>
      </div>
      <Buildings unit={unit} parting={parting} onChange={setParting} />
      <Carry unit={unit} about={about} sums={sums} parting={parting} onDone={onDone} />
    </>
  )
}

/** What keeps a parting from being carried out, in a sentence. */
function useFault(unit: Large, sums: readonly Sum[]): string | undefined {
  const { t } = useTranslation('planning')
  const names = sums.map((s, i) => (i === 0 ? unit.name : s.name.trim()))
  if (new Set(names).size !== names.length || names.includes('')) return t('split.nameTwice')
  const empty = sums.slice(1).find((s) => s.buildings.length === 0)
  if (empty) return t('split.emptyPart', { name: empty.name })
  return sums[0]!.buildings.length === 0 ? t('split.leavesNone') : undefined
}

function Carry(props: { unit: Large; about: Case; sums: Sum[]; parting: Parting; onDone: (done: WasSplit) => void }) {
  const { t } = useTranslation('planning')
  const { day } = useTime()
  const { unit, about, sums, parting } = props
  const [on, setOn] = useState<string>(about.registerOn < day ? about.registerOn : day)
  const [reason, setReason] = useState(t('split.whyDefault', { upper: about.upper }))
  const split = useAct(splitUnit)
  const fault = useFault(unit, sums)
  const number = (text: string | undefined) => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : undefined)
  const send = async () => {
    const parts = sums.slice(1).map((s, i) => {
      const households = number(parting.stated[i + 1])
      return { name: s.name.trim(), buildingIds: s.buildings.map((b) => b.id), ...(households === undefined ? {} : { households }) }
    }) // prettier-ignore
    const rest = number(parting.stated[0])
    const body = { version: unit.version, on, reason, parts, ...(rest === undefined ? {} : { restHouseholds: rest }) }
    const done = await split.act({ params: { id: unit.unitId }, body })
    if (done) props.onDone({ id: done.id, version: done.version, names: [unit.name, ...done.parts.map((p) => p.name)] })
  }
  return (
    <section className="panel stack" aria-label={t('split.doSplit')}>
      <div className="two">
        <DateField label={t('split.on')} help={t('split.onHelp')} value={on} onChange={setOn} max={day} />
        <TextField label={t('split.why')} max={200} value={reason} onChange={setReason} />
      </div>
      <p className="soft">{t('split.place')}</p>
      {fault && <p role="status">{fault}</p>}
      <ErrorNotice error={split.error} />
      <div>
        <Button
          type="primary"
          disabled={fault !== undefined || reason.trim() === '' || on === ''}
          loading={split.pending}
          onClick={() => void send()}
        >
          {t('split.go', { n: sums.length })}
        </Button>
      </div>
    </section>
  )
}
