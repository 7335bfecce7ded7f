import { Button } from 'antd'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, useFormat } from '#web/kit/index.ts'
import { factsOf, keyAt, shortName, unitsIn } from './desk/desk.ts'
import type { Desk } from './desk/types.ts'
import { Held, LockPicked } from './Locks.tsx'
import { assignFree } from './map/hand.ts'
import { useTable, useTold } from './state.ts'

const NEAR = '*near'
const NONE = '*none'
const ALL = '*all'
/** Rows shown at once; more are found by name. */
const MOST = 200

/** Units next to a community that are not in it. */
function near(desk: Desk, key: string): number[] {
  const { offsets, neighbours } = desk.problem.adjacency
  const found = new Set<number>()
  for (const u of unitsIn(desk, key))
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++)
      if (keyAt(desk, neighbours[e]!) !== key) found.add(neighbours[e]!)
  return [...found]
}

function listed(desk: Desk, which: string, active: string | null): number[] {
  if (which === NONE) return unitsIn(desk, null)
  if (which === NEAR) return active === null ? [] : near(desk, active)
  if (which === ALL) return desk.view.units.ids.map((_, u) => u)
  return unitsIn(desk, which)
}

/** The way without the map: units as a list, walked by the arrow keys and given to a community by Enter. */
export function Units() {
  const { t } = useTranslation('planning')
  const { desk, held, hold, mayDraw, done } = useTable()
  useTold(desk, 'list')
  useTold(desk, 'locks')
  const stamp = useTold(desk, 'units')
  const [which, setWhich] = useState(() => held.active ?? NONE)
  const [to, setTo] = useState(held.active ?? '')
  const [text, setText] = useState('')
  const all = useMemo(
    () => listed(desk, which, held.active).filter((u) => desk.view.units.names[u]!.includes(text.trim())),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the desk changes in place, its stamp with it
    [desk, which, held.active, text, stamp],
  )
  // Those that hold nothing since the table was opened are chosen in the list of communities.
  const used = desk.communities.filter((c) => desk.numberOf.has(c.key) || c.areaId === null || c.key === held.active)
  const names = used.map((c) => ({ value: c.key, label: shortName(c.name) || t('table.nameless') }))
  const give = (units: readonly number[], key: string) => {
    if (units.length === 0 || key === '') return
    const { step, refused } = assignFree(desk, units, key === NONE ? null : key)
    hold({ picked: [] })
    done(step, refused)
  }
  const none = { value: NONE, label: t('table.open') }
  return (
    <div className="stack">
      <div className="k-bar">
        <Choice
          label={t('table.which')}
          value={which}
          onChange={(w) => setWhich(w || ALL)}
          none={t('table.allUnits')}
          options={[...(held.active ? [{ value: NEAR, label: t('table.nearActive') }] : []), none, ...names]}
        />
        <div className="k-field">
          <label htmlFor="p-unit-search">{t('table.findUnit')}</label>
          <input
            id="p-unit-search"
            className="k-input"
            type="search"
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
        </div>
        {mayDraw && (
          <>
            <Choice label={t('table.giveTo')} value={to} onChange={setTo} options={[none, ...names]} />
            <Button
              type="primary"
              disabled={held.picked.length === 0 || to === ''}
              onClick={() => give(held.picked, to)}
            >
              {t('table.give', { n: held.picked.length })}
            </Button>
            <LockPicked />
          </>
        )}
      </div>
      {mayDraw && <p className="soft small">{t('table.keysHelp')}</p>}
      <UnitRows
        units={all.slice(0, MOST)}
        onGive={(units) => mayDraw && give(units, to)}
        onOpen={(units) => mayDraw && give(units, NONE)}
      />
      {all.length > MOST && <p className="soft">{t('table.moreUnits', { shown: MOST, all: all.length })}</p>}
      {all.length === 0 && <p className="soft">{t('table.noUnitsHere')}</p>}
    </div>
  )
}

interface RowsProps {
  units: readonly number[]
  onGive: (units: readonly number[]) => void
  onOpen: (units: readonly number[]) => void
}

function UnitRows({ units, onGive, onOpen }: RowsProps) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { desk, held, hold } = useTable()
  const body = useRef<HTMLTableSectionElement>(null)
  const picked = new Set(held.picked)
  const flip = (u: number) => hold({ picked: picked.has(u) ? held.picked.filter((p) => p !== u) : [...held.picked, u] })
  const whole = units.length > 0 && units.every((u) => picked.has(u))
  const columns = desk.view.units
  const keys = (e: KeyboardEvent<HTMLElement>) => {
    const boxes = [...(body.current?.querySelectorAll<HTMLInputElement>('input') ?? [])]
    const at = boxes.indexOf(e.target as HTMLInputElement)
    if (at < 0) return
    const chosen = held.picked.length > 0 ? held.picked : [units[at]!]
    const next = Math.min(at, units.length - chosen.length - 1)
    const after = () => requestAnimationFrame(() => body.current?.querySelectorAll<HTMLInputElement>('input')[Math.max(0, next)]?.focus()) // prettier-ignore
    const act: Record<string, () => void> = {
      ArrowDown: () => boxes[at + 1]?.focus(),
      ArrowUp: () => boxes[at - 1]?.focus(),
      Home: () => boxes[0]?.focus(),
      End: () => boxes.at(-1)?.focus(),
      Enter: () => (onGive(chosen), after()),
      Delete: () => (onOpen(chosen), after()),
    }
    if (!act[e.key]) return
    e.preventDefault()
    act[e.key]!()
  }
  if (units.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="k-table p-scroll" role="region" aria-label={t('table.units')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <label className="p-name">
                <input
                  type="checkbox"
                  aria-label={t('table.pickAll')}
                  checked={whole}
                  onChange={() => hold({ picked: whole ? [] : units })}
                />
                <span>{t('table.unit')}</span>
              </label>
            </th>
            <th scope="col" className="number">
              {t('table.columns.households')}
            </th>
            <th scope="col" className="number">
              {t('table.columns.people')}
            </th>
            <th scope="col">{t('table.now')}</th>
            <th scope="col" className="p-wide">
              {t('table.today')}
            </th>
            <th scope="col" className="p-wide">
              {t('table.file.address')}
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={keys}>
          {units.map((u) => {
            const key = keyAt(desk, u)
            const old = columns.old[u]!
            return (
              <tr key={columns.ids[u]}>
                <th scope="row">
                  <label className="p-name">
                    <input type="checkbox" checked={picked.has(u)} onChange={() => flip(u)} />
                    <span>{columns.names[u]}</span>
                  </label>
                  <Held unit={u} />
                </th>
                <td className="number">{format.number(columns.households[u])}</td>
                <td className="number">{format.number(columns.people[u])}</td>
                <td>
                  {key === null ? t('table.open') : shortName(factsOf(desk, key)?.name ?? '') || t('table.nameless')}
                </td>
                <td className="p-wide">
                  {old === -2 ? t('table.two') : old < 0 ? '—' : shortName(desk.view.old[old]!.name)}
                </td>
                <td className="p-wide">{columns.addresses[u]}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
