import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { useRead } from '#web/hooks.ts'
import { Can, Go, List, Map, Mark, PageHead, useAddress, useFormat, useScope, type MapPoint } from '#web/kit/index.ts'
import { useLive } from '#web/live.ts'
import { channels, natures, urgencies } from '../../contract/base.ts'
import { caseStates } from '../../contract/cases/base.ts'
import { caseViews, listCases, type CaseShown } from '../../contract/cases/cases.ts'
import { DueMark, StateMark } from './marks.tsx'
import './cases.css'

type View = (typeof caseViews)[number]

/** Cases of the area looked at: mine, open, overdue, due today, climbed, closed. */
export default function Inbox() {
  const { t } = useTranslation('services')
  const scope = useScope()
  const client = useQueryClient()
  const [{ view: given }, setView] = useAddress({ view: 'mine' })
  const view = (caseViews as readonly string[]).includes(given) ? (given as View) : 'mine'
  const [map, setMap] = useState(false)
  useLive(`inbox:${scope.id}`, () => void client.invalidateQueries({ queryKey: [listCases.name] }))
  const begin = (
    <Can ability="services.intake">
      <Go to="/services/cases/new" className="k-button primary">
        {t('cases.take')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.cases')} sub={t('cases.sub')} actions={begin} />
      <div className="row">
        <Segmented
          aria-label={t('cases.view')}
          value={view}
          onChange={(v) => setView({ view: v })}
          options={caseViews.map((v) => ({ value: v, label: t(`cases.views.${v}`) }))}
          className="case-views"
        />
        <Segmented
          aria-label={t('cases.shownAs')}
          value={map ? 'map' : 'list'}
          onChange={(v) => setMap(v === 'map')}
          options={[
            { value: 'list', label: t('cases.asList') },
            { value: 'map', label: t('cases.asMap') },
          ]}
        />
      </div>
      {map ? <OnMap areaId={scope.id} view={view} /> : <Listed areaId={scope.id} view={view} begin={begin} />}
    </div>
  )
}

function Listed({ areaId, view, begin }: { areaId: string; view: View; begin: React.ReactNode }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const of = (kind: 'nature' | 'urgency' | 'channel', values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`values.${kind}.${value}`) }))
  return (
    <List
      name={`services.cases.${view}`}
      label={t(`cases.views.${view}`)}
      contract={listCases}
      call={{ query: { areaId, view } }}
      rowKey="id"
      rowTo={(r) => `/services/cases/${r.id}`}
      search={t('cases.search')}
      columns={[
        { key: 'title', title: t('fields.title'), main: true, show: (r) => <Title of={r} /> },
        { key: 'state', title: t('fields.state'), sort: true, show: (r) => <StateMark state={r.state} /> },
        { key: 'dueAt', title: t('fields.dueAt'), sort: true, show: (r) => <DueMark of={r} /> },
        { key: 'stepDueAt', title: t('fields.stepDueAt'), sort: true, show: (r) => format.time(r.stepDueAt) },
        {
          key: 'holderRole',
          title: t('fields.holder'),
          show: (r) => `${r.holderArea} ${r.holderName ?? t(`accounts:roles.${r.holderRole}`)}`,
        },
        { key: 'area', title: t('fields.area') },
        { key: 'nature', title: t('fields.nature'), show: (r) => t(`values.nature.${r.nature}`) },
        { key: 'kind', title: t('fields.kind'), hidden: true },
        { key: 'placeText', title: t('fields.place'), hidden: true },
        { key: 'channel', title: t('fields.channel'), hidden: true, show: (r) => t(`values.channel.${r.channel}`) },
        { key: 'openedAt', title: t('fields.openedAt'), sort: true, show: (r) => format.time(r.openedAt) },
        {
          key: 'closedAt',
          title: t('fields.closedAt'),
          sort: true,
          hidden: view !== 'closed',
          show: (r) => format.time(r.closedAt),
        },
        { key: 'number', title: t('fields.number'), sort: true },
      ]}
      filters={[
        {
          key: 'state',
          label: t('fields.state'),
          options: caseStates.map((s) => ({ value: s, label: t(`states.${s}`) })),
        },
        { key: 'nature', label: t('fields.nature'), options: of('nature', natures) },
        { key: 'urgency', label: t('fields.urgency'), options: of('urgency', urgencies) },
        { key: 'channel', label: t('fields.channel'), options: of('channel', channels) },
        { key: 'from', label: t('cases.from'), type: 'day' },
        { key: 'to', label: t('cases.to'), type: 'day' },
      ]}
      empty={{ title: t(`cases.none.${view}`), text: t('cases.noneText'), action: begin }}
    />
  )
}

type Row = Omit<CaseShown, 'openedAt' | 'dueAt' | 'stepDueAt' | 'closedAt'>
function Title({ of }: { of: Row }) {
  const { t } = useTranslation('services')
  return (
    <span>
      {of.urgency !== 'normal' && <Mark tone="bad">{t(`values.urgency.${of.urgency}`)}</Mark>}{' '}
      {of.special ? t('cases.specialTitle') : of.title}{' '}
      {of.escalatedTo !== null && <Mark tone="warn">{t(`cases.climbed.${of.escalatedTo}`)}</Mark>}{' '}
      {of.urged > 0 && <Mark tone="warn">{t('cases.urgedTimes', { n: of.urged })}</Mark>}
    </span>
  )
}

/** Where they lie: the first two hundred that have a place. */
function OnMap({ areaId, view }: { areaId: string; view: View }) {
  const { t } = useTranslation('services')
  const read = useRead(listCases, { query: { areaId, view, size: 200 } }, { keep: true })
  const rows = (read.data?.rows ?? []).filter((r) => r.x !== null && r.y !== null)
  const points: MapPoint[] = rows.map((r) => ({
    id: r.id,
    name: `${r.title} · ${t(`states.${r.state}`)}`,
    x: r.x!,
    y: r.y!,
    to: `/services/cases/${r.id}`,
    ...(r.overdue ? { tone: 'bad' as const } : r.closedAt ? { tone: 'good' as const } : {}),
  }))
  return (
    <section className="panel stack">
      <p className="soft">{t('cases.onMap', { n: points.length, of: read.data?.total ?? 0 })}</p>
      <Map label={t(`cases.views.${view}`)} points={points} height={480} />
    </section>
  )
}
