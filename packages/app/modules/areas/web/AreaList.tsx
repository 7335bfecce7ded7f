import { useTranslation } from 'react-i18next'
import { List, PageHead, useScope } from '#web/kit/index.ts'
import { listAreas } from '../contract.ts'
import { classOf, useOptions, useSpell } from './words.ts'

/** Areas below the one looked at, as a table. */
export default function AreaList() {
  const { t } = useTranslation('areas')
  const scope = useScope()
  const options = useOptions()
  const spell = useSpell()
  return (
    <div className="stack">
      <PageHead title={t('pages.list')} back="/areas" />
      <List
        name="areas.list"
        label={t('pages.list')}
        contract={listAreas}
        call={{ query: { under: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/areas/${r.id}`}
        search={t('searchHint')}
        columns={[
          { key: 'name', title: t('fields.name'), sort: true, main: true },
          { key: 'kind', title: t('fields.kind'), sort: true, show: (r) => t(`kinds.${r.kind}`) },
          { key: 'parentName', title: t('fields.parentName') },
          { key: 'codeStat', title: t('fields.codeStat'), sort: true },
          { key: 'codeCivil', title: t('fields.codeCivil'), sort: true, hidden: true },
          {
            key: 'urbanRural',
            title: t('fields.urbanRural'),
            hidden: true,
            show: (r) => (r.level === 5 ? classOf(r.urbanRural, t) : '—'),
          },
          { key: 'level', title: t('fields.level'), sort: true, hidden: true, show: (r) => t(`levels.${r.level}`) },
          { key: 'validFrom', title: t('fields.validFrom'), sort: true, show: (r) => spell(r.validFrom, r.validTo) },
        ]}
        filters={[
          { key: 'level', label: t('fields.level'), options: options.levels.slice(2) },
          { key: 'kind', label: t('fields.kind'), options: options.kinds.slice(2) },
          { key: 'under', label: t('fields.under'), type: 'area', levels: [2, 3, 4, 5] },
        ]}
        empty={{ title: t('ui.noAreas'), text: t('ui.noAreasText') }}
      />
    </div>
  )
}
