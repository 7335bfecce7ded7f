import { useTranslation } from 'react-i18next'
import { Can, Go, List, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { kinds, listElections } from '../contract/index.ts'
import { states } from '../rules/flow.ts'
import { StateMark } from './parts/StateMark.tsx'

/** Elections below the area looked at: what is under way, what is due, what is over. */
export default function Elections() {
  const { t } = useTranslation('elections')
  const format = useFormat()
  const scope = useScope()
  const begin = (
    <Can ability="elections.run">
      <Go to="/elections/new" className="k-button primary">
        {t('list.begin')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.list')} sub={t('list.sub')} actions={begin} />
      <List
        name="elections.list"
        label={t('pages.list')}
        contract={listElections}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/elections/${r.id}`}
        search={t('fields.title')}
        columns={[
          { key: 'title', title: t('fields.title'), main: true, sort: true },
          { key: 'community', title: t('fields.community') },
          { key: 'kind', title: t('fields.kind'), show: (r) => t(`values.kind.${r.kind}`) },
          { key: 'state', title: t('fields.state'), sort: true, show: (r) => <StateMark state={r.state} /> },
          { key: 'electionDay', title: t('fields.electionDay'), sort: true, show: (r) => format.day(r.electionDay) },
          { key: 'next', title: t('one.next'), show: (r) => r.next && t(`verbs.${r.next}`) },
          { key: 'dueOn', title: t('fields.dueOn'), show: (r) => r.dueOn && format.day(r.dueOn) },
          { key: 'mode', title: t('fields.mode'), hidden: true, show: (r) => t(`values.mode.${r.mode}`) },
        ]}
        filters={[
          {
            key: 'open',
            label: t('list.onlyOpen'),
            options: [
              { value: 'yes', label: t('list.open') },
              { value: 'no', label: t('list.over') },
            ],
          },
          {
            key: 'kind',
            label: t('fields.kind'),
            options: kinds.map((k) => ({ value: k, label: t(`values.kind.${k}`) })),
          },
          {
            key: 'state',
            label: t('fields.state'),
            options: states.map((s) => ({ value: s, label: t(`states.${s}`) })),
          },
        ]}
        empty={{ title: t('list.none'), text: t('list.noneText'), action: begin }}
      />
    </div>
  )
}
