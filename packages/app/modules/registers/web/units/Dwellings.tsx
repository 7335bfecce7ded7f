import { useTranslation } from 'react-i18next'
import { List, PageHead, useAddress, useScope } from '#web/kit/index.ts'
import { listDwellings } from '../../contract/index.ts'
import { ActButton } from '../parts/acts.tsx'

/** Dwellings of the area looked at, of a unit or of a building. */
export default function Dwellings() {
  const { t } = useTranslation('registers')
  const scope = useScope()
  const [{ unitId, buildingId }] = useAddress({ unitId: '', buildingId: '' })
  const narrowed = { ...(unitId ? { unitId } : {}), ...(buildingId ? { buildingId } : {}) }
  return (
    <div className="stack">
      <PageHead
        title={t('pages.dwelling')}
        back="/units"
        actions={<ActButton main ability="registers.write" to="/dwellings/new" label={t('acts.addDwelling')} />}
      />
      <DwellingList query={{ areaId: scope.id, ...narrowed }} />
    </div>
  )
}

/** The dwellings that a question finds. */
export function DwellingList({ query }: { query: { areaId?: string; unitId?: string; buildingId?: string } }) {
  const { t } = useTranslation('registers')
  return (
    <List
      name="registers.dwellings"
      label={t('pages.dwelling')}
      contract={listDwellings}
      call={{ query }}
      rowKey="id"
      rowTo={(row) => `/dwellings/${row.id}`}
      search={t('fields.address')}
      columns={[
        { key: 'address', title: t('fields.address'), sort: true, main: true },
        { key: 'unit', title: t('fields.unitId') },
        { key: 'building', title: t('fields.building') },
        { key: 'room', title: t('fields.room') },
        { key: 'households', title: t('fields.households'), number: true },
        { key: 'community', title: t('fields.community') },
      ]}
    />
  )
}
