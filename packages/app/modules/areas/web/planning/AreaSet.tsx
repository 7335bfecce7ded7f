import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaPicker } from '#web/kit/index.ts'

interface Chosen {
  id: string
  name: string
}

/** Several areas, chosen one after another. */
export function AreaSet(props: {
  label: string
  value: readonly Chosen[]
  onChange: (value: Chosen[]) => void
  under?: string | undefined
}) {
  const { t } = useTranslation('areas')
  const [round, setRound] = useState(0)
  const { value, onChange } = props
  return (
    <div className="stack tight">
      <AreaPicker
        key={round}
        label={props.label}
        value=""
        under={props.under}
        onChange={(id, area) => {
          if (!id || value.some((v) => v.id === id)) return
          onChange([...value, { id, name: area?.name ?? '' }])
          setRound(round + 1)
        }}
      />
      <ul className="row" aria-label={props.label}>
        {value.map((v) => (
          <li key={v.id}>
            {v.name}{' '}
            <Button
              size="small"
              aria-label={t('ui.dropNamed', { name: v.name })}
              onClick={() => onChange(value.filter((o) => o.id !== v.id))}
            >
              {t('ui.drop')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
