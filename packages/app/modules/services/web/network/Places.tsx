import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Can, Go, List, Map, Mark, PageHead, Read, useFormat, useScope } from '#web/kit/index.ts'
import { networkLevels } from '../../contract/base.ts'
import { listPlaces, placeKinds } from '../../contract/network/places.ts'
import '../services.css'

/** Places of the network below the area looked at, on a map and as a list. */
export default function Places() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const scope = useScope()
  const add = (
    <Can ability="services.network">
      <Go to="/services/places/new" className="k-button primary">
        {t('commands.addPlace')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead
        title={t('pages.places')}
        sub={t('network.sub')}
        actions={
          <span className="row">
            <Go to="/services/coverage" className="k-button">
              {t('pages.coverage')}
            </Go>
            {add}
          </span>
        }
      />
      <PlacesMap />
      <List
        name="services.places"
        label={t('pages.places')}
        contract={listPlaces}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/services/places/${r.id}`}
        search={t('network.searchHint')}
        columns={[
          { key: 'name', title: t('fields.name'), main: true, sort: true },
          { key: 'level', title: t('fields.level'), sort: true, show: (r) => t(`values.level.${r.level}`) },
          {
            key: 'placeKind',
            title: t('fields.placeKind'),
            sort: true,
            show: (r) => t(`values.placeKind.${r.placeKind}`),
          },
          { key: 'area', title: t('network.area'), sort: true },
          { key: 'address', title: t('fields.address') },
          {
            key: 'openNow',
            title: t('fields.openNow'),
            show: (r) => <OpenMark open={r.openNow} next={r.nextOpening} unknownYear={r.unknownYear} />,
          },
          { key: 'items', title: t('fields.items'), number: true, show: (r) => format.number(r.items) },
          { key: 'telephone', title: t('fields.telephone') },
          { key: 'counters', title: t('fields.counters'), number: true, sort: true, hidden: true },
          { key: 'm2', title: t('fields.m2'), number: true, sort: true, hidden: true, show: (r) => (r.m2 === null ? '—' : format.number(r.m2)) }, // prettier-ignore
          { key: 'provider', title: t('fields.provider'), hidden: true },
        ]}
        filters={[
          {
            key: 'level',
            label: t('fields.level'),
            options: networkLevels.map((l) => ({ value: l, label: t(`values.level.${l}`) })),
          },
          {
            key: 'placeKind',
            label: t('fields.placeKind'),
            options: placeKinds.map((k) => ({ value: k, label: t(`values.placeKind.${k}`) })),
          },
          { key: 'open', label: t('fields.openNow'), options: [{ value: 'now', label: t('network.openNowOnly') }] },
        ]}
        empty={{ title: t('network.none'), text: t('network.noneText'), action: add }}
      />
    </div>
  )
}

function PlacesMap() {
  const { t } = useTranslation('services')
  const scope = useScope()
  const read = useRead(listPlaces, { query: { areaId: scope.id, size: 200 } })
  return (
    <Read of={read}>
      {({ rows }) => {
        const points = rows.flatMap((r) => (r.x === null || r.y === null ? [] : [{ id: r.id, name: r.name, x: r.x, y: r.y, to: `/services/places/${r.id}`, ...(r.openNow === null ? {} : { tone: r.openNow ? ('good' as const) : ('warn' as const) }) }])) // prettier-ignore
        return points.length === 0 ? null : <Map label={t('network.map')} points={points} height={320} />
      }}
    </Read>
  )
}

/** Whether it is open now, and when it opens. */
export function OpenMark(props: { open: boolean | null; next: string | null; unknownYear: number | null }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const { open, next, unknownYear } = props
  const unknown = unknownYear !== null && (
    <span className="soft small"> {t('network.unknownYear', { year: unknownYear })}</span>
  )
  if (open === null) return unknown || <span className="soft">{t('network.hoursUnknown')}</span>
  return (
    <span>
      <Mark tone={open ? 'good' : 'warn'}>{t(open ? 'network.isOpen' : 'network.isClosed')}</Mark>
      {!open && next && <span className="soft small"> {t('network.opensAt', { at: format.time(next) })}</span>}
      {unknown}
    </span>
  )
}
