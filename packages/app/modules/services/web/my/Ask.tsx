import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame, Go, Notice, PageHead, Read, useAddress, useRead } from '#web/my/index.ts'
import { searchCatalogue } from '../../contract/catalogue/items.ts'

const NATURES = ['help', 'report', 'consult', 'complaint', 'suggestion', 'thanks'] as const

/** What one may ask for: a service item by words, or simply telling the community. */
export default function Ask() {
  const { t } = useTranslation('services')
  const [{ words, for: whom }, set] = useAddress({ words: '', for: '' })
  const on = whom && `&for=${whom}`
  const asked = useDeferredValue(words.trim())
  const found = useRead(searchCatalogue, { query: { words: asked } }, { when: asked !== '', keep: true })
  return (
    <>
      <PageHead title={t('my.askTitle')} />
      <Frame label={t('my.searchItems')}>
        {({ id }) => (
          <input id={id} type="search" className="k-input" value={words} placeholder={t('my.searchHint')} onChange={(e) => set({ words: e.target.value })} /> // prettier-ignore
        )}
      </Frame>
      {asked !== '' && (
        <Read of={found}>
          {({ barred, items }) => (
            <div className="stack" role="status">
              {barred.map((b) => (
                <Notice key={b.id} tone="warn">
                  <strong>
                    {t('my.barred')}：{b.name}
                  </strong>
                  <p>{b.answer}</p>
                  {b.guide && <p>{b.guide}</p>}
                </Notice>
              ))}
              {items.length === 0 && barred.length === 0 && <p className="soft">{t('my.searchNone')}</p>}
              <ul className="stack tight">
                {items.map((i) => (
                  <li key={i.id}>
                    <Go to={`/my/ask/form?nature=apply&item=${i.id}${on}`} className="m-case">
                      <strong>{i.name}</strong>
                      <span className="soft small">
                        {[i.summary.slice(0, 60), i.promise && t('my.promise', { promise: i.promise }), i.feeMode === 'free' && t('my.free')].filter(Boolean).join(' · ')}
                      </span>
                    </Go>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </Read>
      )}
      <ul className="m-rows panel">
        {NATURES.map((nature) => (
          <li key={nature}>
            <Go to={`/my/ask/form?nature=${nature}${on}`}>
              <span className="grow stack tight">
                {t(`my.quick.${nature}`)}
                <span className="soft small">{t(`my.about.${nature}`)}</span>
              </span>
            </Go>
          </li>
        ))}
      </ul>
    </>
  )
} // prettier-ignore
