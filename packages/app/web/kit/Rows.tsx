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

/** Rows that may be chosen one by one, or all that are shown. */
export interface Picks<Row> {
  chosen: ReadonlySet<string>
  /** Names a row's box for screen readers. */
  nameOf: (row: Row) => string
  onChange: (rows: readonly Row[], chosen: boolean) => void
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
  picks?: Picks<Row> | undefined
}

/** A table of rows; at 360 px each row is a card. */
export function Rows<Row>(props: Props<Row>) {
  const { columns } = props
  const main = columns.find((c) => c.main) ?? columns[0]
  const keyOf = (row: Row) => (typeof props.rowKey === 'function' ? props.rowKey(row) : String(row[props.rowKey]))
  const span = columns.length + (props.picks ? 1 : 0)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="k-table cards" role="region" aria-label={props.label} tabIndex={0} aria-busy={props.busy ?? false}>
      <table>
        <thead>
          <tr>
            {props.picks && <PickAll picks={props.picks} rows={props.rows} keyOf={keyOf} />}
            {columns.map((c) => (
              <Head key={c.key} column={c} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={walkRows}>
          {props.rows.length === 0 && <None span={span} />}
          {props.rows.map((row) => (
            <Fragment key={keyOf(row)}>
              <OneRow
                row={row}
                id={keyOf(row)}
                columns={columns}
                main={main}
                to={props.rowTo?.(row)}
                picks={props.picks}
              />
              {props.below && <Below span={span}>{props.below(row)}</Below>}
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

function PickAll<Row>(props: { picks: Picks<Row>; rows: readonly Row[]; keyOf: (row: Row) => string }) {
  const { t } = useTranslation('kit')
  const { picks, rows, keyOf } = props
  const all = rows.length > 0 && rows.every((row) => picks.chosen.has(keyOf(row)))
  return (
    <th scope="col" className="pick">
      <input type="checkbox" aria-label={t('list.pickAll')} checked={all} onChange={() => picks.onChange(rows, !all)} />
    </th>
  )
}

function OneRow<Row>(props: {
  row: Row
  id: string
  picks: Picks<Row> | undefined
  columns: readonly Column<Row>[]
  main: Column<Row> | undefined
  to: string | undefined
}) {
  const go = useGo()
  const { row, to, picks } = props
  const open = (e: MouseEvent) => {
    const busy = (e.target as HTMLElement).closest('a,button,input,label,select,summary')
    if (to && !busy && !getSelection()?.toString()) go(to)
  }
  return (
    <tr className={to ? 'open' : undefined} onClick={open}>
      {picks && (
        <td className="pick">
          <label>
            <input
              type="checkbox"
              aria-label={picks.nameOf(row)}
              checked={picks.chosen.has(props.id)}
              onChange={(e) => picks.onChange([row], e.target.checked)}
            />
          </label>
        </td>
      )}
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
