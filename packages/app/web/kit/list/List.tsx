import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteContract } from '#shared/contract.ts'
import { useChange } from '../../address.tsx'
import type { Answer, CallInput } from '../../api.ts'
import { useRead } from '../../hooks.ts'
import { Empty, ErrorNotice, Wait } from '../state.tsx'
import { Rows, type Column } from '../Rows.tsx'
import { Filters, type Filter } from './Filters.tsx'
import { Pager } from './Pager.tsx'
import { PickBar, usePicked, type ListPicks } from './picks.tsx'
import { ColumnChoice, Export, Views } from './tools.tsx'

type RowOf<R extends RouteContract> = Answer<R> extends { rows: (infer Row)[] } ? Row : never

interface Props<R extends RouteContract> {
  /** Key of saved views and of the column choice, `areas.list`. */
  name: string
  /** What the table holds, for screen readers. */
  label: string
  contract: R
  /** The fixed part of the question. */
  call?: { params?: CallInput<R>['params']; query?: Partial<CallInput<R>['query']> }
  columns: readonly Column<RowOf<R>>[]
  rowKey: keyof RowOf<R> | ((row: RowOf<R>) => string)
  rowTo?: (row: RowOf<R>) => string | undefined
  below?: (row: RowOf<R>) => ReactNode
  filters?: readonly Filter[]
  /** Hint of the search box; none: no box. */
  search?: string
  actions?: ReactNode
  empty?: { title: ReactNode; text?: ReactNode; action?: ReactNode }
  /** Rows may be chosen, over several pages too: what can be done with those chosen. */
  picks?: ListPicks<RowOf<R>> | undefined
  /** Rows of a page unless the reader says otherwise; 50 unless told. */
  size?: number
  /** Not offered for export. */
  noExport?: boolean
}

const SIZE = 50

/** A list of a query: its search, filters, order and page live in the address, so that it can be shared and saved. */
export function List<const R extends RouteContract>(props: Props<R>) {
  const { t } = useTranslation('kit')
  const [address, change] = useChange()
  const columns = useColumns(props.name, props.columns)
  const asked = useMemo(() => askedOf(props.filters ?? [], address), [props.filters, address])
  const page = Number(address['page'] ?? 1)
  const size = Number(address['size'] ?? props.size ?? SIZE)
  const keyOf = (row: RowOf<R>) => (typeof props.rowKey === 'function' ? props.rowKey(row) : String(row[props.rowKey]))
  const picked = usePicked(keyOf)
  const query = { ...props.call?.query, ...asked, page, size }
  const input = { params: props.call?.params, query } as unknown as CallInput<R>
  const read = useRead(props.contract, input, { keep: true })
  const data = read.data as { rows: RowOf<R>[]; total: number } | undefined
  const narrowed = Object.keys(asked).some((key) => key !== 'sort')
  const set = (to: Record<string, string | undefined>) => change({ page: undefined, ...to })
  return (
    <div className="stack">
      <div className="row apart no-print">
        <Filters filters={props.filters ?? []} search={props.search} address={address} onChange={set} />
        <div className="row">
          <Views name={props.name} address={address} onOpen={change} keys={keysOf(props.filters ?? [])} />
          <ColumnChoice columns={props.columns} shown={columns.keys} onChange={columns.set} />
          {!props.noExport && (
            <Export contract={props.contract} input={input} columns={columns.keys} label={props.label} />
          )}
          {props.actions}
        </div>
      </div>
      <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />
      {!data && !read.error && <Wait />}
      {data && props.picks && <PickBar picks={props.picks} picked={picked} rows={data.rows} />}
      {data && data.rows.length > 0 && (
        <Rows
          label={props.label}
          columns={columns.shown}
          rows={data.rows}
          rowKey={props.rowKey}
          rowTo={props.rowTo}
          below={props.below}
          picks={props.picks && { chosen: picked.keys, nameOf: props.picks.nameOf, onChange: picked.change }}
          busy={read.isFetching && read.isPlaceholderData}
          sort={address['sort']}
          onSort={(sort) => set({ sort })}
        />
      )}
      {data && data.rows.length === 0 && (narrowed || !props.empty) && (
        <Empty title={t('list.nothing')} text={narrowed ? t('list.nothingText') : undefined} />
      )}
      {data && data.rows.length === 0 && !narrowed && props.empty && <Empty {...props.empty} />}
      {data && data.total > 0 && <Pager page={page} size={size} total={data.total} onChange={change} />}
    </div>
  )
}

const keysOf = (filters: readonly Filter[]) => ['search', 'sort', 'size', ...filters.map((f) => f.key)]

/** The parts of the address that narrow or order the list, as the query takes them. */
function askedOf(filters: readonly Filter[], address: Record<string, string | undefined>) {
  const asked: Record<string, string | string[]> = {}
  for (const key of ['search', 'sort', ...filters.map((f) => f.key)]) {
    const value = address[key]
    if (!value) continue
    asked[key] = filters.some((f) => f.key === key && f.many) ? value.split(',') : value
  }
  return asked
}

/** Which columns are shown: those not hidden, or the person's own choice in this browser. */
function useColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const key = `liren.columns.${name}`
  const [chosen, setChosen] = useState(() => JSON.parse(localStorage.getItem(key) ?? 'null') as string[] | null)
  const shown = columns.filter((c) => (chosen ? chosen.includes(c.key) || c.main : !c.hidden))
  const set = (keys: string[]) => {
    localStorage.setItem(key, JSON.stringify(keys))
    setChosen(keys)
  }
  return { shown, keys: shown.map((c) => c.key), set }
}
