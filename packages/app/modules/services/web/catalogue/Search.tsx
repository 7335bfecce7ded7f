import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Go, Read, Rows, useAddress, useScope } from '#web/kit/index.ts'
import { searchCatalogue } from '../../contract/catalogue/items.ts'
import { Answer } from './parts.tsx'
import { WordsBox } from './WordsBox.tsx'

/** One box for who stands before a person: what fits, and what is not issued with the answer to give. */
export function Search() {
  const { t } = useTranslation('services')
  const [{ words }, set] = useAddress({ words: '' })
  return (
    <section className="panel stack">
      <WordsBox
        label={t('catalogue.ask')}
        hint={t('catalogue.askHint')}
        value={words}
        onChange={(to) => set({ words: to })}
      />
      {words !== '' && <Found words={words} />}
    </section>
  )
}

function Found({ words }: { words: string }) {
  const { t } = useTranslation('services')
  const scope = useScope()
  const read = useRead(searchCatalogue, { query: { words, areaId: scope.id } })
  return (
    <Read of={read}>
      {({ barred, items }) => (
        <div className="stack" role="status">
          {barred.map((row) => (
            <Answer key={row.id} row={row} />
          ))}
          {items.length > 0 ? (
            <Rows
              label={t('catalogue.foundItems')}
              rows={items}
              rowKey="id"
              rowTo={(r) => `/services/items/${r.id}`}
              columns={[
                { key: 'name', title: t('fields.name'), main: true },
                { key: 'kind', title: t('catalogue.kindLabel') },
                { key: 'area', title: t('fields.area') },
                { key: 'feeMode', title: t('fields.feeMode'), show: (r) => t(`values.feeMode.${r.feeMode}`) },
              ]}
            />
          ) : (
            barred.length === 0 && (
              <p>
                {t('catalogue.foundNothing')} <Go to="/services/barred">{t('catalogue.seeBarred')}</Go>
              </p>
            )
          )}
        </div>
      )}
    </Read>
  )
}
