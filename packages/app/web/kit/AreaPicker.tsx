import type { FocusEventHandler } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api.ts'
import { getAreaPage, listAreas, type AreaRow } from '../doors.ts'
import { useRead } from '../hooks.ts'
import { Combo, type Hit } from './Combo.tsx'
import type { Dressed } from './field.tsx'

interface Props extends Dressed {
  value: string | undefined
  onChange: (id: string, area?: AreaRow) => void
  onBlur?: FocusEventHandler
  /** Which levels may be chosen (1 province … 7 grid). */
  levels?: number[] | undefined
  /** Only areas below this one. */
  under?: string | undefined
  disabled?: boolean
}

/** An area found by a part of its name or the beginning of its code, on the day of the date switcher. */
export function AreaPicker(props: Props) {
  const { t } = useTranslation('kit')
  const chosen = useRead(getAreaPage, { params: { id: props.value ?? '' }, query: {} }, { when: !!props.value })
  const find = async (text: string) => {
    const query = { search: text || undefined, under: props.under, level: props.levels?.join(','), size: 12 }
    const page = await call(listAreas, { query })
    return page.rows.map((area): Hit & { area: AreaRow } => ({
      key: area.id,
      label: area.name,
      detail: [area.parentName, area.codeStat ?? area.codeCivil].filter(Boolean).join(' · '),
      area,
    }))
  }
  return (
    <Combo
      {...props}
      shown={props.value ? (chosen.data?.name ?? '…') : ''}
      hint={t('findArea')}
      find={find}
      onPick={(hit) => props.onChange(hit?.key ?? '', hit?.area)}
    />
  )
}
