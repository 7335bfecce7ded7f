import { useTranslation } from 'react-i18next'
import { Can, Go, List, PageHead } from '#web/kit/index.ts'
import { listPlanningAreasPage } from '../../contract.ts'

/** Planning areas on the day looked at. */
export default function Planning() {
  const { t } = useTranslation('areas')
  const draw = (
    <Can ability="areas.plan">
      <Go to="/areas/planning/new" className="k-button primary">
        {t('pages.newPlanning')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.planning')} sub={t('ui.planningSub')} actions={draw} />
      <List
        name="areas.planning"
        label={t('pages.planning')}
        contract={listPlanningAreasPage}
        rowKey="id"
        rowTo={(r) => `/areas/planning/${r.id}`}
        search={t('fields.name')}
        columns={[
          { key: 'name', title: t('fields.name'), sort: true, main: true },
          { key: 'purpose', title: t('fields.purpose') },
          { key: 'ownerName', title: t('fields.ownerName'), sort: true },
          { key: 'members', title: t('fields.members'), sort: true, number: true },
        ]}
        empty={{ title: t('ui.noPlanning'), text: t('ui.noPlanningText'), action: draw }}
      />
    </div>
  )
}
