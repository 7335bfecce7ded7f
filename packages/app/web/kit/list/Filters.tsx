import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDay } from '#shared/dates.ts'
import { AreaPicker } from '../AreaPicker.tsx'
import { Choice, Choices, type Option } from '../Choice.tsx'
import { DateField } from '../DateField.tsx'
import { Frame } from '../field.tsx'
import { Popup } from '../Popup.tsx'

export interface Filter {
  /** Name in the query and in the address. */
  key: string
  label: string
  /** A choice unless told. */
  type?: 'choice' | 'area' | 'day' | 'text'
  options?: readonly Option[]
  /** Several may be chosen; the query takes a list. */
  many?: boolean
  /** For `area`. */
  levels?: number[]
  under?: string
}

type Address = Record<string, string | undefined>
interface Props {
  filters: readonly Filter[]
  search: string | undefined
  address: Address
  onChange: (change: Address) => void
}

const IN_SIGHT = 3

/** The search box and the filters; the first three in sight, the others behind a button that counts them. */
export function Filters(props: Props) {
  const { t } = useTranslation('kit')
  const { filters, address, onChange } = props
  const rest = filters.slice(IN_SIGHT)
  const set = [...filters.map((f) => f.key), 'search'].filter((key) => address[key])
  const behind = rest.filter((f) => address[f.key]).length
  return (
    <div className="k-bar grow" role="search">
      {props.search !== undefined && (
        <SearchBox hint={props.search} value={address['search'] ?? ''} onChange={(search) => onChange({ search })} />
      )}
      {filters.slice(0, IN_SIGHT).map((f) => (
        <OneFilter key={f.key} filter={f} value={address[f.key]} onChange={onChange} />
      ))}
      {rest.length > 0 && (
        <Popup label={behind ? t('list.moreSet', { n: behind }) : t('list.more')} title={t('list.more')}>
          {() => rest.map((f) => <OneFilter key={f.key} filter={f} value={address[f.key]} onChange={onChange} />)}
        </Popup>
      )}
      {set.length > 0 && (
        <Button type="link" onClick={() => onChange(Object.fromEntries(set.map((key) => [key, undefined])))}>
          {t('list.clear')}
        </Button>
      )}
    </div>
  )
}

function OneFilter(props: { filter: Filter; value: string | undefined; onChange: (change: Address) => void }) {
  const { filter } = props
  const set = (value: string) => props.onChange({ [filter.key]: value || undefined })
  const common = { label: filter.label, value: props.value, onChange: set }
  if (filter.type === 'area') return <AreaPicker {...common} levels={filter.levels} under={filter.under} />
  if (filter.type === 'day') return <DayFilter {...common} />
  if (filter.type === 'text') return <TextFilter {...common} />
  if (filter.many)
    return (
      <Choices
        {...common}
        value={props.value?.split(',') ?? []}
        options={filter.options ?? []}
        onChange={(values) => set(values.join(','))}
      />
    )
  return <FilterChoice {...common} options={filter.options ?? []} />
}

function FilterChoice(props: {
  label: string
  value: string | undefined
  options: readonly Option[]
  onChange: (v: string) => void
}) {
  const { t } = useTranslation('kit')
  return <Choice {...props} none={t('list.all')} />
}

function DayFilter(props: { label: string; value: string | undefined; onChange: (value: string) => void }) {
  return <DateField {...props} onChange={(text) => (text === '' || isDay(text)) && props.onChange(text)} />
}

/** Text that waits for a pause before it is asked. */
function usePaused(value: string, onChange: (value: string) => void) {
  const [typed, setTyped] = useState({ text: value, over: value })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const type = (text: string, pause = 300) => {
    setTyped({ text, over: value })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onChange(text.trim()), pause)
  }
  // What was typed over an older value gives way when the address says another.
  return [typed.over === value || typed.text.trim() === value ? typed.text : value, type] as const
}

function TextFilter(props: { label: string; value: string | undefined; onChange: (value: string) => void }) {
  const [typed, type] = usePaused(props.value ?? '', props.onChange)
  return (
    <Frame label={props.label}>
      {({ id }) => <input className="k-input" id={id} value={typed} onChange={(e) => type(e.target.value)} />}
    </Frame>
  )
}

function SearchBox(props: { hint: string; value: string; onChange: (value: string | undefined) => void }) {
  const { t } = useTranslation('kit')
  const id = useId()
  const [typed, type] = usePaused(props.value, (text) => props.onChange(text || undefined))
  return (
    <div className="search k-field">
      <label htmlFor={id}>{t('list.search')}</label>
      <input
        id={id}
        type="search"
        className="k-input"
        placeholder={props.hint}
        maxLength={100}
        value={typed}
        onChange={(e) => type(e.target.value)}
        onKeyDown={(e) => e.key === 'Enter' && type(e.currentTarget.value, 0)}
      />
    </div>
  )
}
