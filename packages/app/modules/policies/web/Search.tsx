import { useTranslation } from 'react-i18next'
import { Empty, List, PageHead, useAddress } from '#web/kit/index.ts'
import { searchArticles, statuses } from '../contract.ts'
import { StatusMark } from './parts.tsx'
import { SearchBox } from './SearchBox.tsx'

/** Finds articles that contain every word asked for. */
export default function Search() {
  const { t } = useTranslation('policies')
  const [{ search }] = useAddress({ search: '' })
  const asked = search.split(/\s+/).some((word) => Array.from(word).length >= 2)
  return (
    <div className="stack">
      <PageHead title={t('pages.search')} back="/policies" />
      <SearchBox />
      {!asked && <Empty title={t('search.start')} text={t('search.startText')} />}
      {asked && (
        <List
          name="policies.search"
          label={t('search.label')}
          contract={searchArticles}
          call={{ query: { search } }}
          rowKey="id"
          rowTo={(row) => `/policies/${row.policyId}?article=${row.anchor}`}
          filters={[
            {
              key: 'status',
              label: t('fields.status'),
              options: statuses.map((value) => ({ value, label: t(`status.${value}`) })),
            },
          ]}
          columns={[
            {
              key: 'label',
              title: t('fields.label'),
              main: true,
              show: (row) => `${row.title}(${row.versionOn}) ${row.label}`,
            },
            { key: 'status', title: t('fields.status'), show: (row) => <StatusMark status={row.status} /> },
            { key: 'snippet', title: t('fields.snippet') },
          ]}
        />
      )}
    </div>
  )
}
