import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Field, Form, Popup, Submit } from '#web/kit/index.ts'
import { listHalls } from '../../contract/hall/counters.ts'
import { moveNumber, transferNumber } from '../../contract/hall/tickets.ts'
import type { CounterNow } from './MyCounter.tsx'
import type { HallNow } from './Hall.tsx'

type Ticket = NonNullable<CounterNow['ticket']>

/** Hands a number on: to a counter, to another kind of business, or to the hall of another level. */
export function HandOn({ hall, ticket }: { hall: HallNow; ticket: Ticket }) {
  const { t } = useTranslation('services')
  const counters = hall.counters
    .filter((c) => !c.mine)
    .map((c) => ({ value: c.id, label: `${t('hall.counterNo', { n: c.number })} ${c.name}` }))
  const letters = hall.businesses.map((b) => ({ value: b.letter, label: `${b.letter} ${b.name}` }))
  return (
    <Popup label={t('verbs.handOn')} title={t('hall.handOnTitle', { code: ticket.code })}>
      {(close) => (
        <div className="stack">
          <Form
            name={`services.transfer.${ticket.id}`}
            contract={transferNumber}
            call={{ params: { id: ticket.id } }}
            initial={{ version: ticket.version }}
            onDone={close}
          >
            <Field name="counterId" label={t('hall.toWhichCounter')} as="choice" options={counters} />
            <Field name="letter" label={t('hall.orWhichBusiness')} as="choice" options={letters} />
            <Field name="note" label={t('hall.note')} />
            <Submit>{t('verbs.handOn')}</Submit>
          </Form>
          <Elsewhere hall={hall} ticket={ticket} close={close} />
        </div>
      )}
    </Popup>
  )
}

function Elsewhere({ hall, ticket, close }: { hall: HallNow; ticket: Ticket; close: () => void }) {
  const { t } = useTranslation('services')
  const others = useRead(listHalls, { query: {} })
  const halls = (others.data?.rows ?? [])
    .filter((o) => o.set && o.placeId !== hall.placeId)
    .map((o) => ({ value: o.placeId, label: o.name }))
  if (ticket.state !== 'serving' || halls.length === 0) return null
  return (
    <Form
      name={`services.move.${ticket.id}`}
      contract={moveNumber}
      call={{ params: { id: ticket.id } }}
      initial={{ version: ticket.version, letter: 'A' }}
      onDone={close}
    >
      <h3>{t('hall.toOtherHall')}</h3>
      <Field name="placeId" label={t('hall.whichHall')} as="choice" options={halls} />
      <Field name="letter" label={t('hall.letterThere')} />
      <Field name="note" label={t('hall.note')} />
      <Submit>{t('verbs.move')}</Submit>
    </Form>
  )
}
