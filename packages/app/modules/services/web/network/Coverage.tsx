import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Choice,
  Facts,
  Field,
  List,
  Map,
  Mark,
  Notice,
  PageHead,
  PopupForm,
  Read,
  useAddress,
  useFormat,
  useMe,
  useScope,
} from '#web/kit/index.ts'
import { listItems } from '../../contract/catalogue/items.ts'
import { changeNetworkSetting, coverageByCommunity, getNetworkSetting, networkCoverage } from '../../contract/network/coverage.ts' // prettier-ignore
import '../services.css'

type View = Answer<typeof networkCoverage>

/** Who has what within a walk, which communities have no station, and rooms beside the guideline. */
export default function Coverage() {
  const { t } = useTranslation('services')
  const scope = useScope()
  const [{ itemId }, set] = useAddress({ itemId: '' })
  const items = useRead(listItems, { query: { areaId: scope.id, size: 200 } })
  const ask = { areaId: scope.id, ...(itemId ? { itemId } : {}) }
  const read = useRead(networkCoverage, { query: ask })
  return (
    <div className="stack">
      <PageHead title={t('pages.coverage')} sub={t('network.coverageSub')} back="/services/places" actions={<Walk />} />
      <Choice
        label={t('network.fromWhat')}
        value={itemId}
        onChange={(to) => set({ itemId: to })}
        none={t('network.anyPlace')}
        options={(items.data?.rows ?? []).map((i) => ({ value: i.id, label: i.name }))}
      />
      <Read of={read}>{(view) => <Standing view={view} />}</Read>
      <Communities itemId={itemId} />
    </div>
  )
}

function Standing({ view }: { view: View }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const share = (n: number) => (view.households === 0 ? '' : `（${format.percent(n / view.households)}）`)
  const points = [
    ...view.points.map((p) => ({
      id: p.id,
      name: p.name,
      x: p.x,
      y: p.y,
      to: `/services/places/${p.id}`,
      tone: 'good' as const,
    })),
    ...view.spots.filter((s) => !s.near).map((s) => ({ id: s.id, name: t('network.farSpot', { name: s.name, households: s.households }), x: s.x, y: s.y, to: `/units/${s.id}`, tone: 'bad' as const })), // prettier-ignore
  ]
  return (
    <section className="panel stack">
      <Notice>
        {t('network.ownMeasure', {
          ...view.setting,
          detour: (view.setting.detour / 100).toFixed(2),
          reach: view.reach,
        })}
      </Notice>
      <Facts
        items={[
          { label: t('network.places'), value: format.number(view.places) },
          { label: t('network.withoutStation'), value: t('network.ofAll', { n: format.number(view.withoutStation), all: format.number(view.communities) }) }, // prettier-ignore
          { label: t('fields.near'), value: `${format.number(view.near)}${share(view.near)}` },
          { label: t('fields.far'), value: `${format.number(view.far)}${share(view.far)}` },
          { label: t('fields.unknown'), value: `${format.number(view.unknown)}${share(view.unknown)}` },
          { label: t('network.rooms'), value: view.roomsPer100 === null ? t('network.roomsUnknown') : t('network.square', { m2: (view.roomsPer100 / 100).toFixed(2) }) }, // prettier-ignore
        ]}
      />
      <p className="soft small">
        {t('network.guideline', { value: view.guideline.value })}
        {view.guideline.source}。{!view.guideline.verified && <Mark tone="warn">{t('network.notLaw')}</Mark>}
      </p>
      {(view.unitsWithoutPoint > 0 || view.placesWithoutPoint > 0) && (
        <Notice tone="warn">
          {t('network.noPoints', { units: view.unitsWithoutPoint, places: view.placesWithoutPoint })}
        </Notice>
      )}{' '}
      {/* prettier-ignore */}
      {points.length > 0 ? <Map label={t('network.coverageMap')} points={points} height={420} /> : <p className="soft">{t('network.noMap')}</p>}
    </section>
  )
}

function Communities({ itemId }: { itemId: string }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const scope = useScope()
  return (
    <section className="stack">
      <h2>{t('network.byCommunity')}</h2>
      <List
        name="services.coverage"
        label={t('network.byCommunity')}
        contract={coverageByCommunity}
        call={{ query: { areaId: scope.id, ...(itemId ? { itemId } : {}) } }}
        rowKey="areaId"
        rowTo={(r) => `/areas/${r.areaId}`}
        search={t('fields.community')}
        columns={[
          { key: 'community', title: t('fields.community'), main: true, sort: true },
          { key: 'town', title: t('fields.town'), sort: true },
          { key: 'stations', title: t('fields.stations'), number: true, sort: true, show: (r) => (r.stations === 0 ? <Mark tone="bad">{t('network.noStation')}</Mark> : format.number(r.stations)) }, // prettier-ignore
          {
            key: 'households',
            title: t('fields.households'),
            number: true,
            sort: true,
            show: (r) => format.number(r.households),
          },
          { key: 'far', title: t('fields.far'), number: true, sort: true, show: (r) => format.number(r.far) },
          { key: 'farthest', title: t('fields.farthest'), number: true, sort: true, show: (r) => (r.farthest === null ? '—' : format.number(r.farthest)) }, // prettier-ignore
          {
            key: 'm2',
            title: t('fields.m2'),
            number: true,
            sort: true,
            show: (r) => (r.m2 === null ? '—' : format.number(r.m2)),
          },
          { key: 'roomsPer100', title: t('network.roomsShort'), number: true, sort: true, show: (r) => (r.roomsPer100 === null ? '—' : (r.roomsPer100 / 100).toFixed(2)) }, // prettier-ignore
          { key: 'unknown', title: t('fields.unknown'), number: true, hidden: true, sort: true },
        ]}
        filters={[
          {
            key: 'gap',
            label: t('network.gap'),
            options: (['noStation', 'far', 'rooms'] as const).map((g) => ({ value: g, label: t(`network.gaps.${g}`) })),
          },
        ]}
        empty={{ title: t('network.noCommunities'), text: t('network.noCommunitiesText') }}
      />
    </section>
  )
}

/** How people walk: the county's or city's own measures. */
function Walk() {
  const { t } = useTranslation('services')
  const { post } = useMe()
  const read = useRead(getNetworkSetting, { query: { areaId: post.areaId } })
  const setting = read.data
  if (!setting) return null
  const { areaId, version, ...walk } = setting
  return (
    <Can ability="services.settings">
      <PopupForm
        label={t('commands.changeNetworkSetting')}
        ok={t('catalogue.save')}
        contract={changeNetworkSetting}
        initial={{ areaId: post.areaId, version: areaId === post.areaId ? version : 0, ...walk }}
        said={t('catalogue.saved')}
      >
        <p className="soft small">{t('network.walkHelp')}</p>
        <Field name="walkMinutes" label={t('fields.walkMinutes')} as="number" />
        <Field name="pace" label={t('fields.pace')} as="number" />
        <Field name="detour" label={t('fields.detour')} as="number" />
      </PopupForm>
    </Can>
  )
}
