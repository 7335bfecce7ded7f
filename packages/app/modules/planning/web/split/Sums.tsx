import { useTranslation } from 'react-i18next'
import { Mark, Rows, TextField, useFormat } from '#web/kit/index.ts'
import type { Large, Parting, Sum } from './parting.ts'

/** What each unit would hold, with its name and stated households to be filled in. */
export function Sums(props: {
  unit: Large
  sums: Sum[]
  parting: Parting
  upper: number
  onChange: (parting: Parting) => void
}) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { unit, parting, onChange } = props
  const set = (key: 'names' | 'stated', at: number, value: string) =>
    onChange({ ...parting, [key]: parting[key].map((old, i) => (i === at ? value : old)) })
  const rows = props.sums.map((s, at) => ({ ...s, at, counted: s.buildings.reduce((n, b) => n + b.households, 0) }))
  return (
    <Rows
      label={t('split.sums')}
      rows={rows}
      rowKey={(r) => String(r.at)}
      columns={[
        {
          key: 'name',
          title: t('split.part'),
          main: true,
          show: (r) =>
            r.at === 0 ? t('split.stays', { name: unit.name }) : (
              <TextField label={t('split.partName', { n: r.at })} max={80} value={r.name} onChange={(v) => set('names', r.at, v)} />
            ),
        },
        { key: 'buildings', title: t('split.building'), number: true, show: (r) => format.number(r.buildings.length) },
        { key: 'counted', title: t('split.counted'), number: true, show: (r) => format.number(r.counted) },
        {
          key: 'stated',
          title: t('split.stated'),
          show: (r) => (
            <TextField label={t('split.statedOf', { name: r.at === 0 ? unit.name : r.name })} max={6} value={parting.stated[r.at] ?? ''} onChange={(v) => set('stated', r.at, v)} />
          ),
        },
        {
          key: 'fits',
          title: t('table.size'),
          show: (r) => <Mark tone={r.households > props.upper ? 'bad' : 'good'}>{t(r.households > props.upper ? 'split.over' : 'split.inBand')} {format.number(r.households)}</Mark>,
        },
      ]}
    />
  ) // prettier-ignore
}
