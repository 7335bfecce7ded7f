import 'leaflet/dist/leaflet.css'
import L from 'leaflet'

export interface Shown {
  features: GeoJSON.FeatureCollection
  kind: 'barrier' | 'soft' | 'hard' | 'service'
  /** Where the area and its units lie. */
  outline: GeoJSON.Geometry | null
  units: readonly (readonly number[])[]
  /** Places where something is odd. */
  marks: readonly { x: number; y: number; text: string }[]
}
const COLOURS = { barrier: '#2f5d8a', soft: '#2e6f3e', hard: '#8a5a00', service: '#1b6b52' }

/** Draws a layer upon the ground of its area, on canvas, so that hundreds of thousands of corners stay light. */
export function drawLayer(
  box: HTMLElement,
  shown: Shown,
  words: { in: string; out: string },
  tiles: { url: string; attribution: string } | null,
): () => void {
  const map = L.map(box, { zoomControl: false, attributionControl: tiles !== null, zoomAnimation: false, preferCanvas: true }) // prettier-ignore
  L.control.zoom({ zoomInTitle: words.in, zoomOutTitle: words.out }).addTo(map)
  if (tiles) L.tileLayer(tiles.url, { attribution: tiles.attribution }).addTo(map)
  const all = L.featureGroup().addTo(map)
  if (shown.outline)
    L.geoJSON(shown.outline, { style: { color: '#8b8375', weight: 1.5, dashArray: '6 5', fill: false }, interactive: false }).addTo(all) // prettier-ignore
  for (const [x, y] of shown.units)
    L.circleMarker([y!, x!], { radius: 2.5, stroke: false, fillColor: '#8b8375', fillOpacity: 0.8, interactive: false }).addTo(all) // prettier-ignore
  const color = COLOURS[shown.kind]
  L.geoJSON(shown.features, {
    style: { color, weight: shown.kind === 'barrier' ? 3 : 1.5, fillColor: color, fillOpacity: 0.15 },
    pointToLayer: (_, at) => L.circleMarker(at, { radius: 6, color: '#fff', weight: 1.5, fillColor: color, fillOpacity: 1 }), // prettier-ignore
    onEachFeature: (f, layer) => {
      const name = String((f.properties as { name?: unknown } | null)?.name ?? '')
      if (name) layer.bindTooltip(escaped(name), { sticky: true })
    },
  }).addTo(all)
  for (const { x, y, text } of shown.marks)
    L.circleMarker([y, x], { radius: 10, color: '#b3261e', weight: 3, fill: false }).bindTooltip(escaped(text)).addTo(all) // prettier-ignore
  const bounds = all.getBounds()
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [16, 16], maxZoom: 17 })
  else map.setView([35.1, 118.35], 9)
  return () => void map.remove()
}

/** A tooltip takes HTML: names from files are text. */
const escaped = (text: string): HTMLElement => Object.assign(document.createElement('span'), { textContent: text })
