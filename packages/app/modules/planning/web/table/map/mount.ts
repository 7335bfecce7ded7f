import 'leaflet/dist/leaflet.css'
import L from 'leaflet'
import { paintAll, paintOverlay, paintSome, type Lens, type Overlay, type Scene } from './canvas.ts'
import { latOf, lonOf } from './ground.ts'

/** Pixels of the world at zoom 0. */
const WORLD = 256

/** A place on the map, in the unit square and in pixels of the canvas. */
export interface Spot {
  x: number
  y: number
  px: number
  py: number
}
export interface Hand {
  /** The pointer draws; otherwise it pushes the map. */
  draws: () => boolean
  down: (at: Spot) => void
  /** Every place that the pointer passed since the last frame. */
  move: (at: Spot[]) => void
  up: () => void
  tap: (at: Spot) => void
  leave: () => void
}
export interface MapHandle {
  /** Paints everything at the next frame. */
  all: () => void
  /** Paints these units and what lies above, now. */
  some: (units: Iterable<number>) => void
  over: () => void
  /** Pixels of a distance in the unit square, the other way round. */
  reach: (pixels: number) => number
  see: (box: readonly [number, number, number, number]) => void
  /** Puts the pointer at the map's service: it draws, or it pushes. */
  hold: (draws: boolean) => void
  remove: () => void
}
interface Words {
  in: string
  out: string
}
interface Options {
  scene: () => Scene
  overlay: () => Overlay
  hand: Hand
  words: Words
  tiles: { url: string; attribution: string } | null
  box: readonly [number, number, number, number] | null
}

/** Puts a map into a box: Leaflet pushes and zooms, one canvas shows the units, another what lies above them. */
export function mountMap(box: HTMLElement, options: Options): MapHandle {
  const map = L.map(box, {
    zoomControl: false,
    attributionControl: options.tiles !== null,
    zoomAnimation: false,
    inertia: false,
    zoomSnap: 0.25,
    preferCanvas: true,
  })
  L.control.zoom({ zoomInTitle: options.words.in, zoomOutTitle: options.words.out }).addTo(map)
  if (options.tiles) L.tileLayer(options.tiles.url, { attribution: options.tiles.attribution }).addTo(map)
  const base = canvasIn(box)
  const top = canvasIn(box)
  const lens = (): Lens => {
    const scale = WORLD * 2 ** map.getZoom()
    const corner = map.getPixelBounds().min!
    const size = map.getSize()
    return { scale, left: corner.x, top: corner.y, width: size.x, height: size.y }
  }
  const over = () => paintOverlay(sized(top, lens()), options.scene().ground, lens(), options.overlay())
  let frame = 0
  const all = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      paintAll(sized(base, lens()), options.scene(), lens())
      over()
    })
  }
  const see = ([west, north, east, south]: readonly [number, number, number, number]) =>
    map.fitBounds(
      [
        [latOf(south), lonOf(west)],
        [latOf(north), lonOf(east)],
      ],
      { padding: [24, 24], maxZoom: 17, animate: false },
    )
  if (options.box) see(options.box)
  else map.setView([35.1, 118.35], 9)
  map.on('move zoom resize viewreset', all)
  const stopHand = listen(box, map, options.hand, lens)
  const watch = new ResizeObserver(() => map.invalidateSize())
  watch.observe(box)
  all()
  return {
    all,
    some: (units) => {
      paintSome(base.getContext('2d')!, options.scene(), lens(), units)
      over()
    },
    over,
    reach: (pixels) => pixels / lens().scale,
    see,
    hold: (draws) => {
      map.dragging[draws ? 'disable' : 'enable']()
      box.style.touchAction = draws ? 'none' : ''
      box.style.cursor = draws ? 'crosshair' : ''
    },
    remove: () => {
      cancelAnimationFrame(frame)
      watch.disconnect()
      stopHand()
      map.remove()
      base.remove()
      top.remove()
    },
  }
}

function canvasIn(box: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.className = 'p-canvas'
  canvas.setAttribute('aria-hidden', 'true')
  box.append(canvas)
  return canvas
}

/** The canvas's context, its size that of the map in the screen's own pixels. */
function sized(canvas: HTMLCanvasElement, { width, height }: Lens): CanvasRenderingContext2D {
  const ratio = Math.min(2, devicePixelRatio || 1)
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
  const context = canvas.getContext('2d')!
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w
    canvas.height = h
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  return context
}

/** Hears the pointer; what it passes is gathered and given once a frame. */
function listen(box: HTMLElement, map: L.Map, hand: Hand, lens: () => Lens): () => void {
  const ends = new AbortController()
  const spot = (e: { clientX: number; clientY: number }): Spot => {
    const { left, top } = box.getBoundingClientRect()
    const [px, py] = [e.clientX - left, e.clientY - top]
    const at = lens()
    return { px, py, x: (px + at.left) / at.scale, y: (py + at.top) / at.scale }
  }
  let passed: Spot[] = []
  let frame = 0
  let drawing = false
  const give = () => {
    frame = 0
    const list = passed
    passed = []
    if (list.length > 0) hand.move(list)
  }
  const on = <K extends keyof HTMLElementEventMap>(type: K, hear: (e: HTMLElementEventMap[K]) => void) =>
    box.addEventListener(type, hear, { signal: ends.signal })
  const own = (e: Event) => (e.target as HTMLElement).closest('.leaflet-control') !== null
  on('pointerdown', (e) => {
    if (!hand.draws() || e.button !== 0 || own(e)) return
    drawing = true
    box.setPointerCapture(e.pointerId)
    hand.down(spot(e))
  })
  on('pointermove', (e) => {
    const list = e.getCoalescedEvents?.() ?? []
    passed.push(...(list.length > 0 ? list : [e]).map(spot))
    frame ||= requestAnimationFrame(give)
  })
  const up = () => {
    if (!drawing) return
    drawing = false
    cancelAnimationFrame(frame)
    give()
    hand.up()
  }
  on('pointerup', up)
  on('pointercancel', up)
  on('pointerleave', () => !drawing && hand.leave())
  map.on('click', (e: L.LeafletMouseEvent) => !hand.draws() && hand.tap(spot(e.originalEvent)))
  return () => {
    cancelAnimationFrame(frame)
    ends.abort()
  }
}
