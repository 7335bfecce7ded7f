import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { AreaPicker } from '#web/kit/index.ts'
import { getAreaPage } from '../contract.ts'

interface Props {
  label: string
  /** Ids, in the order chosen. */
  value: readonly string[]
  onChange: (value: string[]) => void
  under?: string | undefined
  help?: string
  must?: boolean
  wrong?: string | undefined
  /** Names known already, by id. */
  names?: Record<string, string>
}

/** Several areas, chosen one after another. */
export function AreaSet(props: Props) {
  const { label, value, onChange, under, help, must, wrong, names } = props
  const [round, setRound] = useState(0)
  const dressed = { label, help, wrong, ...(must === undefined ? {} : { must }) }
  const add = (id: string) => {
    if (!id || value.includes(id)) return
    onChange([...value, id])
    setRound(round + 1)
  }
  return (
    <div className="stack tight">
      <AreaPicker key={round} {...dressed} value="" under={under} onChange={add} />
      <ul className="row" aria-label={label}>
        {value.map((id) => (
          <Member key={id} id={id} name={names?.[id]} onDrop={() => onChange(value.filter((other) => other !== id))} />
        ))}
      </ul>
    </div>
  )
}

function Member(props: { id: string; name: string | undefined; onDrop: () => void }) {
  const { t } = useTranslation('areas')
  const read = useRead(getAreaPage, { params: { id: props.id }, query: {} }, { when: props.name === undefined })
  const name = props.name ?? read.data?.name ?? '…'
  return (
    <li>
      {name}{' '}
      <Button size="small" aria-label={t('ui.dropNamed', { name })} onClick={props.onDrop}>
        {t('ui.drop')}
      </Button>
    </li>
  )
}
