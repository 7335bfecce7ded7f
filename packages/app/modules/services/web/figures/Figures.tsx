import { useTranslation } from 'react-i18next'
import {
  Choice,
  DateField,
  Empty,
  List,
  PageHead,
  Read,
  Rows,
  useAddress,
  useFormat,
  useScope,
  useTime,
} from '#web/kit/index.ts'
import { useRead } from '#web/hooks.ts'
import { groups, heat, listRates, type RateRow } from '../../contract/figures.ts'
import { Ages } from './Ages.tsx'
import './figures.css'

/** What became of the cases of an area: rates, kinds by month, the age of what is open. */
export default function Figures() {
  const { t } = useTranslation('services')
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.figures')} sub={t('figures.sub')} />
      <Rates />
      <div className="grid">
        <Ages areaId={scope.id} />
      </div>
      <Heat />
    </div>
  )
}

function Rates() {
  const { t } = useTranslation('services')
  const { day } = useTime()
  const scope = useScope()
  const [asked, setAsked] = useAddress({ by: 'area', from: `${day.slice(0, 4)}-01-01`, to: day })
  const options = groups.map((value) => ({ value, label: t(`figures.groups.${value}`) }))
  return (
    <section className="panel stack">
      <h2>{t('figures.rates')}</h2>
      <div className="row">
        <Choice
          label={t('figures.by')}
          value={asked.by}
          onChange={(by) => setAsked({ by: String(by) })}
          options={options}
        />
        <DateField label={t('figures.from')} value={asked.from} onChange={(from) => setAsked({ from: from ?? '' })} />
        <DateField label={t('figures.to')} value={asked.to} onChange={(to) => setAsked({ to: to ?? '' })} />
      </div>
      <List
        name="services.rates"
        label={t('figures.rates')}
        contract={listRates}
        call={{
          query: {
            areaId: scope.id,
            by: asked.by as 'area',
            ...(asked.from && { from: asked.from }),
            ...(asked.to && { to: asked.to }),
          },
        }}
        rowKey={(row) => row.id}
        columns={useColumns(asked.by)}
        empty={{ title: t('figures.ratesEmpty'), text: t('figures.ratesEmptyText') }}
      />
    </section>
  )
}

const COUNTS = ['opened', 'answered', 'closed', 'onTime', 'solved', 'ratings'] as const
const SHARES = ['responseRate', 'onTimeRate', 'solutionRate', 'satisfactionRate'] as const

function useColumns(by: string) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const named = (row: RateRow): string =>
    by === 'nature' || by === 'channel' ? t(`figures.${by}s.${row.id}`) : row.name || t('figures.none')
  const rate = (value: number | null) => (value === null ? '—' : `${format.number(value)} %`)
  return [
    { key: 'name', title: t(`figures.groups.${by}`), main: true, sort: true, show: named },
    ...COUNTS.map((key) => ({
      key,
      title: t(`fields.${key}`),
      number: true,
      sort: true,
      show: (r: RateRow) => format.number(r[key]),
    })),
    ...SHARES.map((key) => ({
      key,
      title: t(`fields.${key}`),
      number: true,
      sort: true,
      show: (r: RateRow) => rate(r[key]),
    })),
  ]
}

function Heat() {
  const { t } = useTranslation('services')
  const scope = useScope()
  const found = useRead(heat, { query: { areaId: scope.id } })
  return (
    <section className="panel stack">
      <h2>{t('figures.heat')}</h2>
      <Read of={found}>
        {({ months, rows }) =>
          rows.length === 0 ? <Empty title={t('figures.heatEmpty')} /> : <HeatTable months={months} rows={rows} />
        }
      </Read>
    </section>
  )
}

interface HeatRow {
  id: string
  name: string
  counts: number[]
  total: number
}

/** Counts stand in the cells; the shade only helps the eye. */
function HeatTable({ months, rows }: { months: string[]; rows: HeatRow[] }) {
  const { t } = useTranslation('services')
  const most = Math.max(1, ...rows.flatMap((r) => r.counts))
  const cell = (n: number) => (
    <span className="s-heat" style={{ ['--share' as string]: `${Math.round((n / most) * 60)}%` }}>
      {n}
    </span>
  )
  return (
    <Rows
      label={t('figures.heat')}
      rows={rows}
      rowKey="id"
      columns={[
        { key: 'name', title: t('figures.groups.kind'), main: true, show: (r: HeatRow) => r.name || t('figures.none') },
        ...months.map((month, i) => ({
          key: month,
          title: month.slice(2),
          number: true,
          show: (r: HeatRow) => cell(r.counts[i]!),
        })),
        { key: 'total', title: t('figures.total'), number: true, show: (r: HeatRow) => r.total },
      ]}
    />
  )
}
