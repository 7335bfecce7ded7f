import { useTranslation } from 'react-i18next'
import { Can, Field, List, Mark, PageHead, PopupForm, useFormat, useScope } from '#web/kit/index.ts'
import { closeWork, listWork, menders, openWork, workStates, type WorkRow } from '../../contract/work.ts'

/** What somebody must mend, the nearest due day first. */
export default function Work() {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const scope = useScope()
  const ask = (
    <Can ability="organs.dispatch">
      <PopupForm label={t('commands.openWork')} contract={openWork} initial={{ areaId: scope.id, role: 'communityWorker', public: false }} said={t('bodies.saved')}>
        <Field name="areaId" label={t('fields.area')} as="area" under={scope.id} />
        <Field name="text" label={t('fields.text')} as="long" />
        <Field name="role" label={t('fields.role')} as="choice" options={menders.map((r) => ({ value: r, label: t(`values.role.${r}`) }))} />
        <Field name="dueOn" label={t('fields.dueOn')} as="day" />
      </PopupForm>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.work')} sub={t('cover.workSub')} back="/organs/coverage" actions={ask} />
      <List
        name="organs.work"
        label={t('pages.work')}
        contract={listWork}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('fields.text')}
        columns={[
          { key: 'text', title: t('fields.text'), main: true },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'rule', title: t('fields.rule'), sort: true, show: (r) => t(ruleText(r.rule)) },
          { key: 'source', title: t('fields.source') },
          { key: 'role', title: t('fields.role'), sort: true, show: (r) => t(`values.role.${r.role}`) },
          { key: 'dueOn', title: t('fields.dueOn'), sort: true, show: (r) => (r.overdue ? <Mark tone="bad">{t('cover.late', { day: format.day(r.dueOn) })}</Mark> : format.day(r.dueOn)) },
          { key: 'state', title: t('fields.state'), sort: true, show: (r) => <Mark tone={r.state === 'done' ? 'good' : undefined}>{t(`values.state.${r.state}`)}</Mark> },
          { key: 'closedOn', title: t('fields.closedOn'), show: (r) => (r.closedOn ? format.day(r.closedOn) : <Close of={r} />) },
        ]}
        filters={[
          { key: 'state', label: t('fields.state'), options: workStates.map((s) => ({ value: s, label: t(`values.state.${s}`) })) },
          { key: 'role', label: t('fields.role'), options: menders.map((r) => ({ value: r, label: t(`values.role.${r}`) })) },
          { key: 'overdue', label: t('fields.overdue'), options: [{ value: 'true', label: t('values.overdue.true') }] },
        ]}
        empty={{ title: t('cover.noWork'), text: t('cover.noWorkText'), action: ask }}
      />
    </div>
  )
} // prettier-ignore

/** A rule of this module, or the words of the module that gave the work: `meetings.file`. */
const ruleText = (rule: string): string =>
  rule.replace(/^(\w+)\.(.+)$/, '$1:work.$2').replace(/^(\w+)$/, 'values.rule.$1')

function Close({ of }: { of: Pick<WorkRow, 'areaId' | 'id' | 'version' | 'text'> }) {
  const { t } = useTranslation('organs')
  return (
    <Can ability="organs.keep">
      <PopupForm small label={t('commands.closeWork')} of={of.text} contract={closeWork} call={{ params: { areaId: of.areaId, id: of.id } }} initial={{ version: of.version, state: 'done' }} said={t('bodies.saved')}>
        <Field name="state" label={t('fields.state')} as="radio" options={['done', 'void'].map((s) => ({ value: s, label: t(`values.state.${s}`) }))} />
        <Field name="note" label={t('fields.note')} as="long" />
      </PopupForm>
    </Can>
  )
} // prettier-ignore
