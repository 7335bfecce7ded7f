import { Button } from 'antd'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface ListPicks<Row> {
  /** Names a row's box for screen readers. */
  nameOf: (row: Row) => string
  /** What can be done with the rows chosen; `clear` chooses none. */
  actions: (rows: readonly Row[], clear: () => void) => ReactNode
}

/** The rows chosen in a list, kept while pages are turned and searches made. */
export function usePicked<Row>(keyOf: (row: Row) => string) {
  const [picked, setPicked] = useState<ReadonlyMap<string, Row>>(new Map())
  const change = (rows: readonly Row[], chosen: boolean) =>
    setPicked((old) => {
      const next = new Map(old)
      for (const row of rows)
        if (chosen) next.set(keyOf(row), row)
        else next.delete(keyOf(row))
      return next
    })
  const clear = useCallback(() => setPicked(new Map()), [])
  const keys = useMemo(() => new Set(picked.keys()), [picked])
  return { rows: [...picked.values()], keys, change, clear }
}

/** How many rows are chosen, and what can be done with them. */
export function PickBar<Row>(props: {
  picks: ListPicks<Row>
  picked: ReturnType<typeof usePicked<Row>>
  rows: readonly Row[]
}) {
  const { t } = useTranslation('kit')
  const { picked } = props
  const n = picked.rows.length
  return (
    <div className="k-picks no-print">
      <span className="soft" role="status">
        {t('list.picked', { n })}
      </span>
      <Button size="small" onClick={() => picked.change(props.rows, true)}>
        {t('list.pickAll')}
      </Button>
      {n > 0 && (
        <Button size="small" onClick={picked.clear}>
          {t('list.pickNone')}
        </Button>
      )}
      {props.picks.actions(picked.rows, picked.clear)}
    </div>
  )
}
