import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useFormat } from '#web/kit/index.ts'
import type { tellMissing } from '../../contract/hall/visits.ts'
import type { openAtCounter } from '../../contract/hall/work.ts'

function Sheet(props: { title: string; children: ReactNode; onDone: () => void }) {
  const { t } = useTranslation('services')
  return (
    <div className="stack">
      <article className="f-sheet stack tight">
        <h3>{props.title}</h3>
        {props.children}
      </article>
      <div className="row no-print">
        <Button type="primary" size="large" onClick={() => window.print()}>
          {t('hall.print')}
        </Button>
        <Button size="large" onClick={props.onDone}>
          {t('hall.closeSlip')}
        </Button>
      </div>
    </div>
  )
}
const Code = (props: { svg: string; alt: string }) => (
  <img src={`data:image/svg+xml;utf8,${encodeURIComponent(props.svg)}`} alt={props.alt} width="128" height="128" />
)

/** What the applicant takes home: the number of the case, when it must be done, how to say how it was. */
export function CaseSlip(props: { slip: Answer<typeof openAtCounter>; person: string; onDone: () => void }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const { slip } = props
  return (
    <Sheet title={t('hall.receipt')} onDone={props.onDone}>
      <p>{slip.place}</p>
      <p className="f-number num" role="status">
        {slip.number}
      </p>
      <p>
        {slip.itemName} {props.person}
      </p>
      <p>{slip.dueAt ? t('hall.dueBy', { time: format.time(slip.dueAt) }) : t('hall.noDue')}</p>
      <p className="soft">{format.time(slip.takenAt)}</p>
      {slip.svg && (
        <div className="row">
          <Code svg={slip.svg} alt={t('hall.rateCode')} />
          <p className="small">{t('hall.rateHint')}</p>
        </div>
      )}
    </Sheet>
  )
}

/** What is missing, all of it, on one sheet with a number (一次性告知书). */
export function ToldSlip(props: { sheet: Answer<typeof tellMissing>; onDone: () => void }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const { sheet } = props
  return (
    <Sheet title={t('hall.toldTitle')} onDone={props.onDone}>
      <p>
        {t('hall.toldFor', { item: sheet.itemName })}{' '}
        <span className="num">{t('hall.toldNumber', { number: sheet.number })}</span>
      </p>
      <ol className="f-missing">
        {sheet.missing.map((p) => (
          <li key={p.name}>
            <strong>{p.name}</strong> {p.form && t(`hall.paperForm.${p.form}`)} {p.when}
          </li>
        ))}
      </ol>
      {sheet.present.length > 0 && (
        <p>{t('hall.toldPresent', { papers: sheet.present.map((p) => p.name).join(t('hall.and')) })}</p>
      )}
      {sheet.note && <p>{sheet.note}</p>}
      <p>{t('hall.toldOnce')}</p>
      <p>
        {sheet.place} {sheet.address} · {format.time(sheet.toldAt)}
      </p>
      <Code svg={sheet.svg} alt={t('hall.toldCode')} />
    </Sheet>
  )
}
