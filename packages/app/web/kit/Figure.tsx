import { Popover } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/dates.ts'
import { Go } from '../address.tsx'
import { useFormat } from './format.ts'

interface Props {
  label: string
  value: number | null | undefined
  unit?: string
  day?: Day
  knownOn?: Day | null
  /** How much of it was counted from rows here, and how much a return or survey states. */
  computed?: number | null
  reported?: number | null
  source?: ReactNode
  definition?: ReactNode
  /** Where its rows are. */
  rowsTo?: string
  /** Where its definition is. */
  definitionTo?: string
  /** A share (0–1) or a plain number. */
  percent?: boolean
}

/** A figure that says, when asked, what it means, of which day it is and where it came from. */
export function Figure(props: Props) {
  const { t } = useTranslation('kit')
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const shown = props.percent ? format.percent(props.value) : format.number(props.value)
  return (
    <div className="k-figure">
      <span className="soft small">{props.label}</span>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        arrow={false}
        placement="bottomLeft"
        destroyOnHidden
        content={<Provenance {...props} />}
      >
        <button
          type="button"
          aria-expanded={open}
          aria-label={t('figure.ask', { label: props.label, value: `${shown}${props.unit ?? ''}` })}
        >
          {shown}
          {props.unit && <span className="unit">{props.unit}</span>}
        </button>
      </Popover>
    </div>
  )
}

function Provenance(props: Props) {
  const { t } = useTranslation('kit')
  const format = useFormat()
  const unit = props.unit ?? ''
  return (
    <div className="k-popup stack tight" role="dialog" aria-label={t('figure.from')}>
      <dl className="stack tight">
        <Line name={t('figure.definition')} value={props.definition} />
        <Line name={t('figure.day')} value={props.day && format.day(props.day)} />
        <Line name={t('figure.knownOn')} value={props.knownOn && format.day(props.knownOn)} />
        <Line
          name={t('figure.computed')}
          value={typeof props.computed === 'number' && format.number(props.computed) + unit}
        />
        <Line
          name={t('figure.reported')}
          value={typeof props.reported === 'number' && format.number(props.reported) + unit}
        />
        <Line name={t('figure.source')} value={props.source} />
      </dl>
      {(props.rowsTo || props.definitionTo) && (
        <div className="row">
          {props.rowsTo && <Go to={props.rowsTo}>{t('figure.rows')}</Go>}
          {props.definitionTo && <Go to={props.definitionTo}>{t('figure.more')}</Go>}
        </div>
      )}
    </div>
  )
}

function Line(props: { name: string; value: ReactNode }) {
  if (!props.value) return null
  return (
    <div>
      <dt className="soft small">{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  )
}
