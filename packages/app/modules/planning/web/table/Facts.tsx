import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts as Shown, useConfirm, useFormat } from '#web/kit/index.ts'
import { factsOf, figuresOf } from './desk/desk.ts'
import { end, say } from './desk/steps.ts'
import { Regroup } from './Regroup.tsx'
import { useTable, useTold } from './state.ts'

/** The chosen community: its name, its reason, its figures, and taking it away. */
export function Facts() {
  const { t } = useTranslation('planning')
  const { held, desk } = useTable()
  useTold(desk, `c:${held.active ?? ''}`)
  useTold(desk, 'list')
  if (held.active === null || !factsOf(desk, held.active)) return <p className="soft">{t('table.chooseOne')}</p>
  return <One key={`${held.active}${JSON.stringify(factsOf(desk, held.active))}`} id={held.active} />
}

function One({ id }: { id: string }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const confirm = useConfirm()
  const { desk, mayDraw, done, hold } = useTable()
  const facts = factsOf(desk, id)!
  const [name, setName] = useState(facts.name)
  const [reason, setReason] = useState(facts.breachReason ?? '')
  const figures = figuresOf(desk, id)
  const remove = async () => {
    const sure = await confirm({ title: t('table.removeTitle', { name: facts.name }), text: t('table.removeText', { n: figures.units }), ok: t('table.remove'), danger: true }) // prettier-ignore
    if (!sure) return
    done(end(desk, id))
    hold({ active: desk.communities[0]?.key ?? null })
  }
  const old = desk.view.old.find((o) => o.areaId === facts.areaId)
  return (
    <div className="stack">
      {mayDraw && (
        <form
          className="k-bar"
          onSubmit={(e) => {
            e.preventDefault()
            done(say(desk, id, { name: name.trim(), breachReason: reason.trim() || null }))
          }}
        >
          <Text id="p-name" label={t('table.name')} value={name} max={60} onChange={setName} />
          <Text id="p-why" label={t('table.reason')} value={reason} max={500} onChange={setReason} />
          <Button htmlType="submit" type="primary">
            {t('table.keep')}
          </Button>
          <Button danger onClick={() => void remove()}>
            {t('table.remove')}
          </Button>
        </form>
      )}
      {mayDraw && <Regroup id={id} />}
      <Shown
        items={[
          { label: t('table.goesOn'), value: old ? old.name : t('table.isNew') },
          { label: t('table.code'), value: facts.code ?? '—' },
          { label: t('table.size'), value: t(`table.bands.${figures.band}`) },
          ...(
            [
              'households',
              'people',
              'voters',
              'floating',
              'elders',
              'dwellings',
              'units',
              'localUnits',
              'facilities',
            ] as const
          )
            .filter((c) => c !== 'facilities' || desk.view.units.facilities !== null)
            .map((c) => ({
              label: t(`table.columns.${c}`),
              value: figures[c] === null ? t('table.later') : format.number(figures[c]),
            })),
          { label: t('table.pieces'), value: figures.pieces < 0 ? '…' : format.number(figures.pieces) },
        ]}
      />
    </div>
  )
}

function Text(props: { id: string; label: string; value: string; max: number; onChange: (text: string) => void }) {
  return (
    <div className="k-field grow">
      <label htmlFor={props.id}>{props.label}</label>
      <input
        id={props.id}
        className="k-input"
        maxLength={props.max}
        value={props.value}
        onChange={(e) => props.onChange(e.target.value)}
      />
    </div>
  )
}
