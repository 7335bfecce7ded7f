import { useRead } from '#web/hooks.ts'
import { Choice, Field } from '#web/kit/index.ts'
import { listItems } from '../../contract/catalogue/items.ts'

/** One of the items that an area offers or is offered from above. */
export function ItemField(props: { areaId: string; label: string; help?: string; must?: boolean; name?: string }) {
  const items = useRead(listItems, { query: { areaId: props.areaId, size: 200 } })
  const options = (items.data?.rows ?? []).map((i) => ({ value: i.id, label: i.name }))
  return (
    <Field name={props.name ?? 'itemId'} label={props.label} help={props.help} must={props.must ?? false}>
      {({ value, onChange }) => (
        <Choice
          label={props.label}
          quiet
          value={value as string | undefined}
          onChange={(id) => onChange(id || undefined)}
          options={options}
        />
      )}
    </Field>
  )
}
