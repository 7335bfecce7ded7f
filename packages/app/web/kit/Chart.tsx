import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from './format.ts'
import { Picture } from './Picture.tsx'
import { Wait } from './state.tsx'

export interface ChartProps {
  label: string
  kind: 'bar' | 'line' | 'stack' | 'pie'
  categories: readonly string[]
  series: readonly { name: string; values: readonly (number | null)[] }[]
  unit?: string
  /** Pixels. */
  height?: number
}

const Canvas = lazy(() => import('./chart/EChart.tsx'))

/** Figures as a picture, the same figures as a table one click away. */
export function Chart(props: ChartProps) {
  const { t } = useTranslation('kit')
  const format = useFormat()
  const rows = useMemo(
    () =>
      props.categories.map((name, i) => ({
        key: String(i),
        name,
        values: props.series.map((s) => s.values[i] ?? null),
      })),
    [props.categories, props.series],
  )
  const columns = [
    { key: 'name', title: t('picture.name'), main: true },
    ...props.series.map((s, i) => ({
      key: `s${i}`,
      title: props.unit ? `${s.name} (${props.unit})` : s.name,
      number: true,
      show: (row: { values: (number | null)[] }) => format.number(row.values[i]),
    })),
  ]
  return (
    <Picture label={props.label} columns={columns as never} rows={rows} rowKey="key">
      <Suspense fallback={<Wait />}>
        <Canvas {...props} />
      </Suspense>
    </Picture>
  )
}
