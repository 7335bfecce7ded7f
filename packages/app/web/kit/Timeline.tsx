import { useTranslation } from 'react-i18next'
import { daysBetween, type Day } from '#shared/dates.ts'
import { Go, useTime } from '../address.tsx'
import { useFormat } from './format.ts'
import { Picture } from './Picture.tsx'

export interface Spell {
  key: string
  from: Day
  /** Exclusive; `null` is open. */
  to: Day | null
  title: string
  tone?: 'warn' | 'bad' | 'soft'
  go?: string
}
export interface Lane {
  key: string
  title: string
  spells: readonly Spell[]
}

/** The least share of the width that a spell takes: what began today is seen too. */
const LEAST = 1.2

/** Terms and spells beside each other in time; a line marks the day looked at. */
export function Timeline(props: { label: string; lanes: readonly Lane[] }) {
  const { t } = useTranslation('kit')
  const format = useFormat()
  const { day } = useTime()
  const spells = props.lanes.flatMap((lane) =>
    lane.spells.map((s) => ({ ...s, lane: lane.title, key: lane.key + s.key })),
  )
  if (spells.length === 0) return null
  const from = spells.map((s) => s.from).reduce((a, b) => (a < b ? a : b))
  const to = [day, ...spells.map((s) => s.to ?? day)].reduce((a, b) => (a > b ? a : b))
  const length = Math.max(daysBetween(from, to), 1)
  const share = (d: Day) => Math.min(100, Math.max(0, (daysBetween(from, d) / length) * 100))
  const words = (s: Spell) => `${s.title} ${format.day(s.from)} – ${s.to ? format.day(s.to) : t('time.open')}`
  const columns = [
    { key: 'lane', title: t('time.what'), main: true },
    { key: 'title', title: t('time.spell') },
    { key: 'from', title: t('time.from'), show: (s: Spell) => format.day(s.from) },
    { key: 'to', title: t('time.to'), show: (s: Spell) => (s.to ? format.day(s.to) : t('time.open')) },
  ]
  return (
    <Picture label={props.label} columns={columns} rows={spells} rowKey="key" rowTo={(s) => s.go}>
      <div className="k-time">
        {props.lanes.map((lane) => (
          <div className="lane" key={lane.key}>
            <span>{lane.title}</span>
            <div className="track">
              {lane.spells.map((s) => (
                <Bar key={s.key} spell={s} words={words(s)} left={share(s.from)} right={share(s.to ?? to)} />
              ))}
              <div className="today" style={{ left: `${share(day)}%` }} title={format.day(day)} />
            </div>
          </div>
        ))}
        <div className="axis">
          <span>{format.day(from)}</span>
          <span>{format.day(to)}</span>
        </div>
      </div>
    </Picture>
  )
}

function Bar(props: { spell: Spell; words: string; left: number; right: number }) {
  const { spell } = props
  const left = Math.min(props.left, 100 - LEAST)
  const style = { left: `${left}%`, width: `${Math.max(props.right - left, LEAST)}%` }
  return (
    <div className={spell.tone} style={style} title={props.words}>
      {spell.go ? <Go to={spell.go}>{spell.title}</Go> : spell.title}
      <span className="hidden-text">{props.words}</span>
    </div>
  )
}
