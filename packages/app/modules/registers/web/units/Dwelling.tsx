import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Facts, Go, PageHead, Read, Rows, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getDwelling } from '../../contract/index.ts'

/** One dwelling and who lives in it. */
export default function DwellingPage({ params }: PageProps) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const read = useRead(getDwelling, { params: { id: params['id']! }, query: {} })
  return (
    <Read of={read}>
      {(home) => (
        <div className="stack">
          <PageHead title={home.address} sub={home.community} back="/dwellings" />
          <section className="panel">
            <Facts
              items={[
                {
                  label: t('fields.unitId'),
                  value: home.unitId ? <Go to={`/units/${home.unitId}`}>{home.unit}</Go> : t('none'),
                },
                {
                  label: t('fields.building'),
                  value: home.buildingId ? <Go to={`/buildings/${home.buildingId}`}>{home.building}</Go> : '—',
                },
                { label: t('fields.room'), value: home.room || '—' },
              ]}
            />
          </section>
          <section className="panel stack">
            <h2>{t('parts.inside')}</h2>
            <Rows
              label={t('parts.inside')}
              rows={home.inside}
              rowKey="id"
              rowTo={(h) => `/households/${h.id}`}
              columns={[
                { key: 'head', title: t('fields.head'), main: true },
                { key: 'number', title: t('fields.number') },
                { key: 'members', title: t('fields.members'), number: true },
                { key: 'from', title: t('fields.from'), show: (h) => format.day(h.from) },
              ]}
            />
          </section>
        </div>
      )}
    </Read>
  )
}
