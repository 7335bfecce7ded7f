import type { Geometry } from 'geojson'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFindMe } from '../session.tsx'
import { useFormat } from './format.ts'
import { Picture } from './Picture.tsx'
import { Wait } from './state.tsx'

export interface MapArea {
  id: string
  name: string
  /** GeoJSON, WGS84. */
  geometry: Geometry
  /** Shaded by it where given. */
  value?: number | null
  to?: string
}
export interface MapPoint {
  id: string
  name: string
  /** Longitude and latitude, WGS84. */
  x: number
  y: number
  tone?: 'good' | 'warn' | 'bad'
  to?: string
}
export interface MapProps {
  label: string
  areas?: readonly MapArea[]
  points?: readonly MapPoint[]
  unit?: string
  onPick?: (id: string) => void
  /** Pixels. */
  height?: number
}

const Leaflet = lazy(() => import('./map/LeafletMap.tsx'))

/** Areas and points on a map without a tile server; tiles only from the configured source. */
export function Map(props: MapProps) {
  const { t } = useTranslation('kit')
  const format = useFormat()
  const tiles = useFindMe()?.mapTiles ?? null
  const rows = useMemo(
    () => [...(props.areas ?? []), ...(props.points ?? [])].map((r) => ({ ...r })),
    [props.areas, props.points],
  )
  const hasValues = props.areas?.some((a) => a.value !== undefined) ?? false
  const columns = [
    { key: 'name', title: t('picture.name'), main: true },
    ...(hasValues
      ? [
          {
            key: 'value',
            title: props.unit ?? t('picture.value'),
            number: true,
            show: (r: { value?: number | null }) => format.number(r.value),
          },
        ]
      : []),
  ]
  return (
    <Picture label={props.label} columns={columns as never} rows={rows} rowKey="id" rowTo={(r) => r.to}>
      <Suspense fallback={<Wait />}>
        <Leaflet {...props} tiles={tiles} />
      </Suspense>
    </Picture>
  )
}
