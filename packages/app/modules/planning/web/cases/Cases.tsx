import { useTranslation } from 'react-i18next'
import { Can, Go, List, Mark, Notice, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { caseOrigins, caseStates } from '../../contract/base.ts'
import { listCases } from '../../contract/cases.ts'
import '../plan.css'

/** Planning cases below the area looked at. */
export default function Cases() {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const scope = useScope()
  const begin = (
    <span className="row">
      <Go to="/planning/coverage" className="k-button">
        {t('pages.coverage')}
      </Go>
      <Go to="/planning/layers" className="k-button">
        {t('pages.layers')}
      </Go>
      <Go to="/planning/compounds" className="k-button">
        {t('pages.compounds')}
      </Go>
      <Go to="/planning/settings" className="k-button">
        {t('pages.settings')}
      </Go>
      <Can ability="planning.draw">
        <Go to="/planning/cases/new" className="k-button primary">
          {t('commands.openCase')}
        </Go>
      </Can>
    </span>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.cases')} sub={t('cases.sub')} actions={begin} />
      <Notice>{t('table.notFiling')}</Notice>
      <List
        name="planning.cases"
        label={t('pages.cases')}
        contract={listCases}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/planning/cases/${r.id}`}
        search={t('fields.name')}
        columns={[
          { key: 'name', title: t('fields.name'), main: true, sort: true },
          { key: 'area', title: t('fields.areaId'), sort: true },
          { key: 'state', title: t('fields.state'), sort: true, show: (r) => <CaseMark state={r.state} /> },
          {
            key: 'dueOn',
            title: t('fields.dueOn'),
            sort: true,
            show: (r) =>
              r.dueOn && (
                <>
                  {format.day(r.dueOn)} {r.overdue && <Mark tone="bad">{t('cases.overdue')}</Mark>}
                </>
              ),
          },
          { key: 'schemes', title: t('fields.schemes'), number: true, show: (r) => format.number(r.schemes) },
          { key: 'origin', title: t('fields.origin'), show: (r) => t(`values.origin.${r.origin}`) },
          { key: 'registerOn', title: t('fields.registerOn'), show: (r) => format.day(r.registerOn) },
          { key: 'ownerName', title: t('fields.ownerName') },
          {
            key: 'createdAt',
            title: t('fields.createdAt'),
            sort: true,
            hidden: true,
            show: (r) => format.time(r.createdAt),
          },
        ]}
        filters={[
          {
            key: 'state',
            label: t('fields.state'),
            options: caseStates.map((s) => ({ value: s, label: t(`states.${s}`) })),
          },
          {
            key: 'origin',
            label: t('fields.origin'),
            options: caseOrigins.map((o) => ({ value: o, label: t(`values.origin.${o}`) })),
          },
          { key: 'overdue', label: t('fields.dueOn'), options: [{ value: 'true', label: t('cases.overdue') }] },
        ]}
        empty={{ title: t('cases.none'), text: t('cases.noneText'), action: begin }}
      />
    </div>
  )
}

const TONES = { open: undefined, filed: 'warn', done: 'good', dropped: undefined } as const

export function CaseMark({ state }: { state: keyof typeof TONES }) {
  const { t } = useTranslation('planning')
  const tone = TONES[state]
  return <Mark tone={tone}>{t(`states.${state}`)}</Mark>
}
