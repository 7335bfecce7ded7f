import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Field, Form, Go, List, Mark, PageHead, Popup, Submit, useFormat, useSay, useScope } from '#web/kit/index.ts'
import { endMember, listMembers, memberKinds } from '../../contract/residents/enrol.ts'
import { Family } from './Family.tsx'
import { GiveCode } from './GiveCode.tsx'
import { Readmit } from './Readmit.tsx'
import { Tie } from './Tie.tsx'

export type Row = Answer<typeof listMembers>['rows'][number]

/** Which accounts are tied to which people and units, and a code for who has none. */
export default function Members() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.members')} sub={t('residents.membersText')} actions={<Actions areaId={scope.id} />} />
      <GiveCode areaId={scope.id} />
      <List
        name="services.members"
        label={t('pages.members')}
        contract={listMembers}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('residents.searchName')}
        filters={[
          { key: 'kind', label: t('residents.kind'), options: memberKinds.map((value) => ({ value, label: t(`values.memberKind.${value}`) })) },
          { key: 'state', label: t('residents.state'), options: (['current', 'ended'] as const).map((value) => ({ value, label: t(`values.memberState.${value}`) })) },
        ]}
        columns={[
          { key: 'name', title: t('residents.name'), main: true },
          { key: 'kind', title: t('residents.kind'), show: (r) => [t(`values.memberKind.${r.kind}`), r.relation && t(`values.relation.${r.relation}`)].filter(Boolean).join(' · ') },
          { key: 'login', title: t('fields.login') },
          { key: 'community', title: t('fields.community') },
          { key: 'checked', title: t('fields.checked'), show: (r) => t(`values.checked.${r.checked}`) },
          { key: 'checkedBy', title: t('fields.checkedBy') },
          { key: 'validTo', title: t('fields.validTo'), show: (r) => format.day(r.validTo) },
          { key: 'state', title: t('residents.state'), show: (r) => <Mark tone={r.state === 'current' ? 'good' : undefined}>{t(`values.memberState.${r.state}`)}</Mark> },
          { key: 'id', title: t('residents.acts'), show: (r) => (r.state === 'current' ? <Acts row={r} areaId={scope.id} /> : (r.endedReason ?? '—')) },
        ]}
        empty={{ title: t('residents.none'), text: t('residents.membersText') }}
      />
    </div>
  )
} // prettier-ignore

function Actions({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  return (
    <div className="row">
      <Go to="/services/residents/codes" className="k-button">
        {t('residents.codes')}
      </Go>
      <Tie areaId={areaId} />
    </div>
  )
}

function Acts({ row, areaId }: { row: Row; areaId: string }) {
  const { t } = useTranslation('services')
  const say = useSay()
  return (
    <span className="row">
      {row.kind === 'self' && <Family of={row} areaId={areaId} />}
      {row.kind !== 'family' && <Readmit row={row} />}
      <Popup label={t('residents.end')} title={t('residents.end')}>
        {(close) => (
          <Form
            name={`services.endMember.${row.id}`}
            contract={endMember}
            call={{ params: { id: row.id } }}
            initial={{ version: row.version }}
            onDone={() => {
              say(t('residents.ended'))
              close()
            }}
          >
            <Field name="reason" label={t('residents.reason')} as="long" />
            <Submit danger>{t('residents.end')}</Submit>
          </Form>
        )}
      </Popup>
    </span>
  )
}
