import { Fragment, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Go, useGo } from '../address.tsx'

export interface Column<Row> {
  /** Field of the row; also the sort key and the export column. */
  key: string
  title: string
  show?: (row: Row) => ReactNode
  /** May be sorted by the server. */
  sort?: boolean
  /** Set right, figures below each other. */
  number?: boolean
  /** Names the row: heads its card at 360 px and links to it. The first column unless told. */
  main?: boolean
  /** Not shown until chosen. */
  hidden?: boolean
}

interface Props<Row> {
  /** What the table holds, for screen readers. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: keyof Row | ((row: Row) => string)
  rowTo?: (row: Row) => string | undefined
  below?: (row: Row) => ReactNode
  busy?: boolean
  /** `-key` descending. */
  sort?: string
  onSort?: (sort: string) => void
}

/** A table of rows; at 360 px each row is a card. */
export function Rows<Row>(props: Props<Row>) {
  const { columns } = props
  const main = columns.find((c) => c.main) ?? columns[0]
  const keyOf = (row: Row) => (typeof props.rowKey === 'function' ? props.rowKey(row) : String(row[props.rowKey]))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="k-table cards" role="region" aria-label={props.label} tabIndex={0} aria-busy={props.busy ?? false}>
      <table>
        <thead>
          <tr>
            {columns.map((c) => (
              <Head key={c.key} column={c} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={walkRows}>
          {props.rows.length === 0 && <None span={columns.length} />}
          {props.rows.map((row) => (
            <Fragment key={keyOf(row)}>
              <OneRow row={row} columns={columns} main={main} to={props.rowTo?.(row)} />
              {props.below && <Below span={columns.length}>{props.below(row)}</Below>}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function None(props: { span: number }) {
  const { t } = useTranslation('kit')
  return (
    <tr>
      <td colSpan={props.span} className="below soft">
        {t('noRows')}
      </td>
    </tr>
  )
}

function Below(props: { span: number; children: ReactNode }) {
  if (!props.children) return null
  return (
    <tr>
      <td colSpan={props.span} className="below">
        {props.children}
      </td>
    </tr>
  )
}

/** Up and down move between the links of the rows. */
function walkRows(e: KeyboardEvent<HTMLElement>) {
  if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return
  const links = [...e.currentTarget.querySelectorAll<HTMLElement>('tr > .main a')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  if (at < 0) return
  e.preventDefault()
  links[at + (e.key === 'ArrowDown' ? 1 : -1)]?.focus()
}

function Head<Row>(props: {
  column: Column<Row>
  sort: string | undefined
  onSort: ((sort: string) => void) | undefined
}) {
  const { column, sort, onSort } = props
  const className = column.number ? 'number' : undefined
  if (!column.sort || !onSort)
    return (
      <th scope="col" className={className}>
        {column.title}
      </th>
    )
  const now = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : 'none'
  return (
    <th scope="col" className={className} aria-sort={now}>
      <button type="button" onClick={() => onSort(now === 'ascending' ? `-${column.key}` : column.key)}>
        {column.title}
      </button>
    </th>
  )
}

function OneRow<Row>(props: {
  row: Row
  columns: readonly Column<Row>[]
  main: Column<Row> | undefined
  to: string | undefined
}) {
  const go = useGo()
  const { row, to } = props
  const open = (e: MouseEvent) => {
    const busy = (e.target as HTMLElement).closest('a,button,input,label,select,summary')
    if (to && !busy && !getSelection()?.toString()) go(to)
  }
  return (
    <tr className={to ? 'open' : undefined} onClick={open}>
      {props.columns.map((c) => {
        const content = c.show ? c.show(row) : ((row as Record<string, ReactNode>)[c.key] ?? '—')
        const className =
          [c.number ? 'number' : '', c === props.main ? 'main' : ''].filter(Boolean).join(' ') || undefined
        if (c !== props.main)
          return (
            <td key={c.key} data-title={c.title} className={className}>
              {content}
            </td>
          )
        return (
          <th key={c.key} scope="row" className={className}>
            {to ? <Go to={to}>{content}</Go> : content}
          </th>
        )
      })}
    </tr>
  )
}
