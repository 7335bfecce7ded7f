import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty, Rows, type Column } from '#web/kit/index.ts'

interface Props<Row> {
  /** Names the heading within the page. */
  id: string
  title: string
  /** How one more is added, beside the heading. */
  add?: ReactNode
  help?: string
  /** What an empty table teaches. */
  empty: { title: string; text: string }
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  children?: ReactNode
}

/** A section that is one table: its heading, what may be added, what is there. */
export function Listed<Row extends { id: string }>({ id, title, add, help, empty, rows, columns, children }: Props<Row>) {
  const { t } = useTranslation('elections')
  return (
    <section className="panel stack" aria-labelledby={id}>
      <div className="row">
        <h2 id={id}>{title}</h2>
        {add}
      </div>
      {help && <p className="soft">{help}</p>}
      {rows.length === 0 ? <Empty {...empty} /> : <Rows label={t('one.table', { of: title })} rows={rows} rowKey="id" columns={columns} />}
      {children}
    </section>
  )
} // prettier-ignore
