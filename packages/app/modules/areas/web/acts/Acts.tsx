import { useTranslation } from 'react-i18next'
import { Can, Go, List, Mark, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { actKinds, actStates } from '../../contract/acts.ts'
import { listActs } from '../../contract.ts'
import { useOptions } from '../words.ts'

/** Changes of the tree below the area looked at. */
export default function Acts() {
  const { t } = useTranslation('areas')
  const format = useFormat()
  const scope = useScope()
  const { of } = useOptions()
  const propose = (
    <Can ability="areas.propose">
      <Go to="/areas/acts/new" className="k-button primary">
        {t('pages.newAct')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.acts')} sub={t('ui.actsSub')} actions={propose} />
      <List
        name="areas.acts"
        label={t('pages.acts')}
        contract={listActs}
        call={{ query: { under: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/areas/acts/${r.id}`}
        search={t('fields.title')}
        columns={[
          { key: 'title', title: t('fields.title'), main: true, sort: true },
          { key: 'kind', title: t('fields.actKind'), sort: true, show: (r) => t(`acts.${r.kind}`) },
          { key: 'areaName', title: t('fields.areaName') },
          { key: 'effectiveOn', title: t('fields.effectiveOn'), sort: true, show: (r) => format.day(r.effectiveOn) },
          {
            key: 'state',
            title: t('fields.state'),
            sort: true,
            show: (r) => (
              <Mark tone={r.inForce ? 'good' : undefined}>
                {r.inForce ? t('fields.inForce') : t(`states.${r.state}`)}
              </Mark>
            ),
          },
          { key: 'proposedBy', title: t('fields.proposedBy') },
          {
            key: 'proposedAt',
            title: t('fields.proposedAt'),
            sort: true,
            hidden: true,
            show: (r) => format.time(r.proposedAt),
          },
        ]}
        filters={[
          { key: 'state', label: t('fields.state'), options: of('states', actStates) },
          { key: 'kind', label: t('fields.actKind'), options: of('acts', actKinds) },
        ]}
        empty={{ title: t('ui.noActs'), text: t('ui.noActsText'), action: propose }}
      />
    </div>
  )
}
