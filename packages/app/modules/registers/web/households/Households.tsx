import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Can, List, PageHead, useFormat, useGo, useScope } from '#web/kit/index.ts'
import { listHouseholds } from '../../contract/index.ts'
import { useCodes } from '../parts/codes.ts'

/** Households of the area looked at. */
export default function Households() {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  const go = useGo()
  const scope = useScope()
  const open = (
    <Can ability="registers.write">
      <Button type="primary" onClick={() => go('/households/new')}>
        {t('acts.open')}
      </Button>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.households')} actions={open} />
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
        empty={{ title: t('empty.households'), action: open }}
      />
    </div>
  )
}
