import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Button, Empty, Frame, Go, PageHead, Read, useAddress, useRead } from '#web/open/index.ts'
import { listItems, searchCatalogue } from '../../../contract/catalogue/items.ts'

type Row = Answer<typeof listItems>['rows'][number]
const MOST = 100

/** What can be done, for everybody: one box, and the list below it. */
export default function Services() {
  const { t } = useTranslation('services')
  const [{ words }, set] = useAddress({ words: '' })
  const [typed, setTyped] = useState(words)
  return (
    <div className="stack">
      <PageHead title={t('public.catalogue.title')} sub={t('public.catalogue.sub')} />
      <form
        className="row"
        role="search"
        onSubmit={(e) => {
          e.preventDefault()
          set({ words: typed.trim() })
        }}
      >
        <Frame label={t('public.catalogue.ask')}>
          {({ id }) => (
            <input
              className="k-input"
              id={id}
              type="search"
              maxLength={100}
              placeholder={t('public.catalogue.hint')}
              value={typed}
              onChange={(e) => setTyped(e.target.value)}
            />
          )}
        </Frame>
        <Button primary submit>
          {t('public.catalogue.find')}
        </Button>
      </form>
      {words ? <Found words={words} /> : <All />}
      <Go to="/public/places">{t('public.catalogue.places')}</Go>
    </div>
  )
}

function Found({ words }: { words: string }) {
  const { t } = useTranslation('services')
  const read = useRead(searchCatalogue, { query: { words } })
  return (
    <Read of={read}>
      {({ barred, items }) => (
        <div className="stack" role="status">
          {barred.map((b) => (
            <div className="k-notice bad stack tight" key={b.id}>
              <strong>{t('public.catalogue.notIssued', { name: b.name })}</strong>
              <span>{b.answer}</span>
              {b.guide && <span>{t('public.catalogue.goTo', { guide: b.guide })}</span>}
              <span className="soft small">
                {t('public.catalogue.source')}
                {b.document}
              </span>
            </div>
          ))}
          <Items rows={items} />
          {items.length === 0 && barred.length === 0 && (
            <Empty title={t('public.catalogue.none')} text={t('public.catalogue.noneText')} />
          )}
        </div>
      )}
    </Read>
  )
}

function All() {
  const { t } = useTranslation('services')
  const read = useRead(listItems, { query: { size: MOST } })
  return (
    <Read of={read}>
      {({ rows, total }) =>
        rows.length === 0 ? (
          <Empty title={t('public.catalogue.none')} text={t('public.catalogue.noneText')} />
        ) : (
          <section className="stack">
            <h2>{t('public.catalogue.all')}</h2>
            <Items rows={rows} />
            {total > rows.length && (
              <p className="soft">{t('public.catalogue.more', { n: total, shown: rows.length })}</p>
            )}
          </section>
        )
      }
    </Read>
  )
}

function Items({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('services')
  return rows.map((r) => (
    <article className="panel stack tight" key={r.id}>
      <Go to={`/public/services/${r.id}`}>
        <strong>{r.name}</strong>
      </Go>
      {r.summary && <span>{r.summary}</span>}
      <span className="soft small">
        {r.area} · {r.kind} · {t(`public.catalogue.fees.${r.feeMode}`)}
      </span>
    </article>
  ))
}
