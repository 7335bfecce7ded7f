import { useEffect, useEffectEvent, useMemo, useRef, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/kit/index.ts'
import { useFindMe } from '#web/session.tsx'
import { figuresOf, keyAt, unitsIn, watch } from './desk/desk.ts'
import { lift, press } from './desk/steps.ts'
import { paintOf, previewPaint, tint, type Paint } from './map/colours.ts'
import type { Overlay } from './map/canvas.ts'
import { drawnPlace } from './remarks/places.ts'
import { unitAt } from './map/ground.ts'
import { drawFree, unitsLassoed, unitsPassed } from './map/hand.ts'
import { mountMap, type Hand, type MapHandle, type Spot } from './map/mount.ts'
import { namesOf, previewNames } from './map/names.ts'
import { useTable } from './state.ts'

/** Pixels around a point that a click may miss it by. */
const MISS = 14
/** So few units are painted anew as a whole with every frame. */
const FEW = 3000

interface Props {
  scores: ReadonlyMap<string, number | null>
  pins: Overlay['pins']
  /** A place for a comment was drawn. */
  onRemark: () => void
  handle: Ref<MapHandle>
}

/** The units on a map, drawn over by hand. All that it does the lists beside it do as well. */
export default function TableMap({ scores, pins, onRemark, handle }: Props) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { desk, ground, tints, held, hold, mayDraw, done } = useTable()
  const draws = held.tool === 'remark' || (mayDraw && held.tool !== 'look' && !held.preview)
  const tiles = useFindMe()?.mapTiles ?? null
  const box = useRef<HTMLDivElement>(null)
  const map = useRef<MapHandle>(null)
  const at = useRef<{ last: Spot | null; loop: Spot[]; down: boolean; refused: string | undefined }>({
    last: null,
    loop: [],
    down: false,
    refused: undefined,
  })
  const { preview } = held
  const paint = useMemo<Paint>(
    () =>
      preview
        ? previewPaint(desk, preview, tints)
        : paintOf(desk, held.shading, tints, (key) => figuresOf(desk, key).band, scores),
    [desk, held.shading, tints, scores, preview],
  )
  /** What the colour of a community says, in words. */
  const note = (key: string): string => {
    const { shading } = held
    if (shading === 'community' || shading === 'change') return ''
    const { band, households } = figuresOf(desk, key)
    if (shading === 'size')
      return `${t(`table.bands.${band}`)} ${t('table.householdsOf', { n: format.number(households) })}`
    const score = scores.get(key)
    return score === null || score === undefined ? t('table.noScore') : t('table.points', { n: score })
  }
  const scene = useEffectEvent(() => ({
    ground,
    adjacency: desk.problem.adjacency,
    colour: paint.unit,
    of: (u: number) => (preview ? preview.assignment[u]! : desk.editor.of(u)),
  }))
  const names = useRef<Overlay['names']>([])
  const rename = useEffectEvent(() => {
    names.current = preview ? previewNames(desk, ground, preview) : namesOf(desk, ground, held.active, note)
  })
  const overlay = useEffectEvent((): Overlay => {
    const { last, loop } = at.current
    const brush = mayDraw && held.tool === 'brush' && last ? { x: last.px, y: last.py, radius: held.brush } : null
    return {
      fixed: desk.fixed,
      names: names.current,
      picked: held.picked,
      pins,
      brush,
      loop: loop.flatMap((s) => [s.px, s.py]),
    }
  })

  /** Draws over units and paints them in the same frame, with all units whose colour follows the figures. */
  const over = useEffectEvent((units: readonly number[]) => {
    const before = new Set(units.map((u) => keyAt(desk, u)))
    const colours = new Map([...before, held.active].map((k) => [k, k === null ? '' : paint.community(k)]))
    const { moved, refused } = drawFree(desk, units)
    at.current.refused ??= refused
    if (moved.length === 0) return map.current?.over()
    if (ground.n <= FEW) return map.current?.all()
    const recoloured = [...colours].flatMap(([k, c]) =>
      k !== null && paint.community(k) !== c ? unitsIn(desk, k) : [],
    )
    return map.current?.some([...moved, ...recoloured])
  })
  const hand: Hand = {
    draws: useEffectEvent(() => draws),
    down: useEffectEvent((spot) => {
      Object.assign(at.current, { last: spot, loop: [spot], down: true, refused: undefined })
      if (held.tool === 'remark') return
      press(desk, held.active)
      if (held.tool === 'brush') over([...unitsPassed(ground, null, [spot], map.current!.reach(held.brush))])
      if (held.tool === 'click') over([unitAt(ground, spot.x, spot.y, map.current!.reach(MISS))].filter((u) => u >= 0))
    }),
    move: useEffectEvent((spots) => {
      const { last, down, loop } = at.current
      at.current.last = spots.at(-1)!
      if (!down || held.tool === 'click') return held.tool === 'brush' ? map.current?.over() : undefined
      if (held.tool === 'brush') return over([...unitsPassed(ground, last, spots, map.current!.reach(held.brush))])
      loop.push(...spots)
      return map.current?.over()
    }),
    up: useEffectEvent(() => {
      const { loop } = at.current
      if (held.tool === 'remark') {
        hold({ place: drawnPlace(loop) })
        Object.assign(at.current, { loop: [], down: false })
        return onRemark()
      }
      if (held.tool === 'lasso') over(unitsLassoed(ground, loop))
      Object.assign(at.current, { loop: [], down: false })
      done(lift(desk), at.current.refused)
    }),
    tap: useEffectEvent((spot) => {
      const u = unitAt(ground, spot.x, spot.y, map.current!.reach(MISS))
      const key = u < 0 ? null : keyAt(desk, u)
      hold({ picked: u < 0 ? [] : [u], ...(key === null ? {} : { active: key }) })
    }),
    leave: useEffectEvent(() => {
      at.current.last = null
      map.current?.over()
    }),
  }

  useEffect(() => {
    const made = mountMap(box.current!, {
      scene: () => scene(),
      overlay: () => overlay(),
      hand: {
        draws: () => hand.draws(), down: (s) => hand.down(s), move: (s) => hand.move(s), up: () => hand.up(), tap: (s) => hand.tap(s), leave: () => hand.leave(),
      },
      words: { in: t('table.zoomIn'), out: t('table.zoomOut') },
      tiles,
      box: ground.box,
    }) // prettier-ignore
    map.current = made
    if (typeof handle === 'object' && handle) handle.current = made
    return () => made.remove()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the map stays while its table does
  }, [desk, ground, tiles])
  useEffect(() => map.current?.hold(draws), [draws, desk])
  useEffect(() => {
    const anew = () => {
      tint(desk, tints)
      rename()
      map.current?.all()
    }
    anew()
    const stops = (['units', 'list', 'locks'] as const).map((topic) => watch(desk, topic, anew))
    return () => stops.forEach((stop) => stop())
  }, [desk, tints, paint, held.active])
  useEffect(() => map.current?.over(), [held.picked, pins])

  return <div ref={box} className="p-map" role="group" aria-label={t('table.mapLabel')} aria-describedby="p-map-way" />
}
