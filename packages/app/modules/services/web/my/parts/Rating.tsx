import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ErrorNotice, Frame, useAct } from '#web/my/index.ts'
import type { OnWire } from '#web/api.ts'
import { rateOwnCase, type OwnCaseDetail } from '../../../contract/residents/own.ts'

const GRADES = [5, 4, 3, 2, 1] as const

/** Five grades, once for a matter, never asked twice and never needed to go on. */
export function Rating({ of }: { of: OnWire<OwnCaseDetail> }) {
  const { t } = useTranslation('services')
  const [grade, setGrade] = useState<(typeof GRADES)[number]>()
  const [text, setText] = useState('')
  const { act, pending, error } = useAct(rateOwnCase)
  if (of.grade !== null) return <p>{t('my.case.rated', { grade: t(`my.case.grades.${of.grade as 5}`) })}</p>
  return (
    <section className="panel stack" aria-labelledby="rate">
      <h2 id="rate">{t('my.case.rate')}</h2>
      <p className="soft small">{t('my.case.rateText')}</p>
      <div className="m-grades" role="group" aria-labelledby="rate">
        {GRADES.map((g) => (
          <Button key={g} small pressed={grade === g} primary={grade === g} onClick={() => setGrade(g)}>
            {t(`my.case.grades.${g}`)}
          </Button>
        ))}
      </div>
      {grade && (
        <>
          <Frame label={t('my.case.rateWords')}>
            {({ id }) => <textarea id={id} className="k-input" rows={2} maxLength={500} value={text} onChange={(e) => setText(e.target.value)} />}
          </Frame>
          <ErrorNotice error={error} />
          <Button primary busy={pending} onClick={() => void act({ params: { id: of.id }, body: { grade, text } })}>
            {t('my.case.rateSend')}
          </Button>
        </>
      )}
    </section>
  )
} // prettier-ignore
