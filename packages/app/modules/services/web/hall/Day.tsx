import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  Chart,
  DateField,
  Empty,
  Facts,
  List,
  Mark,
  PageHead,
  Read,
  Rows,
  useAddress,
  useFormat,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { ticketStates } from '../../contract/hall/base.ts'
import { listSlots } from '../../contract/hall/slots.ts'
import { hallDay, listDay } from '../../contract/hall/visits.ts'

type Board = Answer<typeof hallDay>

/** The day of a hall, for its head: the queue and how long it took, nobody's ranking. */
export default function Day({ params }: PageProps) {
  const { t } = useTranslation('services')
  const [at, setAt] = useAddress({ day: '' })
  const query = at.day ? { day: at.day } : {}
  const read = useRead(hallDay, { params: { id: params.id! }, query }, { every: () => 30_000, keep: true })
  return (
    <Read of={read}>
      {(board) => (
        <div className="stack">
          <PageHead
            title={t('pages.hallDay')}
            sub={board.name}
            back={`/services/hall`}
            actions={
              <DateField label={t('hall.day')} value={board.day} onChange={(day) => setAt({ day: day ?? '' })} />
            }
          />
          <Figures board={board} />
          <Pictures board={board} />
          <Appointments placeId={params.id!} query={query} />
          <List
            name="services.listDay"
            label={t('hall.numbers')}
            contract={listDay}
            call={{ params: { id: params.id! }, query }}
            rowKey={(r) => r.id}
            search={t('hall.numberHint')}
            filters={[
              {
                key: 'state',
                label: t('fields.ticketState'),
                options: ticketStates.map((s) => ({ value: s, label: t(`states.${s}`) })),
              },
            ]}
            columns={[
              { key: 'ticketCode', title: t('fields.ticketCode'), sort: true, main: true, show: (r) => r.ticketCode },
              { key: 'queue', title: t('fields.queue'), show: (r) => r.queue },
              {
                key: 'ticketState',
                title: t('fields.ticketState'),
                show: (r) => <Mark>{t(`states.${r.ticketState}`)}</Mark>,
              },
              { key: 'lane', title: t('fields.lane'), show: (r) => t(`values.lane.${r.lane}`) },
              { key: 'takenBy', title: t('fields.takenBy'), show: (r) => t(`values.takenBy.${r.takenBy}`) },
              { key: 'takenAt', title: t('fields.takenAt'), sort: true, show: (r) => <When at={r.takenAt} /> },
              { key: 'waitMinutes', title: t('fields.waitMinutes'), number: true, show: (r) => r.waitMinutes ?? '—' },
              {
                key: 'visitMinutes',
                title: t('fields.visitMinutes'),
                number: true,
                show: (r) => r.visitMinutes ?? '—',
              },
              { key: 'item', title: t('fields.item'), show: (r) => r.item || '—' },
            ]}
            empty={{ title: t('hall.noNumbers'), text: t('hall.noNumbersText') }}
          />
        </div>
      )}
    </Read>
  )
}

const When = ({ at }: { at: string }) => useFormat().time(at)

function Figures({ board }: { board: Board }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const minutes = (n: number | null) => (n === null ? t('hall.tooFew') : t('hall.minutes', { n }))
  return (
    <section className="panel" aria-label={t('hall.figures')}>
      <Facts
        items={[
          { label: t('hall.taken'), value: format.number(board.taken) },
          { label: t('hall.served'), value: format.number(board.served) },
          { label: t('hall.waiting'), value: format.number(board.waiting) },
          { label: t('hall.waitMedian'), value: minutes(board.waitMedian) },
          { label: t('hall.waitLongest'), value: minutes(board.waitLongest) },
          { label: t('hall.visitMedian'), value: minutes(board.visitMedian) },
          { label: t('states.passed'), value: format.number(board.passed) },
          { label: t('states.left'), value: format.number(board.left) },
          { label: t('hall.needs'), value: format.number(board.needs) },
          {
            label: t('hall.byAppointment'),
            value: t('hall.withNoShow', { n: board.byAppointment, noShow: board.noShow }),
          },
          { label: t('hall.openCounters'), value: `${board.open} / ${board.counters}` },
        ]}
      />
    </section>
  )
}

function Pictures({ board }: { board: Board }) {
  const { t } = useTranslation('services')
  if (board.hours.length === 0) return <Empty title={t('hall.noNumbers')} text={t('hall.noNumbersText')} />
  return (
    <div className="grid">
      <div className="panel stack">
        <h2>{t('hall.byHour')}</h2>
        <Chart
          label={t('hall.byHour')}
          kind="bar"
          categories={board.hours.map((h) => t('hall.hour', { n: h.hour }))}
          series={[
            { name: t('hall.taken'), values: board.hours.map((h) => h.taken) },
            { name: t('hall.served'), values: board.hours.map((h) => h.served) },
          ]}
          unit={t('hall.numberUnit')}
        />
      </div>
      <div className="panel stack">
        <h2>{t('hall.byBusiness')}</h2>
        <Rows
          label={t('hall.byBusiness')}
          rowKey="letter"
          rows={board.businesses}
          columns={[
            { key: 'name', title: t('fields.queue'), main: true, show: (b) => `${b.letter} ${b.name}` },
            { key: 'taken', title: t('hall.taken'), number: true, show: (b) => b.taken },
            { key: 'served', title: t('hall.served'), number: true, show: (b) => b.served },
            { key: 'waitMedian', title: t('hall.waitMedian'), number: true, show: (b) => b.waitMedian ?? '—' },
          ]}
        />
        {board.items.length > 0 && (
          <Rows
            label={t('hall.byItem')}
            rowKey="name"
            rows={board.items}
            columns={[
              { key: 'name', title: t('fields.item'), main: true, show: (i) => i.name },
              { key: 'served', title: t('hall.numberUnit'), number: true, show: (i) => i.served },
            ]}
          />
        )}
      </div>
    </div>
  )
}

function Appointments(props: { placeId: string; query: { day?: string } }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const read = useRead(listSlots, { params: { id: props.placeId }, query: props.query }, { keep: true })
  if (!read.data || read.data.rows.length === 0) return null
  return (
    <div className="panel stack">
      <h2>{t('hall.appointments')}</h2>
      <Rows
        label={t('hall.appointments')}
        rowKey="id"
        rows={read.data.rows}
        columns={[
          { key: 'startsAt', title: t('hall.time'), main: true, show: (s) => format.time(s.startsAt) },
          { key: 'business', title: t('fields.queue'), show: (s) => s.business },
          { key: 'topic', title: t('hall.topic'), show: (s) => s.topic || '—' },
          { key: 'lane', title: t('fields.lane'), show: (s) => t(`values.lane.${s.lane}`) },
          {
            key: 'slotState',
            title: t('fields.ticketState'),
            show: (s) => <Mark>{t(`values.slotState.${s.slotState}`)}</Mark>,
          },
        ]}
      />
    </div>
  )
}
