import { Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts, Go, useFormat } from '#web/kit/index.ts'
import type { Figure } from '../contract.ts'

/** A figure in the text: pressed, it says what it means, of which day it is, where it came from and where its rows are. */
export function FigureButton({ figure, text, marked }: { figure: Figure; text: string; marked: boolean }) {
  const { t } = useTranslation('reports')
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      arrow={false}
      placement="bottomLeft"
      destroyOnHidden
      content={<Behind of={figure} />}
    >
      <button
        type="button"
        className={`report-figure ${marked ? 'marked' : ''}`}
        aria-expanded={open}
        aria-label={t('figure.ask', { name: figure.name, value: text })}
        onKeyDown={(e) => e.key === 'Escape' && setOpen(false)}
      >
        {text}
      </button>
    </Popover>
  )
}

function Behind({ of }: { of: Figure }) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const unit = t(`units.${of.unit}`)
  const share = of.unit === 'percent'
  return (
    <div className="k-popup stack tight" role="dialog" aria-label={t('hints.figure')}>
      <strong>{of.name}</strong>
      {of.description && <p>{of.description}</p>}
      <Facts
        items={[
          { label: t('fields.scopeName'), value: of.scopeName },
          { label: t('fields.day'), value: format.day(of.day) },
          { label: t('figure.exact'), value: `${format.number(of.value)} ${unit}` },
          ...(of.hasComputed && !share
            ? [{ label: t('figure.computed'), value: `${format.number(of.computed)} ${unit}` }]
            : []),
          ...(of.hasReported && !share
            ? [{ label: t('figure.reported'), value: `${format.number(of.reported)} ${unit}` }]
            : []),
          ...(of.missing > 0 ? [{ label: t('figure.missing'), value: format.number(of.missing) }] : []),
        ]}
      />
      {of.sources.length > 0 && (
        <p className="soft small">
          {t('note.sources', { list: [...new Set(of.sources.map((s) => s.source))].join('、') })}
        </p>
      )}
      <Go to={of.address}>{t('actions.rows')}</Go>
    </div>
  )
}
