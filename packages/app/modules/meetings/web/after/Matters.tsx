import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Can, Field, Go, List, Mark, PageHead, PopupForm, useFormat, useMe, useScope } from '#web/kit/index.ts'
import { reservedMatters } from '../../contract/base.ts'
import { closeMatter, listMatters, listResolutions, openMatter, withdrawMatter } from '../../contract/resolutions.ts'
import { useSaid } from '../said.ts'

type Row = Answer<typeof listMatters>['rows'][number]
const TONES = { open: 'warn', decided: 'good', withdrawn: undefined } as const

/** Matters that only a meeting may decide. */
export default function Matters() {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const scope = useScope()
  const said = useSaid()
  const { post } = useMe()
  const add = post.level === 5 ? (
    <Can ability="meetings.run">
      <PopupForm label={t('commands.openMatter')} ok={t('ui.save')} contract={openMatter} initial={{ areaId: post.areaId, kind: 'otherImportant' }} said={t('ui.saved')}>
        <Field name="kind" label={t('fields.matter')} as="choice" options={reservedMatters.map((value) => ({ value, label: t(`values.matter.${value}`) }))} />
        <Field name="title" label={t('fields.title')} />
        <Field name="text" label={t('fields.text')} as="long" />
      </PopupForm>
    </Can>
  ) : undefined
  return (
    <div className="stack">
      <PageHead title={t('pages.matters')} sub={said.matters} back="/meetings" actions={add} />
      <List
        name="meetings.matters"
        label={t('pages.matters')}
        contract={listMatters}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('fields.title')}
        columns={[
          { key: 'title', title: t('fields.title'), main: true, sort: true },
          { key: 'kind', title: t('fields.matter'), sort: true, show: (r) => t(`values.matter.${r.kind}`) },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'openedOn', title: t('fields.openedOn'), sort: true, show: (r) => format.day(r.openedOn) },
          { key: 'state', title: t('fields.state'), sort: true, show: (r) => <Mark tone={TONES[r.state]}>{t(`values.matterState.${r.state}`)}</Mark> },
          { key: 'resolution', title: t('fields.resolution'), show: (r) => (r.resolutionId ? <Go to={`/resolutions/${r.resolutionId}`}>{r.resolution}</Go> : (r.reason ?? '—')) },
        ]}
        below={(r) => r.state === 'open' && <Can ability="meetings.run"><MatterActs row={r} /></Can>}
        filters={[{ key: 'state', label: t('fields.state'), options: (['open', 'decided', 'withdrawn'] as const).map((value) => ({ value, label: t(`values.matterState.${value}`) })) }]}
        empty={{ title: t('list.noMatters'), text: t('list.noMattersText'), action: add }}
      />
    </div>
  )
} // prettier-ignore

function MatterActs({ row }: { row: Row }) {
  const { t } = useTranslation('meetings')
  const call = { params: { id: row.id } }
  return (
    <div className="row">
      <PopupForm small label={t('commands.closeMatter')} of={row.title} contract={closeMatter} call={call} initial={{ version: row.version, resolutionId: null }} said={t('ui.saved')}>
        <Deciding row={row} />
      </PopupForm>
      <PopupForm small danger label={t('commands.withdrawMatter')} of={row.title} contract={withdrawMatter} call={call} initial={{ version: row.version }} said={t('ui.saved')}>
        <Field name="reason" label={t('fields.reason')} as="long" />
      </PopupForm>
    </div>
  )
} // prettier-ignore

function Deciding({ row }: { row: Row }) {
  const { t } = useTranslation('meetings')
  const read = useRead(listResolutions, { query: { areaId: row.areaId, matter: row.kind, state: 'inForce', size: 50 } })
  const options = (read.data?.rows ?? []).map((r) => ({ value: r.id, label: `${r.number} ${r.title}` }))
  return <Field name="resolutionId" label={t('fields.resolution')} as="choice" options={options} help={t('ui.decisionHelp')} must /> // prettier-ignore
}
