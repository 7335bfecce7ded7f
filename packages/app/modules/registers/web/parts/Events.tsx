import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Rows, useFormat } from '#web/kit/index.ts'
import type { getHousehold } from '../../contract/index.ts'
import { useCodes } from './codes.ts'

type Event = Answer<typeof getHousehold>['events'][number]

/** What happened, on which day, on which paper; where it may have been in several communities, in which. */
export function Events({ events, across = false }: { events: readonly Event[]; across?: boolean }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  return (
    <section className="panel stack">
      <h2>{t('parts.events')}</h2>
      <Rows
        label={t('parts.events')}
        rows={events}
        rowKey="id"
        columns={[
          { key: 'on', title: t('fields.on'), main: true, show: (e) => format.day(e.on) },
          { key: 'kind', title: t('fields.event'), show: (e) => codes.word('event', e.kind) },
          ...(across ? [{ key: 'community', title: t('fields.community') }] : []),
          { key: 'paper', title: t('fields.paper') },
          { key: 'reason', title: t('fields.reason') },
          { key: 'recordedBy', title: t('fields.by') },
          { key: 'recordedAt', title: t('fields.recordedAt'), show: (e) => format.time(e.recordedAt) },
        ]}
      />
    </section>
  )
}
