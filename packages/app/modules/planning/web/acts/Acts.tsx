import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Can, Go, List, PageHead, Rows, useFormat, useScope } from '#web/kit/index.ts'
import { actStates, actTimes, listActs } from '../../contract/acts.ts'
import { StateMark } from './StateMark.tsx'

/** Acts on their way and in force below the area looked at. */
export default function Acts() {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const scope = useScope()
  const begin = (
    <Can ability="planning.propose">
      <Go to="/planning" className="k-button primary">
        {t('acts.toCases')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.acts')} sub={t('acts.sub')} actions={begin} />
      <List
        name="planning.acts"
        label={t('pages.acts')}
        contract={listActs}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/planning/acts/${r.id}`}
        search={t('fields.title')}
        columns={[
          { key: 'title', title: t('fields.title'), main: true, sort: true },
          { key: 'area', title: t('fields.area'), sort: true },
          {
            key: 'state',
            title: t('fields.state'),
            sort: true,
            show: (r) => <StateMark state={r.state} refused={r.refusedAt !== null} />,
          },
          { key: 'effectiveOn', title: t('fields.effectiveOn'), sort: true, show: (r) => format.day(r.effectiveOn) },
          { key: 'commentTo', title: t('fields.commentTo'), show: (r) => r.commentTo && format.day(r.commentTo) },
          { key: 'filedOn', title: t('fields.filedOn'), hidden: true, show: (r) => r.filedOn && format.day(r.filedOn) },
          {
            key: 'decidedOn',
            title: t('fields.decidedOn'),
            hidden: true,
            show: (r) => r.decidedOn && format.day(r.decidedOn),
          },
          { key: 'createdBy', title: t('fields.createdBy'), hidden: true },
        ]}
        filters={[
          {
            key: 'state',
            label: t('fields.state'),
            options: actStates.map((s) => ({ value: s, label: t(`states.${s}`) })),
          },
        ]}
        empty={{ title: t('acts.none'), text: t('acts.noneText'), action: begin }}
      />
      <Times areaId={scope.id} />
    </div>
  )
}

/** How long acts stay in each state, in the middle. */
function Times({ areaId }: { areaId: string }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const rows = useRead(actTimes, { query: { areaId } }).data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="panel stack" aria-labelledby="times">
      <h2 id="times">{t('acts.times')}</h2>
      <Rows
        label={t('acts.timesDays')}
        rows={rows}
        rowKey="state"
        columns={[
          { key: 'state', title: t('fields.state'), main: true, show: (r) => t(`states.${r.state}`) },
          { key: 'now', title: t('acts.timesNow'), number: true, show: (r) => format.number(r.now) },
          { key: 'passed', title: t('acts.timesPassed'), number: true, show: (r) => format.number(r.passed) },
          { key: 'medianDays', title: t('acts.timesDays'), number: true, show: (r) => format.number(r.medianDays) },
        ]}
      />
    </section>
  )
}
