import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Rows, type Column } from './Rows.tsx'

interface Props<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: keyof Row
  rowTo?: (row: Row) => string | undefined
  children: ReactNode
}

/** A picture with its table one click away. */
export function Picture<Row>(props: Props<Row>) {
  const { t } = useTranslation('kit')
  const [table, setTable] = useState(false)
  return (
    <figure className="stack tight" aria-label={props.label}>
      {table ? <Rows {...props} /> : props.children}
      <figcaption className="row apart no-print">
        <span className="soft small">{props.label}</span>
        <Button size="small" aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? t('picture.picture') : t('picture.table')}
        </Button>
      </figcaption>
    </figure>
  )
}
