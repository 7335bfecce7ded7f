import { lazy, Suspense, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#web/api.ts'
import { Notice, PageHead, Wait, useAbility, useFormat, useSay } from '#web/kit/index.ts'
import { mayTurn, tell, unitsIn } from './desk/desk.ts'
import { redoEdit, undoEdit } from '../../contract/schemes.ts'
import { keepOpen, type Kept } from './desk/kept.ts'
import { saverOf, type Saving } from './desk/saver.ts'
import { turn as turnStep } from './desk/steps.ts'
import type { Desk, Step } from './desk/types.ts'
import { Breaches } from './Breaches.tsx'
import { Communities } from './Communities.tsx'
import { Details } from './Details.tsx'
import type { Ground } from './map/ground.ts'
import type { MapHandle } from './map/mount.ts'
import { Saved } from './Saved.tsx'
import { TableContext, type Held, type TableState } from './state.ts'
import { Surface } from './Surface.tsx'
import { Toolbar } from './Toolbar.tsx'

const Engine = lazy(() => import('./engine/Engine.tsx').then((m) => ({ default: m.Engine })))

interface Props {
  desk: Desk
  ground: Ground
  /** Steps that the server has not got yet. */
  open: Step[]
  account: string
  /** Lays the scheme anew; `kept` steps are done again on it. */
  onReload: (kept: readonly Kept[]) => void
  /** Keeps the drawing to this page. */
  alone?: boolean
}

/** A scheme on the table: the map, the list of communities, and the tools. */
export function TableView(props: Props) {
  const { t } = useTranslation('planning')
  const { desk } = props
  const format = useFormat()
  const map = useRef<MapHandle>(null)
  const table = useTableState(props, map)
  const { scheme, view } = desk
  // What had the focus may have gone with the step before: the whole page listens.
  const hear = useEffectEvent((e: KeyboardEvent) => keys(e, table))
  useEffect(() => {
    const listen = (e: KeyboardEvent) => hear(e)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <TableContext value={table}>
      <div className="p-table stack">
        <PageHead
          title={scheme.name}
          sub={t('table.sub', {
            day: format.day(scheme.registerOn),
            units: format.number(view.units.ids.length),
            lower: format.number(scheme.params.lower),
            upper: format.number(scheme.params.upper),
          })}
          back={`/planning/cases/${scheme.caseId}`}
          actions={<Saved />}
        />
        <p className="p-pledge">{t('table.notFiling')}</p>
        {scheme.caseState !== 'open' && (
          <Notice>{t('table.closed', { state: t(`states.${scheme.caseState}`) })}</Notice>
        )}
        <Toolbar />
        {table.held.engine && (
          <Suspense fallback={<Wait />}>
            <Engine onClose={() => table.hold({ engine: false })} />
          </Suspense>
        )}
        <Breaches />
        <div className="p-both">
          <Communities />
          <Surface handle={map} />
        </div>
        <Details />
      </div>
    </TableContext>
  )
}

/** Ctrl+Z takes back, Ctrl+Y or Ctrl+Shift+Z does again; in a field they are the field's own. */
function keys(e: KeyboardEvent, table: TableState): void {
  const typing = (e.target as HTMLElement).closest(
    'input:not([type=radio],[type=checkbox],[type=range]),textarea,[role=dialog]',
  )
  if (!(e.ctrlKey || e.metaKey) || typing) return
  const key = e.key.toLowerCase()
  const way = key === 'y' || (key === 'z' && e.shiftKey) ? 'redo' : key === 'z' ? 'undo' : undefined
  if (!way) return
  e.preventDefault()
  table.turn(way)
}

const ignoring = { now: { state: 'saved', open: 0, version: 0 } as Saving, made: () => {}, turned: () => {}, open: () => [], stop: () => {} } // prettier-ignore

function useTableState(props: Props, map: React.RefObject<MapHandle | null>): TableState {
  const { t } = useTranslation('planning')
  const { desk, ground, account, onReload: reload } = props
  const say = useSay()
  const able = useAbility()
  const [tints] = useState(() => new Map<string, string>())
  const [held, setHeld] = useState<Held>(() => ({
    tool: 'look',
    active: desk.communities[0]?.key ?? null,
    shading: 'community',
    brush: 24,
    picked: [],
    place: null,
    preview: null,
    engine: false,
  }))
  const hold = useCallback((change: Partial<Held>) => setHeld((old) => ({ ...old, ...change })), [])
  const [saving, setSaving] = useState<Saving>({ state: 'saved', open: 0, version: desk.scheme.version })
  const saver = useMemo(
    () =>
      props.alone
        ? ignoring
        : saverOf(desk, (now, open) => {
            setSaving(now)
            keepOpen(account, desk, open)
          }),
    [desk, account, props.alone],
  )
  useEffect(() => {
    for (const step of props.open) saver.made(step)
    return () => saver.stop()
  }, [saver, props.open])
  useSettling(desk)
  const done = useCallback(
    (step: Step | undefined, refused?: string) => {
      if (step) saver.made(step)
      if (refused) say(t(`table.refused.${refused.replace('edit.', '')}`), 'bad')
    },
    [saver, say, t],
  )
  const turn = useCallback(
    (way: 'undo' | 'redo') => {
      const step = turnStep(desk, way)
      if (step) saver.turned(step, way)
      else if (mayTurn(desk, way) && saver.now.open === 0)
        return void turnEarlier(desk, way, saver.now.version, reload, say)
      return say(step ? t(`table.${way}Done`, { n: step.units.length }) : t(`table.${way}None`))
    },
    [desk, saver, say, t, reload],
  )
  const look = useCallback((box: readonly [number, number, number, number]) => map.current?.see(box), [map])
  const see = useCallback(
    (what: { key?: string; unit?: number; units?: readonly number[] }) => {
      const units = what.units ?? (what.unit === undefined ? unitsIn(desk, what.key!) : [what.unit])
      const list = units.filter((u) => !Number.isNaN(ground.x[u]!))
      if (list.length === 0) return
      const [xs, ys] = [list.map((u) => ground.x[u]!), list.map((u) => ground.y[u]!)]
      look([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])
    },
    [desk, ground, look],
  )
  const mayDraw = able('planning.draw') && desk.scheme.caseState === 'open'
  return useMemo(
    () => ({ desk, ground, tints, held, hold, saving, saver, mayDraw, done, turn, look, see, reload }),
    [desk, ground, tints, held, hold, saving, saver, mayDraw, done, turn, look, see, reload],
  )
}

/** A step from before the table was opened: the server takes it back or does it again, and the scheme is laid anew. */
async function turnEarlier(
  desk: Desk,
  way: 'undo' | 'redo',
  version: number,
  reload: Props['onReload'],
  say: (text: string, tone: 'bad') => void,
): Promise<void> {
  try {
    await call(way === 'undo' ? undoEdit : redoEdit, { params: { id: desk.scheme.id }, body: { version } })
    reload([])
  } catch (error) {
    say((error as Error).message, 'bad')
  }
}

/** Pieces of large communities are counted when nobody draws. */
function useSettling(desk: Desk): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (desk.stroke || desk.editor.totals().unsettled === 0) return
      tell(desk, desk.editor.settle().map((c) => `c:${desk.keyOf[c]!}` as const)) // prettier-ignore
    }, 500)
    return () => clearInterval(timer)
  }, [desk])
}
