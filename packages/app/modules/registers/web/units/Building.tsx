import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Empty, Facts, Go, History, PageHead, Read, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getBuilding } from '../../contract/index.ts'
import { ActButton } from '../parts/acts.tsx'
import { DwellingList } from './Dwellings.tsx'

/** One building and its dwellings. */
export default function BuildingPage({ params }: PageProps) {
  const { t } = useTranslation('registers')
  const read = useRead(getBuilding, { params: { id: params['id']! }, query: {} })
  return (
    <Read of={read}>
      {(building) => {
        const add = building.to === null && (
          <ActButton
            main
            ability="registers.write"
            to={`/buildings/${building.id}/dwellings/new`}
            label={t('acts.addDwellings')}
          />
        )
        const some = building.dwellings > 0
        return (
          <div className="stack">
            <PageHead
              title={building.name}
              sub={`${building.unit} · ${building.community}`}
              back={building.unitId ? `/units/${building.unitId}` : '/dwellings'}
              actions={some && add}
            />
            <Basics building={building} />
            {some ? (
              <DwellingList query={{ buildingId: building.id }} />
            ) : (
              <Empty title={t('empty.dwellings')} text={t('empty.dwellingsText')} action={add} />
            )}
            <section className="panel stack">
              <h2>{t('parts.history')}</h2>
              <History of={{ kind: 'building', id: building.id }} />
            </section>
          </div>
        )
      }}
    </Read>
  )
}

function Basics({ building }: { building: Answer<typeof getBuilding> }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const { unitId } = building
  return (
    <section className="panel">
      <Facts
        items={[
          { label: t('fields.unitId'), value: unitId ? <Go to={`/units/${unitId}`}>{building.unit}</Go> : t('none') },
          { label: t('fields.community'), value: building.community },
          { label: t('fields.floors'), value: building.floors ?? '—' },
          { label: t('fields.builtYear'), value: building.builtYear ?? '—' },
          { label: t('fields.dwellings'), value: format.number(building.dwellings) },
          { label: t('fields.from'), value: format.day(building.from) },
        ]}
      />
    </section>
  )
}
