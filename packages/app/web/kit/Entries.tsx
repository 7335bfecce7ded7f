import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { Field } from './FormField.tsx'

interface Props<E> {
  label: string
  add: string
  /** What one of them is called, for screen readers: 材料 2. */
  one: string
  value: readonly E[]
  onChange: (value: E[]) => void
  fresh: (n: number) => E
  children: (entry: E, change: (set: Partial<E>) => void, n: number) => ReactNode
}

/** A list of parts that are added, changed, moved up and taken away. */
function Entries<E extends object>(props: Props<E>) {
  const { t } = useTranslation('kit')
  const { value, onChange } = props
  const put = (n: number, set: Partial<E>) => onChange(value.map((e, i) => (i === n ? { ...e, ...set } : e)))
  const up = (n: number) => onChange(value.map((e, i) => (i === n - 1 ? value[n]! : i === n ? value[n - 1]! : e)))
  return (
    <fieldset className="k-field stack">
      <legend className="hidden-text">{props.label}</legend>
      {value.map((entry, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- entries have no other identity while they are typed
        <div className="k-entry" key={n} role="group" aria-label={`${props.one} ${n + 1}`}>
          {props.children(entry, (set) => put(n, set), n)}
          <div className="row">
            {n > 0 && (
              <Button size="small" aria-label={`${t('entries.up')}：${props.one} ${n + 1}`} onClick={() => up(n)}>
                {t('entries.up')}
              </Button>
            )}
            <Button
              size="small"
              aria-label={`${t('entries.takeAway')}：${props.one} ${n + 1}`}
              onClick={() => onChange(value.filter((_, i) => i !== n))}
            >
              {t('entries.takeAway')}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...value, props.fresh(value.length)])}>{props.add}</Button>
      </div>
    </fieldset>
  )
}

type FieldProps<E> = Omit<Props<E>, 'value' | 'onChange'> & { name: string; help?: string }

/** A field of a form that holds such a list. */
export function EntriesField<E extends object>({ name, help, ...list }: FieldProps<E>) {
  return (
    <Field name={name} label={list.label} help={help}>
      {({ value, onChange }) => <Entries<E> {...list} value={(value as E[] | undefined) ?? []} onChange={onChange} />}
    </Field>
  )
}
