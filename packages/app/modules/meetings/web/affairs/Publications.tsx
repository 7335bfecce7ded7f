import { useTranslation } from 'react-i18next'
import { Can, Go, List, Mark, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { publicMatters } from '../../contract/base.ts'
import { listPublications } from '../../contract/publicity.ts'
import { useSaid } from '../said.ts'

/** What was laid open of residents' affairs. */
export default function Publications() {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const scope = useScope()
  const said = useSaid()
  const add = (
    <Can ability="meetings.publish">
      <Go to="/publicity/new" className="k-button primary">
        {t('commands.publish')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.publicity')} sub={said.publicity} actions={add} />
      <nav className="row" aria-label={t('list.around')}>
        <Go to="/publicity/voices">{t('pages.voices')}</Go>
        <Go to="/publicity/gaps">{t('pages.gaps')}</Go>
      </nav>
      <List
        name="meetings.publications"
        label={t('pages.publicity')}
        contract={listPublications}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/publicity/${r.id}`}
        search={t('fields.title')}
        columns={[
          { key: 'title', title: t('fields.title'), main: true, sort: true },
          { key: 'matter', title: t('fields.publicMatter'), sort: true, show: (r) => t(`values.publicMatter.${r.matter}`) },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'fromOn', title: t('fields.fromOn'), sort: true, show: (r) => format.day(r.fromOn) },
          { key: 'toOn', title: t('fields.toOn'), sort: true, show: (r) => format.day(r.toOn) },
          { key: 'hanging', title: t('fields.state'), show: (r) => <Standing row={r} /> },
          { key: 'enquiries', title: t('fields.enquiries'), number: true },
        ]}
        filters={[
          { key: 'matter', label: t('fields.publicMatter'), options: publicMatters.map((value) => ({ value, label: t(`values.publicMatter.${value}`) })) },
          { key: 'hanging', label: t('fields.hanging'), options: [{ value: 'true', label: t('ui.yes') }] },
          { key: 'late', label: t('fields.late'), options: [{ value: 'true', label: t('ui.yes') }] },
        ]}
        empty={{ title: t('list.noPublications'), text: t('list.noPublicationsText'), action: add }}
      />
    </div>
  )
} // prettier-ignore

export function Standing({ row }: { row: { hanging: boolean; late: boolean; withdrawnOn: string | null } }) {
  const { t } = useTranslation('meetings')
  return (
    <>
      {row.withdrawnOn ? <Mark tone="bad">{t('ui.withdrawn')}</Mark> : <Mark tone={row.hanging ? 'good' : undefined}>{t(row.hanging ? 'fields.hanging' : 'ui.over')}</Mark>}{' '}
      {row.late && <Mark tone="warn">{t('fields.late')}</Mark>}
    </>
  )
} // prettier-ignore
