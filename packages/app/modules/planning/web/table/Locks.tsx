import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Empty, Rows } from '#web/kit/index.ts'
import type { SchemeLocks } from '../../contract/schemes.ts'
import { factsOf, shortName } from './desk/desk.ts'
import { lock } from './desk/doings.ts'
import type { Desk } from './desk/types.ts'
import { useTable, useTold } from './state.ts'

/** One thing that is held, and the locks without it. */
interface Line {
  kind: keyof SchemeLocks
  names: string[]
  units: number[]
  without: SchemeLocks
}

/** Marks a unit that is held in the list of units. */
export function Held({ unit }: { unit: number }) {
  const { t } = useTranslation('planning')
  const { desk } = useTable()
  const id = desk.view.units.ids[unit]!
  const { fixed, together, apart, stay } = desk.locks
  const kinds = [
    ...(fixed.includes(id) ? (['fixed'] as const) : []),
    ...(stay.includes(id) ? (['stay'] as const) : []),
    ...(together.some((l) => l.includes(id)) ? (['together'] as const) : []),
    ...(apart.some((l) => l.includes(id)) ? (['apart'] as const) : []),
  ]
  if (kinds.length === 0) return null
  return <span className="soft small"> {kinds.map((k) => t(`locks.short.${k}`)).join('、')}</span>
}

/** Buttons that lock the picked units: where they are drawn, into one community, or into different ones. */
export function LockPicked() {
  const { t } = useTranslation('planning')
  const { desk, held, done, hold } = useTable()
  const ids = held.picked.map((u) => desk.view.units.ids[u]!)
  const { fixed, together, apart } = desk.locks
  const all = ids.length > 0 && ids.every((id) => fixed.includes(id))
  const set = (change: Partial<SchemeLocks>) => {
    done(lock(desk, { ...desk.locks, ...change }))
    hold({ picked: [] })
  }
  return (
    <>
      <Button
        disabled={ids.length === 0}
        onClick={() => set({ fixed: all ? fixed.filter((id) => !ids.includes(id)) : [...new Set([...fixed, ...ids])] })}
      >
        {t(all ? 'locks.unfix' : 'locks.fix')}
      </Button>
      <Button disabled={ids.length < 2} onClick={() => set({ together: [...together, ids] })}>
        {t('locks.join')}
      </Button>
      <Button disabled={ids.length < 2} onClick={() => set({ apart: [...apart, ids] })}>
        {t('locks.part')}
      </Button>
    </>
  )
}

/** All that is held fast in this scheme: for the hand and for the engine; each can be let go. */
export default function Locks() {
  const { t } = useTranslation('planning')
  const { desk, mayDraw, done, hold, see } = useTable()
  useTold(desk, 'locks')
  useTold(desk, 'list')
  const lines = linesOf(desk, t('table.nameless'))
  if (lines.length === 0) return <Empty title={t('locks.none')} text={t('locks.noneText')} />
  return (
    <div className="stack">
      <p className="soft">{t('locks.help')}</p>
      <Rows
        label={t('table.tabs.locks')}
        rows={lines}
        rowKey={(l) => l.kind + l.names.join()}
        columns={[
          { key: 'kind', title: t('locks.kind'), show: (l) => t(`locks.kinds.${l.kind}`) },
          { key: 'names', title: t('locks.what'), main: true, show: (l) => namesIn(l.names) },
          {
            key: 'doings',
            title: t('cases.doings'),
            show: (l) => (
              <span className="row">
                {l.units.length > 0 && (
                  <Button
                    size="small"
                    onClick={() => {
                      hold({ picked: l.units })
                      see({ units: l.units })
                    }}
                  >
                    {t('locks.show')}
                  </Button>
                )}
                {mayDraw && (
                  <Button
                    size="small"
                    aria-label={t('locks.freeOf', { names: namesIn(l.names) })}
                    onClick={() => done(lock(desk, l.without))}
                  >
                    {t('locks.free')}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}

const MOST = 6
const namesIn = (names: readonly string[]): string =>
  names.slice(0, MOST).join('、') + (names.length > MOST ? `…（${names.length}）` : '')

function linesOf(desk: Desk, nameless: string): Line[] {
  const { locks, indexOf, view } = desk
  const unitsOf = (ids: readonly string[]) => ids.flatMap((id) => indexOf.get(id) ?? [])
  const name = (u: number) => view.units.names[u]!
  const lists = (['together', 'apart'] as const).flatMap((kind) =>
    locks[kind].map((list, i): Line => {
      const units = unitsOf(list)
      return { kind, units, names: units.map(name), without: { ...locks, [kind]: locks[kind].toSpliced(i, 1) } }
    }),
  )
  const units = (['fixed', 'stay'] as const).flatMap((kind) =>
    locks[kind].map((id): Line => {
      const own = unitsOf([id])
      return {
        kind,
        units: own,
        names: own.map(name),
        without: { ...locks, [kind]: locks[kind].filter((k) => k !== id) },
      }
    }),
  )
  const kept = locks.kept.map((key): Line => {
    const called = shortName(factsOf(desk, key)?.name ?? '') || nameless
    return {
      kind: 'kept',
      units: [],
      names: [called],
      without: { ...locks, kept: locks.kept.filter((k) => k !== key) },
    }
  })
  const whole = locks.whole.map((id): Line => {
    const called = shortName(view.old.find((o) => o.areaId === id)?.name ?? '') || nameless
    return {
      kind: 'whole',
      units: [],
      names: [called],
      without: { ...locks, whole: locks.whole.filter((k) => k !== id) },
    }
  })
  return [...kept, ...whole, ...lists, ...units]
}
