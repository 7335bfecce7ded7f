import { useTranslation } from 'react-i18next'
import { Facts, PageHead, Read, useFormat, useRead } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { toldOf } from '../../../contract/hall/told.ts'

/** What was missing, for whoever holds the sheet. */
export default function Told({ params }: PageProps) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const read = useRead(toldOf, { params: { id: params.id!, token: params.token! } })
  return (
    <Read of={read}>
      {(sheet) => (
        <div className="stack">
          <PageHead title={t('public.hall.told')} sub={sheet.itemName} />
          <section className="panel stack" aria-labelledby="missing">
            <h2 id="missing">{t('public.hall.bring')}</h2>
            <ol className="h-missing">
              {sheet.missing.map((p) => (
                <li key={p.name}>
                  <strong>{p.name}</strong> {p.when}
                </li>
              ))}
            </ol>
            {sheet.note && <p>{sheet.note}</p>}
            <p className="soft">{t('public.hall.toldOnce')}</p>
          </section>
          <Facts
            items={[
              { label: t('public.hall.sheetNumber'), value: sheet.number },
              { label: t('public.hall.where'), value: `${sheet.place} ${sheet.address}` },
              { label: t('public.hall.toldAt'), value: format.time(sheet.toldAt) },
            ]}
          />
        </div>
      )}
    </Read>
  )
}
