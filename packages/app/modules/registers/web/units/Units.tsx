import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Empty, List, Map, Mark, PageHead, Read, useAddress, useFormat, useScope } from '#web/kit/index.ts'
import { listUnits } from '../../contract/index.ts'
import { ActButton } from '../parts/acts.tsx'
import { useCodes } from '../parts/codes.ts'

/** Residential units of the area looked at, as a list or on the map. */
export default function Units() {
  const { t } = useTranslation('registers')
  const [{ view }, set] = useAddress({ view: 'list' })
  const actions = (
    <>
      <Segmented
        aria-label={t('pages.units')}
        value={view}
        onChange={(to) => set({ view: String(to) })}
        options={[
          { value: 'list', label: t('units.list') },
          { value: 'map', label: t('units.map') },
        ]}
      />
      <ActButton main ability="registers.units" to="/units/new" label={t('acts.setUpUnit')} />
    </>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.units')} actions={actions} />
      {view === 'map' ? <OnMap /> : <AsList />}
    </div>
  )
}

function AsList() {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  const scope = useScope()
  return (
    <List
      name="registers.units"
      label={t('pages.units')}
      contract={listUnits}
      call={{ query: { areaId: scope.id } }}
      rowKey="id"
      rowTo={(row) => `/units/${row.id}`}
      search={t('search.units')}
      filters={[
        { key: 'kind', label: t('fields.kind'), options: codes.options('unitKind') },
        { key: 'areaId', label: t('fields.areaId'), type: 'area' },
      ]}
      columns={[
        { key: 'name', title: t('fields.unitName'), sort: true, main: true },
        { key: 'kind', title: t('fields.kind'), sort: true, show: (r) => codes.word('unitKind', r.kind) },
        { key: 'communities', title: t('fields.communities'), show: (r) => <Belongs communities={r.communities} /> },
        { key: 'town', title: t('fields.town') },
        { key: 'address', title: t('fields.address') },
        {
          key: 'households',
          title: t('fields.households'),
          sort: true,
          number: true,
          show: (r) => (r.households === null ? '—' : format.number(r.households)),
        },
        { key: 'builtYear', title: t('fields.builtYear'), sort: true, number: true, show: (r) => r.builtYear ?? '—' },
      ]}
      empty={{ title: t('empty.units'), text: t('empty.unitsText') }}
    />
  )
}

/** The community of a unit; none or several is a blind spot and said so. */
export function Belongs({ communities }: { communities: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation('registers')
  if (communities.length === 1) return communities[0]!.name
  return (
    <Mark tone="bad">
      {communities.length === 0 ? t('units.noCommunity') : communities.map((c) => c.name).join('、')}
    </Mark>
  )
}

const MOST_ON_MAP = 200

function OnMap() {
  const { t } = useTranslation('registers')
  const scope = useScope()
  const read = useRead(listUnits, { query: { areaId: scope.id, page: 1, size: MOST_ON_MAP } })
  return (
    <Read of={read}>
      {(page) => {
        const points = page.rows.filter((u) => u.x !== null && u.y !== null)
        if (points.length === 0) return <Empty title={t('empty.units')} text={t('empty.unitsText')} />
        return (
          <Map
            label={t('pages.units')}
            points={points.map((u) => ({
              id: u.id,
              name: u.name,
              x: u.x!,
              y: u.y!,
              tone: u.communities.length === 1 ? 'good' : 'bad',
              to: `/units/${u.id}`,
            }))}
            height={520}
          />
        )
      }}
    </Read>
  )
}
