import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format.ts'
import { Frame } from '../field.tsx'

interface Props {
  page: number
  size: number
  total: number
  onChange: (change: Record<string, string | undefined>) => void
}

/** How many there are, which are shown, and the way to the others. */
export function Pager(props: Props) {
  const { t } = useTranslation('kit')
  const format = useFormat()
  const { page, size, total } = props
  const last = Math.max(1, Math.ceil(total / size))
  const to = (next: number) => props.onChange({ page: next === 1 ? undefined : String(next) })
  return (
    <nav className="k-pager" aria-label={t('list.pages')}>
      <span className="soft num" role="status">
        {t('list.total', {
          total: format.number(total),
          from: format.number((page - 1) * size + 1),
          to: format.number(Math.min(page * size, total)),
        })}
      </span>
      <div className="row">
        <Frame label={t('list.size')} quiet>
          {({ id }) => (
            <select
              id={id}
              className="k-input"
              value={String(size)}
              onChange={(e) => props.onChange({ page: undefined, size: e.target.value })}
            >
              {[...new Set([20, 50, 100, 200, size])].map((n) => (
                <option key={n} value={n}>
                  {t('list.perPage', { n })}
                </option>
              ))}
            </select>
          )}
        </Frame>
        {last > 1 && (
          <>
            <Button disabled={page <= 1} onClick={() => to(page - 1)}>
              {t('list.before')}
            </Button>
            <span className="num">{t('list.pageOf', { page: format.number(page), last: format.number(last) })}</span>
            <Button disabled={page >= last} onClick={() => to(page + 1)}>
              {t('list.after')}
            </Button>
          </>
        )}
      </div>
    </nav>
  )
}
