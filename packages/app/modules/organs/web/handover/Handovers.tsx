import { useTranslation } from 'react-i18next'
import { List, Mark, PageHead, useFormat, useScope } from '#web/kit/index.ts'
import { handoverState, listHandovers } from '../../contract/handover.ts'

/** Handovers from one term to the next. */
export default function Handovers() {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.handovers')} sub={t('hand.sub')} />
      <List
        name="organs.handovers"
        label={t('pages.handovers')}
        contract={listHandovers}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/organs/handovers/${r.areaId}/${r.id}`}
        columns={[
          { key: 'organ', title: t('fields.organ'), main: true },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'begunOn', title: t('fields.begunOn'), show: (r) => format.day(r.begunOn) },
          { key: 'dueOn', title: t('fields.dueOn'), sort: true, show: (r) => (r.overdue ? <Mark tone="bad">{t('cover.late', { day: format.day(r.dueOn) })}</Mark> : format.day(r.dueOn)) },
          { key: 'state', title: t('fields.state'), sort: true, show: (r) => <Mark tone={r.state === 'signed' ? 'good' : undefined}>{t(`values.handoverState.${r.state}`)}</Mark> },
          { key: 'pending', title: t('fields.pending'), number: true },
          { key: 'missing', title: t('fields.missing'), number: true },
        ]}
        filters={[{ key: 'state', label: t('fields.state'), options: handoverState.options.map((s) => ({ value: s, label: t(`values.handoverState.${s}`) })) }]}
        empty={{ title: t('hand.none'), text: t('hand.noneText') }}
      />
    </div>
  )
} // prettier-ignore
