import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Button,
  Empty,
  ErrorNotice,
  PageHead,
  Radios,
  Read,
  useAct,
  useFormat,
  useGo,
  useRead,
} from '#web/open/index.ts'
import type { Answer } from '#web/api.ts'
import type { PageProps } from '#web/pages.ts'
import { lanes, type Lane } from '../../../contract/hall/base.ts'
import { bookSlot, freeSlots } from '../../../contract/hall/slots.ts'
import './hall.css'

type Free = Answer<typeof freeSlots>

/** Making an appointment. It asks for no name. */
export default function Book({ params }: PageProps) {
  const { t } = useTranslation('services')
  const read = useRead(freeSlots, { params: { id: params.id! } })
  return (
    <Read of={read}>
      {(free) => (
        <div className="stack h-phone">
          <PageHead title={t('public.hall.book')} sub={`${free.name} ${free.address}`} />
          {free.days.length === 0 ? (
            <Empty title={t('public.hall.noFree')} text={t('public.hall.noFreeText')} />
          ) : (
            <Choose free={free} />
          )}
        </div>
      )}
    </Read>
  )
}

function Choose({ free }: { free: Free }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const go = useGo()
  const [letter, setLetter] = useState(free.businesses[0]!.letter)
  const [lane, setLane] = useState<Lane>('normal')
  const [day, setDay] = useState(free.days[0]!.day)
  const [startsAt, setStartsAt] = useState<string>()
  const [topic, setTopic] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const book = useAct(bookSlot)
  const slots = free.days.find((d) => d.day === day)?.slots ?? []
  const give = async () => {
    const own = await book.act({
      params: { id: free.placeId },
      body: { startsAt: startsAt!, letter, lane, topic, key } as never,
    })
    if (own) go(`/public/hall/appointment/${own.id}/${own.token}`)
  }
  return (
    <>
      <Radios
        name="letter"
        label={t('public.hall.what')}
        value={letter}
        onChange={setLetter}
        options={free.businesses.map((b) => ({ value: b.letter, label: b.name }))}
      />
      <Radios
        name="day"
        label={t('public.hall.whichDay')}
        value={day}
        onChange={(to) => {
          setDay(to)
          setStartsAt(undefined)
        }}
        options={free.days.map((d) => ({ value: d.day, label: format.day(d.day) }))}
      />
      <fieldset className="h-times">
        <legend>{t('public.hall.whichTime')}</legend>
        {slots.map((s) => (
          <button
            key={s.startsAt}
            type="button"
            disabled={s.free === 0}
            aria-pressed={startsAt === s.startsAt}
            onClick={() => setStartsAt(s.startsAt)}
          >
            <span className="num">{format.time(s.startsAt).slice(-5)}</span>
            <span className="small">{s.free === 0 ? t('public.hall.full') : t('public.hall.left', { n: s.free })}</span>
          </button>
        ))}
      </fieldset>
      <Radios
        name="lane"
        label={t('public.hall.anyNeed')}
        value={lane}
        onChange={(to) => setLane(to as Lane)}
        options={lanes.map((l) => ({ value: l, label: t(`public.hall.lanes.${l}`) }))}
      />
      <div className="k-field">
        <label htmlFor="topic">{t('public.hall.topic')}</label>
        <input id="topic" className="k-input" maxLength={80} value={topic} onChange={(e) => setTopic(e.target.value)} />
      </div>
      {book.error && <ErrorNotice error={book.error} />}
      <Button primary busy={book.pending} disabled={startsAt === undefined} onClick={() => void give()}>
        {t('public.hall.bookThis')}
      </Button>
      <p className="soft small">{t('public.hall.noName')}</p>
    </>
  )
}
