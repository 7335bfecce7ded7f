import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Can, Go, List, Mark, PageHead, useAbility, useFormat, useScope } from '#web/kit/index.ts'
import { compoundSources, compoundStates, listCompounds } from '../../contract/compounds.ts'
import { Bulk } from './Bulk.tsx'
import { Decide } from './Decide.tsx'
import type { Row } from './row.ts'
import { Said } from './Said.tsx'
import { Standing } from './Standing.tsx'
import { Undo, type Done } from './Undo.tsx'
import '../plan.css'

const TONES = { waiting: undefined, decided: 'warn', taken: 'good', left: undefined } as const

/** Compounds of the lists of the area looked at, with what each source says of them. */
export default function Compounds() {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const scope = useScope()
  const able = useAbility()
  const mayDraw = able('planning.draw')
  const sources = useRead(compoundSources, { query: { areaId: scope.id } })
  const [done, setDone] = useState<Done>()
  const begin = (
    <Can ability="planning.draw">
      <Go to="/planning/compounds/new" className="k-button primary">
        {t('commands.uploadCompounds')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.compounds')} sub={t('compounds.sub')} back="/planning" actions={begin} />
      {sources.data && sources.data.sources.length > 0 && <Standing counts={sources.data} mayDraw={mayDraw} />}
      {done && <Undo done={done} onGone={() => setDone(undefined)} />}
      <List
        name="planning.compounds"
        label={t('pages.compounds')}
        contract={listCompounds}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('fields.name')}
        columns={[
          { key: 'name', title: t('fields.name'), main: true },
          { key: 'state', title: t('fields.state'), show: (r) => <State row={r} /> },
          {
            key: 'households',
            title: t('table.columns.households'),
            number: true,
            show: (r) => (r.households === null ? '—' : format.number(r.households)),
          },
          { key: 'sources', title: t('compounds.said'), show: (r) => <Said row={r} /> },
          { key: 'town', title: t('fields.areaId'), show: (r) => r.town ?? <Mark tone="warn">{t('compounds.nowhere')}</Mark> },
          {
            key: 'doings',
            title: t('cases.doings'),
            show: (r) => mayDraw && <Decide row={r} onDone={setDone} />,
          },
        ]}
        filters={[
          { key: 'differs', label: t('compounds.agree'), options: ['true', 'false'].map((v) => ({ value: v, label: t(`compounds.differs.${v}`) })) },
          { key: 'state', label: t('fields.state'), options: compoundStates.map((s) => ({ value: s, label: t(`compounds.states.${s}`) })) },
          { key: 'nowhere', label: t('fields.areaId'), options: ['true', 'false'].map((v) => ({ value: v, label: t(`compounds.places.${v}`) })) },
        ]}
        picks={
          mayDraw
            ? {
                nameOf: (r) => t('compounds.pick', { name: r.name }),
                actions: (rows, clear) => (
                  <Bulk rows={rows} sources={sources.data?.sources ?? []} onDone={(d) => (setDone(d), clear())} />
                ),
              }
            : undefined
        }
        actions={
          mayDraw && sources.data && sources.data.differing > 0 ? (
            <Bulk rows={null} sources={sources.data.sources} count={sources.data.differing} onDone={setDone} />
          ) : undefined
        }
        empty={{ title: t('compounds.none'), text: t('compounds.noneText'), action: begin }}
      />
    </div>
  ) // prettier-ignore
}

function State({ row }: { row: Row }) {
  const { t } = useTranslation('planning')
  const tone = TONES[row.state]
  if (row.state === 'waiting' && row.differs) return <Mark tone="bad">{t('compounds.differs.true')}</Mark>
  return (
    <div>
      <Mark tone={tone}>{t(`compounds.states.${row.state}`)}</Mark>{' '}
      {row.state === 'left' && <div className="soft small">{row.leftReason}</div>}
      {row.unitId && <Go to={`/units/${row.unitId}`}>{t('compounds.seeUnit')}</Go>}
    </div>
  )
}
