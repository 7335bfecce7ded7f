import { useTranslation } from 'react-i18next'
import { List, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { listHouseholds } from '../../contract/index.ts'
import { OpenHousehold } from '../parts/acts.tsx'
import { useCodes } from '../parts/codes.ts'

/** Households of the area looked at. */
export default function Households() {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.households')} actions={<OpenHousehold />} />
      <List
        name="registers.households"
        label={t('pages.households')}
        contract={listHouseholds}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(row) => `/households/${row.id}`}
        search={t('search.households')}
        filters={[
          { key: 'kind', label: t('fields.kind'), options: codes.options('householdKind') },
          { key: 'areaId', label: t('fields.areaId'), type: 'area' },
        ]}
        columns={[
          { key: 'head', title: t('fields.head'), main: true },
          { key: 'number', title: t('fields.number'), sort: true },
          { key: 'members', title: t('fields.members'), number: true },
          { key: 'address', title: t('fields.address') },
          { key: 'kind', title: t('fields.kind'), show: (r) => codes.word('householdKind', r.kind) },
          { key: 'from', title: t('fields.from'), show: (r) => format.day(r.from) },
          { key: 'community', title: t('fields.community') },
        ]}
        empty={{ title: t('empty.households'), action: <OpenHousehold /> }}
      />
    </div>
  )
}
