import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Empty, Facts, Go, History, Map, PageHead, Read, Rows, Timeline, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getUnit } from '../../contract/index.ts'
import { ActButton } from '../parts/acts.tsx'
import { useCodes } from '../parts/codes.ts'
import { Belongs } from './Units.tsx'

type View = Answer<typeof getUnit>

/** One residential unit: its community over time, buildings, homes and people. */
export default function UnitPage({ params }: PageProps) {
  const { t } = useTranslation('registers')
  const read = useRead(getUnit, { params: { id: params['id']! }, query: {} })
  return (
    <Read of={read}>
      {(unit) => (
        <div className="stack">
          <PageHead
            title={unit.name}
            sub={`${unit.town} · ${unit.address}`}
            back="/units"
            actions={unit.to === null && <Acts unit={unit} />}
          />
          <Basics unit={unit} />
          <section className="panel stack">
            <h2>{t('parts.memberships')}</h2>
            <Timeline label={t('parts.memberships')} lanes={lanesOf(unit)} />
          </section>
          <Buildings unit={unit} />
          {unit.x !== null && unit.y !== null && (
            <section className="panel stack">
              <h2>{t('parts.map')}</h2>
              <Map label={unit.name} points={[{ id: unit.id, name: unit.name, x: unit.x, y: unit.y }]} height={280} />
            </section>
          )}
          <section className="panel stack">
            <h2>{t('parts.history')}</h2>
            <History of={{ kind: 'residentialUnit', id: unit.id }} />
          </section>
        </div>
      )}
    </Read>
  )
}

const lanesOf = (unit: View) =>
  [...new Set(unit.memberships.map((m) => m.communityId))].map((id) => {
    const own = unit.memberships.filter((m) => m.communityId === id)
    return {
      key: id,
      title: own[0]!.community,
      spells: own.map((m) => ({ key: m.id, from: m.from, to: m.to, title: unit.name })),
    }
  })

const acts = ['assign', 'changeUnit', 'closeUnit'] as const

function Acts({ unit }: { unit: View }) {
  const { t } = useTranslation('registers')
  return acts.map((act, i) => (
    <ActButton
      key={act}
      main={i === 0}
      ability="registers.units"
      to={`/units/${unit.id}/act/${act}`}
      label={t(`acts.${act}`)}
    />
  ))
}

function Basics({ unit }: { unit: View }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  return (
    <section className="panel">
      <Facts
        items={[
          { label: t('fields.communities'), value: <Belongs communities={unit.communities} /> },
          { label: t('fields.kind'), value: codes.word('unitKind', unit.kind) },
          { label: t('fields.households'), value: unit.households === null ? '—' : format.number(unit.households) },
          { label: t('fields.builtYear'), value: unit.builtYear ?? '—' },
          {
            label: t('parts.people'),
            value: (
              <Go to={`/people?unitId=${unit.id}`}>{t('units.inside', { homes: unit.homes, people: unit.people })}</Go>
            ),
          },
          { label: t('fields.source'), value: unit.source || '—' },
          { label: t('fields.from'), value: format.day(unit.from) },
          { label: t('fields.to'), value: unit.to ? format.day(unit.to) : '—' },
        ]}
      />
    </section>
  )
}

/** Buildings of the unit; a new one goes to the community that the unit belongs to. */
function Buildings({ unit }: { unit: View }) {
  const { t } = useTranslation('registers')
  const add = unit.to === null && unit.communities.length > 0 && (
    <ActButton ability="registers.write" to={`/units/${unit.id}/buildings/new`} label={t('acts.addBuilding')} />
  )
  return (
    <section className="panel stack">
      <div className="row apart">
        <h2>{t('parts.buildings')}</h2>
        {unit.buildings.length > 0 && add}
      </div>
      {unit.buildings.length === 0 ? (
        <Empty title={t('empty.buildings')} text={t('empty.buildingsText')} action={add} />
      ) : (
        <Rows
          label={t('parts.buildings')}
          rows={unit.buildings}
          rowKey="id"
          rowTo={(b) => `/buildings/${b.id}`}
          columns={[
            { key: 'name', title: t('fields.building'), main: true },
            { key: 'floors', title: t('fields.floors'), number: true, show: (b) => b.floors ?? '—' },
            { key: 'dwellings', title: t('fields.dwellings'), number: true },
          ]}
        />
      )}
    </section>
  )
}
