import { Button } from 'antd'
import { LockOutlined, UnlockOutlined } from '@ant-design/icons'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark, useAddress, useFormat } from '#web/kit/index.ts'
import { factsOf, figuresOf, shortName, unitsIn } from './desk/desk.ts'
import { lock } from './desk/doings.ts'
import { begin } from './desk/steps.ts'
import { tint } from './map/colours.ts'
import type { Desk, Figures } from './desk/types.ts'
import { useDivide } from './Regroup.tsx'
import { useTable, useTold } from './state.ts'

const COLUMNS = ['households', 'people', 'voters', 'dwellings', 'localUnits', 'facilities', 'units'] as const
/** Facilities are shown where a layer says where they are: no layer is not none. */
const columnsOf = ({ view }: Desk) => COLUMNS.filter((c) => c !== 'facilities' || view.units.facilities !== null)
const BAND_TONES = { below: 'warn', above: 'bad', inside: 'good', empty: undefined } as const

/** All communities of the scheme with what each holds now; the chosen one is what the tools draw. */
export function Communities() {
  const { t } = useTranslation('planning')
  const { desk, held, mayDraw, done, hold } = useTable()
  useTold(desk, 'list')
  const [all, setAll] = useState(false)
  // What was empty when the table was opened stays folded until it is wanted, so that the list does not jump.
  const [folded] = useState(() => new Set(desk.communities.flatMap((c) => (desk.numberOf.has(c.key) ? [] : [c.key]))))
  const shown = desk.communities.filter((c) => all || !folded.has(c.key) || c.key === held.active)
  const hidden = desk.communities.length - shown.length
  const add = () => {
    const { key, step } = begin(desk, '')
    done(step)
    hold({ active: key })
  }
  return (
    <section className="p-list" aria-labelledby="p-communities">
      <div className="row apart">
        <h2 id="p-communities">{t('table.communities')}</h2>
        {mayDraw && (
          <Button size="small" className="no-print" onClick={add}>
            {t('table.add')}
          </Button>
        )}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="k-table p-scroll" role="region" aria-label={t('table.communityList')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('table.community')}</th>
              {columnsOf(desk).map((c) => (
                <th key={c} scope="col" className={`number p-${c}`}>
                  {t(`table.columns.${c}`)}
                </th>
              ))}
              <th scope="col" className="no-print">
                <span className="hidden-text">{t('table.lock')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((c) => (
              <CommunityRow key={c.key} id={c.key} />
            ))}
            <OpenRow />
          </tbody>
          <Sums />
        </table>
      </div>
      {mayDraw && <p className="soft small no-print">{t('table.listKeys')}</p>}
      {hidden > 0 && (
        <Button type="link" className="no-print" onClick={() => setAll(true)}>
          {t('table.showEmpty', { n: hidden })}
        </Button>
      )}
    </section>
  )
}

const CommunityRow = memo(function CommunityRow({ id }: { id: string }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { desk, held, hold, tints, see, mayDraw } = useTable()
  const keys = useKeys(id)
  useTold(desk, `c:${id}`)
  const facts = factsOf(desk, id)
  if (!facts) return null
  const figures = figuresOf(desk, id)
  const name = shortName(facts.name) || t('table.nameless')
  if (!tints.has(id)) tint(desk, tints)
  return (
    <tr className={held.active === id ? 'p-on' : undefined}>
      <th scope="row">
        <label className="p-name">
          <input
            type="radio"
            name="p-active"
            checked={held.active === id}
            onChange={() => hold({ active: id })}
            onDoubleClick={() => see({ key: id })}
            onKeyDown={(e) => mayDraw && keys(e)}
          />
          <i aria-hidden="true" style={{ background: tints.get(id) }} />
          <span>{name}</span>
        </label>
        <Standing figures={figures} reason={facts.breachReason} />
      </th>
      {columnsOf(desk).map((c) => (
        <td key={c} className={`number p-${c}`}>
          {c === 'localUnits' && figures.localUnits === null ? '—' : format.number(figures[c])}
        </td>
      ))}
      <td className="no-print">
        <Lock id={id} name={name} />
      </td>
    </tr>
  )
})

/** On a community of the list: S divides it, M goes to the neighbours that it could take in. */
function useKeys(id: string) {
  const split = useDivide()
  const [, set] = useAddress({ tab: 'units' })
  return (e: React.KeyboardEvent) => {
    const key = e.key.toLowerCase()
    if (e.ctrlKey || e.metaKey || e.altKey || (key !== 's' && key !== 'm')) return
    e.preventDefault()
    if (key === 's') return split(id)
    set({ tab: 'community' })
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.p-regroup select')?.focus())
  }
}

/** Size against the band, and whether it is whole: in words. */
function Standing({ figures, reason }: { figures: Figures; reason: string | null }) {
  const { t } = useTranslation('planning')
  return (
    <span className="p-standing">
      <Mark tone={BAND_TONES[figures.band]}>{t(`table.bands.${figures.band}`)}</Mark>
      {figures.pieces > 1 && <Mark tone="bad">{t('table.torn', { n: figures.pieces })}</Mark>}
      {reason && (figures.band === 'below' || figures.band === 'above') && (
        <span className="soft small">{t('table.because', { reason })}</span>
      )}
    </span>
  )
}

/** Whether a community stays exactly as it is drawn: for the hand, and for the engine. */
function Lock({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('planning')
  const { desk, mayDraw, done } = useTable()
  useTold(desk, 'locks')
  if (!mayDraw || !desk.numberOf.has(id)) return null
  const locked = desk.kept.has(id)
  const { kept } = desk.locks
  const flip = () => done(lock(desk, { ...desk.locks, kept: locked ? kept.filter((k) => k !== id) : [...kept, id] }))
  return (
    <Button
      type="text"
      size="small"
      aria-pressed={locked}
      aria-label={t('table.lockOf', { name })}
      icon={locked ? <LockOutlined aria-hidden /> : <UnlockOutlined aria-hidden />}
      onClick={flip}
    />
  )
}

/** Units in no community: what the plan may not leave. */
function OpenRow() {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { desk, held, hold } = useTable()
  useTold(desk, 'units')
  const units = unitsIn(desk, null)
  const sum = (what: 'households' | 'people' | 'voters' | 'dwellings' | 'facilities') =>
    format.number(units.reduce((n, u) => n + (desk.view.units[what]?.[u] ?? 0), 0))
  return (
    <tr className={held.active === null ? 'p-on' : undefined}>
      <th scope="row">
        <label className="p-name">
          <input type="radio" name="p-active" checked={held.active === null} onChange={() => hold({ active: null })} />
          <i aria-hidden="true" className="p-open" />
          <span>{t('table.open')}</span>
        </label>
        {units.length > 0 && <Mark tone="bad">{t('table.blind')}</Mark>}
      </th>
      {columnsOf(desk).map((c) => (
        <td key={c} className={`number p-${c}`}>
          {c === 'units' ? format.number(units.length) : c === 'localUnits' ? '—' : sum(c)}
        </td>
      ))}
      <td className="no-print" />
    </tr>
  )
}

/** The whole scheme in a line. */
function Sums() {
  const { t } = useTranslation('planning')
  const { desk } = useTable()
  useTold(desk, 'units')
  const { communities, outOfBand, torn, unassigned } = desk.editor.totals()
  return (
    <tfoot>
      <tr>
        <td colSpan={columnsOf(desk).length + 2} className="soft" aria-live="polite">
          {t('table.sums', { communities, outOfBand, torn, unassigned })}
        </td>
      </tr>
    </tfoot>
  )
}
