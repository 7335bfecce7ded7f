import { Field } from '#web/kit/index.ts'
import { yuan } from '../parts.tsx'

/** A field for Yuan as people type them, kept in Fen; `empty` where nothing is typed. */
export function Money({ empty, ...field }: { name: string; label: string; empty?: null }) {
  return (
    <Field {...field}>
      {({ value, onChange, id, describedBy, invalid }) => (
        <input
          className="k-input"
          id={id}
          inputMode="decimal"
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          defaultValue={typeof value === 'number' ? yuan(value) : ''}
          onChange={(e) => onChange(fenOf(e.target.value) ?? empty)}
        />
      )}
    </Field>
  )
}

const fenOf = (text: string): number | undefined => {
  const m = /^\s*(\d{1,9})(?:\.(\d{1,2}))?\s*(?:元)?\s*$/.exec(text.normalize('NFKC'))
  return m ? Number(m[1]) * 100 + Number((m[2] ?? '0').padEnd(2, '0')) : undefined
}
