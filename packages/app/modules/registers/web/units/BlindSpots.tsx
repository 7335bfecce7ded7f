import { useTranslation } from 'react-i18next'
import { List, Mark, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { listBlindSpots } from '../../contract/index.ts'
import { ActButton } from '../parts/acts.tsx'
import { useCodes } from '../parts/codes.ts'

/** Units that on the day looked at belong to no community, or to two (社区盲点). */
export default function BlindSpots() {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.blindSpots')} sub={t('empty.blindSub')} />
      <List
        name="registers.blindSpots"
        label={t('pages.blindSpots')}
        contract={listBlindSpots}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(row) => `/units/${row.id}`}
        search={t('search.units')}
        filters={[{ key: 'areaId', label: t('fields.areaId'), type: 'area' }]}
        columns={[
          { key: 'name', title: t('fields.unitName'), sort: true, main: true },
          { key: 'fault', title: t('fields.fault'), show: (r) => <Mark tone="bad">{t(`fault.${r.fault}`)}</Mark> },
          {
            key: 'communities',
            title: t('fields.communities'),
            show: (r) => r.communities.map((c) => c.name).join('、') || '—',
          },
          { key: 'town', title: t('fields.town') },
          { key: 'kind', title: t('fields.kind'), show: (r) => codes.word('unitKind', r.kind) },
          {
            key: 'households',
            title: t('fields.households'),
            sort: true,
            number: true,
            show: (r) => (r.households === null ? '—' : format.number(r.households)),
          },
          { key: 'from', title: t('fields.from'), show: (r) => format.day(r.from) },
        ]}
        empty={{
          title: t('empty.blind'),
          text: t('empty.blindText'),
          action: <ActButton ability="registers.units" to="/units" label={t('pages.units')} />,
        }}
      />
    </div>
  )
}
