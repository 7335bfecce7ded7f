import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { useLive } from '#web/live.ts'
import { Empty, Go, Mark, PageHead, Read, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getHall } from '../../contract/hall/counters.ts'
import { MyCounter } from './MyCounter.tsx'
import { Row } from './Row.tsx'
import { Sit } from './Sit.tsx'
import { Work } from './Work.tsx'
import './hall.css'

export type HallNow = Answer<typeof getHall>
const AGAIN_MS = 30_000

/** A clerk's page: the number that is called, what its holder came for, and who waits. */
export default function Hall({ params }: PageProps) {
  const read = useRead(getHall, { params: { id: params.id! } }, { every: () => AGAIN_MS, keep: true })
  useLive(`hall:${params.id}`, () => void read.refetch())
  return <Read of={read}>{(hall) => <Now hall={hall} />}</Read>
}

function Now({ hall }: { hall: HallNow }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const [over, setOver] = useState<string>()
  const mine = hall.counters.find((c) => c.mine)
  const { state, opensAt } = hall.doors
  return (
    <div className="stack">
      <PageHead
        title={hall.name}
        back="/services/hall"
        sub={
          <span className="row">
            <Mark tone={state === 'open' ? 'good' : 'warn'}>{t(`hall.doors.${state}`)}</Mark>
            {state !== 'open' && opensAt && <span>{t('hall.opensAt', { time: format.time(opensAt) })}</span>}
          </span>
        }
        actions={
          <Go to={`/services/hall/${hall.placeId}/papers`} className="k-button">
            {t('pages.hallPapers')}
          </Go>
        }
      />
      {!hall.set ? (
        <Empty title={t('hall.notSet')} text={t('hall.notSetText')} />
      ) : (
        <div className="f-desk">
          <div className="stack">
            {mine ? <MyCounter key={mine.id} hall={hall} counter={mine} onOver={setOver} /> : <Sit hall={hall} />}
            {mine && <Work key={mine.ticket?.id ?? over ?? 'none'} hall={hall} ticket={mine.ticket} />}
          </div>
          <Row hall={hall} mine={mine} />
        </div>
      )}
    </div>
  )
}
