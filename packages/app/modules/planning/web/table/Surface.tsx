import { lazy, Suspense, useMemo, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Button } from 'antd'
import { useAddress, Wait } from '#web/kit/index.ts'
import { criteriaOf } from '../../contract/criteria.ts'
import { listComments } from '../../contract/layers.ts'
import { BANDS, CHANGES, NO_SCORE, OPEN, scoreSteps } from './map/colours.ts'
import type { Overlay } from './map/canvas.ts'
import { placeOf } from './remarks/places.ts'
import { numbersOf } from '../cases/remarked.ts'
import type { MapHandle } from './map/mount.ts'
import { useFresh, useTable } from './state.ts'

const TableMap = lazy(() => import('./TableMap.tsx'))
const CRITERIA = {
  manage: 'manage',
  resources: 'resources',
  selfGovernment: 'selfGovernment',
  criterionSize: 'size',
} as const
const NO_SCORES: ReadonlyMap<string, number | null> = new Map()

/** The map with its legend. */
export function Surface({ handle }: { handle: RefObject<MapHandle | null> }) {
  const { t } = useTranslation('planning')
  const { ground, held, see } = useTable()
  const scores = useScores()
  const pins = usePins()
  const [, set] = useAddress({ tab: 'units' })
  const remark = () => {
    set({ tab: 'comments' })
    setTimeout(() => document.getElementById('p-remark')?.focus(), 100)
  }
  const lost = useMemo(() => ground.x.reduce((n, x) => n + (Number.isNaN(x) ? 1 : 0), 0), [ground])
  return (
    <section className="p-surface stack tight" aria-label={t('table.map')}>
      {held.preview && (
        <p className="p-previewing" role="status">
          {t('engine.preview')}
        </p>
      )}
      <Suspense fallback={<Wait />}>
        <TableMap scores={scores} pins={pins} onRemark={remark} handle={handle} />
      </Suspense>
      <div className="row apart">
        <Legend />
        <span className="row no-print">
          {held.active !== null && (
            <Button size="small" onClick={() => see({ key: held.active! })}>
              {t('table.zoomTo')}
            </Button>
          )}
          {ground.box && (
            <Button size="small" onClick={() => handle.current?.see(ground.box!)}>
              {t('table.zoomAll')}
            </Button>
          )}
        </span>
      </div>
      <p id="p-map-way" className="soft small no-print">
        {t('table.mapWay')}
        {lost > 0 && t('table.noPlace', { n: lost })}
      </p>
    </section>
  )
}

/** Scores of the criterion that is shown, as of what is saved. */
function useScores(): ReadonlyMap<string, number | null> {
  const { desk, held } = useTable()
  const criterion = CRITERIA[held.shading as keyof typeof CRITERIA] as
    | (typeof CRITERIA)[keyof typeof CRITERIA]
    | undefined
  const read = useRead(criteriaOf, { params: { id: desk.scheme.id } }, { when: criterion !== undefined, keep: true })
  useFresh(read.refetch)
  return useMemo(
    () => (criterion ? new Map(read.data?.rows.map((r) => [r.key, r.scores[criterion]])) : NO_SCORES),
    [criterion, read.data],
  )
}

/** Open comments where they stand, by their numbers, and the place drawn for a new one. */
function usePins(): Overlay['pins'] {
  const { desk, ground, held } = useTable()
  const read = useRead(listComments, { params: { id: desk.scheme.caseId } }, { keep: true })
  return useMemo(() => {
    const rows = read.data?.rows ?? []
    const numbers = numbersOf(rows)
    const open = rows.flatMap((c) => {
      const place = c.resolvedAt ? undefined : placeOf(desk, ground, c)
      return place ? [{ ...place, label: String(numbers.get(c.id)) }] : []
    })
    const { x = null, y = null, outline = null } = held.place ?? {}
    const drawn = placeOf(desk, ground, { x, y, outline, unitId: null })
    return drawn ? [...open, { ...drawn, label: '+' }] : open
  }, [read.data, desk, ground, held.place])
}

/** What the colours say, in words. */
function Legend() {
  const { t } = useTranslation('planning')
  const { held } = useTable()
  const items =
    held.shading === 'community'
      ? [{ colour: OPEN, label: t('table.open') }]
      : held.shading === 'size'
        ? (['below', 'inside', 'above'] as const).map((b) => ({ colour: BANDS[b], label: t(`table.bands.${b}`) }))
        : held.shading === 'change'
          ? (['stays', 'moves', 'new', 'open'] as const).map((c) => ({
              colour: CHANGES[c],
              label: t(`table.changes.${c}`),
            }))
          : [
              ...scoreSteps.map((s) => ({ colour: s.colour, label: t('table.score', { from: s.from, to: s.to }) })),
              { colour: NO_SCORE, label: t('table.noScore') },
            ]
  return (
    <ul className="k-legend" aria-label={t('table.legend')}>
      {items.map((i) => (
        <li key={i.label}>
          <i className={i.colour === OPEN ? 'p-open' : undefined} style={{ background: i.colour }}>
            {i.colour === CHANGES.moves ? '╱' : i.colour === CHANGES.new ? '＋' : ''}
          </i>
          {i.label}
        </li>
      ))}
    </ul>
  )
}
