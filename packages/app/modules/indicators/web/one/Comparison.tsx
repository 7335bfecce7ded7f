import { useTranslation } from 'react-i18next'
import { listBoundaries } from '#modules/areas/contract.ts'
import { useRead } from '#web/hooks.ts'
import { Chart, Choice, Choices, Go, Map, Read, Rows, useAddress, useFormat } from '#web/kit/index.ts'
import { compareAreas, type ComparedRow } from '../../contract.ts'
import { Origin } from '../Amount.tsx'
import { useFigureScope, usePlanningAreas } from '../scope.tsx'

type Compared = { unit: string; level: number; rows: ComparedRow[] }

/** The areas below side by side, with other cities beside them: table, bars, map. */
export default function Comparison({ of }: { of: string }) {
  const { t } = useTranslation('indicators')
  const { query } = useFigureScope()
  const [at, set] = useAddress({ level: '', beside: '' })
  const asked = { ...query, ...(at.level ? { level: at.level } : {}), ...(at.beside ? { beside: at.beside } : {}) }
  const read = useRead(compareAreas, { params: { key: of }, query: asked as never })
  const benchmarks = usePlanningAreas().filter((p) => p.members === 0)
  return (
    <section className="panel stack" aria-labelledby="comparison">
      <h2 id="comparison">{t('views.comparison')}</h2>
      <div className="row">
        <Choice
          label={t('fields.level')}
          value={at.level}
          onChange={(level) => set({ level })}
          none={t('levels.next')}
          options={[3, 4, 5].map((l) => ({ value: String(l), label: t(`levels.l${l}`) }))}
        />
        {benchmarks.length > 0 && (
          <Choices
            label={t('fields.beside')}
            value={at.beside.split(',').filter(Boolean)}
            onChange={(ids) => set({ beside: ids.join(',') })}
            options={benchmarks.map((p) => ({ value: p.id, label: p.name }))}
          />
        )}
      </div>
      <Read of={read}>
        {(compared) =>
          compared.rows.length === 0 ? (
            <p className="soft">{t('empty.below')}</p>
          ) : (
            <>
              <Bars of={compared} />
              <Outlines of={compared} />
              <Table of={compared} />
            </>
          )
        }
      </Read>
    </section>
  )
}

function Bars({ of }: { of: Compared }) {
  const { t } = useTranslation('indicators')
  const shown = of.rows.filter((r) => r.value !== null).slice(0, 30)
  if (shown.length < 2) return null
  const series =
    of.unit === 'percent'
      ? [{ name: t('fields.value'), values: shown.map((r) => r.value) }]
      : [
          { name: t('provenance.computed'), values: shown.map((r) => r.computed) },
          { name: t('provenance.reported'), values: shown.map((r) => r.reported) },
        ]
  return (
    <Chart
      label={t('views.chart')}
      kind={of.unit === 'percent' ? 'bar' : 'stack'}
      categories={shown.map((r) => r.name)}
      series={series}
      unit={t(`units.${of.unit}`)}
    />
  )
}

function Outlines({ of }: { of: Compared }) {
  const { t } = useTranslation('indicators')
  const { areaId, planningAreaId } = useFigureScope()
  const outlines = useRead(listBoundaries, { query: { parent: areaId } })
  const values = Object.fromEntries(of.rows.map((r) => [r.id, r]))
  const areas = (outlines.data?.rows ?? []).flatMap((o) => {
    const row = values[o.id]
    return row ? [{ id: o.id, name: o.name, geometry: o.geometry as never, value: row.value }] : []
  })
  if (areas.length === 0 || planningAreaId) return null
  return <Map label={t('views.map')} areas={areas} unit={t(`units.${of.unit}`)} height={380} />
}

function Table({ of }: { of: Compared }) {
  const { t } = useTranslation('indicators')
  const format = useFormat()
  return (
    <Rows
      label={t('views.table')}
      rows={of.rows}
      rowKey="id"
      columns={[
        { key: 'name', title: t('fields.area'), main: true },
        {
          key: 'value',
          title: `${t('fields.value')} (${t(`units.${of.unit}`)})`,
          number: true,
          show: (r) => format.number(r.value),
        },
        {
          key: 'computed',
          title: t('fields.computed'),
          number: true,
          show: (r) => (r.hasComputed && of.unit !== 'percent' ? format.number(r.computed) : '—'),
        },
        {
          key: 'reported',
          title: t('fields.reported'),
          number: true,
          show: (r) => (r.hasReported && of.unit !== 'percent' ? format.number(r.reported) : '—'),
        },
        { key: 'origin', title: t('fields.provenance'), show: (r) => <Origin of={r} /> },
        { key: 'missing', title: t('fields.missing'), number: true, show: (r) => format.number(r.missing) },
        {
          key: 'rows',
          title: t('actions.rows'),
          show: (r) => (r.rowsTo && r.hasComputed ? <Go to={r.rowsTo}>{t('actions.rows')}</Go> : '—'),
        },
      ]}
    />
  )
}
