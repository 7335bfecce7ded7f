import { useTranslation } from 'react-i18next'
import { Can, Go, List, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { actStates, listActs } from '../../contract/acts.ts'
import { StateMark } from './StateMark.tsx'

/** Acts on their way and in force below the area looked at. */
export default function Acts() {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const scope = useScope()
  const begin = (
    <Can ability="planning.propose">
      <Go to="/planning" className="ant-btn ant-btn-primary">
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
    </div>
  )
}
