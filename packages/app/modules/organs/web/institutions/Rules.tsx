import { useTranslation } from 'react-i18next'
import { Can, Go, List, Mark, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { listRules } from '../../contract/rules.ts'
import { ruleKinds, ruleStates } from '../../rules/institutions.ts'

/** Rules of the bodies at or below the area looked at. */
export default function Rules() {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const scope = useScope()
  const draft = (
    <Can ability="organs.rules">
      <Go to="/organs/rules/new" className="k-button primary">
        {t('commands.draftRule')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.rules')} sub={t('institutions.sub')} actions={draft} />
      <List
        name="organs.rules"
        label={t('pages.rules')}
        contract={listRules}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/organs/rules/${r.areaId}/${r.id}`}
        search={t('fields.title')}
        columns={[
          { key: 'title', title: t('fields.title'), main: true, sort: true },
          { key: 'kind', title: t('fields.kind'), sort: true, show: (r) => t(`values.ruleKind.${r.kind}`) },
          { key: 'organ', title: t('fields.organ') },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'state', title: t('fields.state'), sort: true, show: (r) => <Mark tone={r.state === 'inForce' ? 'good' : undefined}>{t(`states.${r.state}`)}</Mark> },
          { key: 'inForceOn', title: t('fields.inForceOn'), sort: true, show: (r) => r.inForceOn && format.day(r.inForceOn) },
          { key: 'nextReviewOn', title: t('fields.nextReviewOn'), sort: true, show: (r) => r.nextReviewOn && (r.reviewLate ? <Mark tone="bad">{format.day(r.nextReviewOn)}</Mark> : format.day(r.nextReviewOn)) },
          { key: 'filedOn', title: t('fields.filedOn'), hidden: true, show: (r) => r.filedOn && format.day(r.filedOn) },
        ]}
        filters={[
          { key: 'kind', label: t('fields.kind'), options: ruleKinds.map((k) => ({ value: k, label: t(`values.ruleKind.${k}`) })) },
          { key: 'state', label: t('fields.state'), options: ruleStates.map((s) => ({ value: s, label: t(`states.${s}`) })) },
        ]}
        empty={{ title: t('institutions.none'), text: t('institutions.noneText'), action: draft }}
      />
    </div>
  )
} // prettier-ignore
