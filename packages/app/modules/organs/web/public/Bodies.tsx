import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Empty, Go, PageHead, Read, useAddress, useRead } from '#web/open/index.ts'
import { findBodies } from '../../contract/public.ts'

/** Finds a community by its name. */
export default function Bodies() {
  const { t } = useTranslation('organs')
  const [{ search }, set] = useAddress({ search: '' })
  const [typed, type] = useState(search)
  const read = useRead(findBodies, { query: { search } })
  return (
    <div className="stack">
      <PageHead title={t('public.title')} sub={t('public.about')} />
      <form
        className="row end"
        onSubmit={(e) => {
          e.preventDefault()
          set({ search: typed })
        }}
      >
        <div className="k-field">
          <label htmlFor="community">{t('public.find')}</label>
          <input
            className="k-input"
            id="community"
            value={typed}
            maxLength={40}
            onChange={(e) => type(e.target.value)}
          />
        </div>
        <Button primary submit>
          {t('public.go')}
        </Button>
      </form>
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('public.none')} text={t('public.noneText')} />
          ) : (
            <ul className="stack tight">
              {rows.map((r) => (
                <li key={r.areaId}>
                  <Go to={`/public/bodies/${r.areaId}`}>{r.name}</Go> <span className="soft">{r.above}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </div>
  )
}
