import 'leaflet/dist/leaflet.css'
import L from 'leaflet'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useGo } from '../../address.tsx'
import { useFormat } from '../format.ts'
import type { MapArea, MapPoint, MapProps } from '../Map.tsx'
import { colourOf, stepsOf } from './shades.ts'

const TONES = { good: '#2e6f3e', warn: '#8a5a00', bad: '#b3261e', none: '#2f5d8a' }
/** Pixels that a character of a name takes on the map. */
const CHARACTER = 16
type Props = MapProps & { tiles: { url: string; attribution: string } | null }

/** The map itself; loaded when first shown. */
export default function LeafletMap(props: Props) {
  const { t } = useTranslation('kit')
  const format = useFormat()
  const go = useGo()
  const box = useRef<HTMLDivElement>(null)
  const pick = useEffectEvent((thing: { id: string; to?: string }) => {
    props.onPick?.(thing.id)
    if (thing.to) go(thing.to)
  })
  const steps = useMemo(() => stepsOf(props.areas?.map((a) => a.value) ?? []), [props.areas])
  const words = useEffectEvent((thing: MapArea | MapPoint) =>
    'value' in thing && thing.value !== undefined
      ? `${thing.name} ${format.number(thing.value)}${props.unit ?? ''}`
      : thing.name,
  )

  useEffect(() => {
    const map = L.map(box.current!, {
      zoomControl: false,
      attributionControl: props.tiles !== null,
      zoomAnimation: false,
    })
    L.control.zoom({ zoomInTitle: t('map.in'), zoomOutTitle: t('map.out') }).addTo(map)
    if (props.tiles) L.tileLayer(props.tiles.url, { attribution: props.tiles.attribution }).addTo(map)
    const layer = L.featureGroup().addTo(map)
    for (const area of props.areas ?? [])
      addArea(layer, area, colourOf(area.value, steps), words(area), (thing) => pick(thing))
    for (const point of props.points ?? []) addPoint(layer, point, words(point), (thing) => pick(thing))
    const bounds = layer.getBounds()
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [12, 12], maxZoom: 17 })
    else map.setView([35.1, 118.35], 9)
    for (const area of props.areas ?? []) nameOn(map, area)
    return () => void map.remove()
  }, [props.areas, props.points, props.tiles, steps, t])

  return (
    <>
      <div
        ref={box}
        className="k-map"
        role="group"
        aria-label={t('map.label', { label: props.label })}
        style={{ height: `min(${props.height ?? 420}px, 90vw)` }}
      />
      {steps.length > 0 && (
        <ul className="k-legend" aria-label={t('map.legend')}>
          {steps.map((step) => (
            <li key={step.from}>
              <i style={{ background: step.colour }} />
              {format.number(step.from)}
              {step.to > step.from && `–${format.number(step.to)}`}
              {props.unit}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type Pick = (thing: { id: string; to?: string }) => void

function addArea(layer: L.FeatureGroup, area: MapArea, fill: string, words: string, pick: Pick) {
  const shape = L.geoJSON(area.geometry, {
    style: { color: '#5b5346', weight: 1.2, fillColor: fill, fillOpacity: 0.75 },
  })
  shape.bindTooltip(words, { sticky: true })
  shape.on('click', () => pick(area))
  shape.addTo(layer)
  shape.eachLayer((part) => reachable(part as L.Path, words, () => pick(area)))
}

/** Writes an area's name upon it where there is room; a committee by the name of its community. */
function nameOn(map: L.Map, area: MapArea) {
  const bounds = L.geoJSON(area.geometry).getBounds()
  const room = map.latLngToLayerPoint(bounds.getNorthEast()).x - map.latLngToLayerPoint(bounds.getSouthWest()).x
  const name = area.name.replace(/(居民|村民)委员会$/, '')
  if (name.length * CHARACTER > room) return
  const place = bounds.getCenter()
  L.tooltip({ permanent: true, direction: 'center', className: 'k-map-name' })
    .setContent(name)
    .setLatLng(place)
    .addTo(map)
}

function addPoint(layer: L.FeatureGroup, point: MapPoint, words: string, pick: Pick) {
  const colour = TONES[point.tone ?? 'none']
  const dot = L.circleMarker([point.y, point.x], {
    radius: 6,
    color: '#fff',
    weight: 1.5,
    fillColor: colour,
    fillOpacity: 1,
  })
  dot.bindTooltip(words)
  dot.on('click', () => pick(point))
  dot.addTo(layer)
  reachable(dot, words, () => pick(point))
}

/** Lets the keyboard reach a shape and the screen reader name it. */
function reachable(shape: L.Path, words: string, open: () => void) {
  const element = shape.getElement?.() as SVGElement | undefined
  if (!element) return
  element.setAttribute('tabindex', '0')
  element.setAttribute('role', 'button')
  element.setAttribute('aria-label', words)
  element.addEventListener('keydown', (e) => {
    if (e.key !== 'Enter' && e.key !== ' ') return
    e.preventDefault()
    open()
  })
}
