import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ErrorNotice, useAct } from '#web/open/index.ts'
import { grades, ratingReasons } from '../../../contract/hall/grades.ts'
import { rateVisit } from '../../../contract/hall/open.ts'

type Reason = (typeof ratingReasons)[number]

/** Five grades; of the lower two, why. Nobody has to. */
export function Rate(props: { of: { id: string; token: string }; source: 'pad' | 'slip'; onDone: () => void }) {
  const { t } = useTranslation('services')
  const rate = useAct(rateVisit)
  const [bad, setBad] = useState<number>()
  const [reasons, setReasons] = useState<readonly Reason[]>([])
  const [text, setText] = useState('')
  const give = async (grade: number) => {
    const body = { grade, reasons: grade <= 2 ? [...reasons] : [], text: grade <= 2 ? text : '', source: props.source }
    if (await rate.act({ params: props.of, body })) props.onDone()
  }
  const flip = (one: Reason) => setReasons((old) => (old.includes(one) ? old.filter((r) => r !== one) : [...old, one]))
  return (
    <section className="h-rate stack" aria-labelledby="rate">
      <h2 id="rate">{t('public.hall.rate')}</h2>
      <ul className="h-grades">
        {grades.map((grade) => (
          <li key={grade}>
            <button
              type="button"
              aria-pressed={bad === grade}
              className={`grade g${grade}`}
              onClick={() => (grade <= 2 ? setBad(grade) : void give(grade))}
            >
              <Face grade={grade} />
              <span>{t(`public.hall.grades.${grade}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {bad !== undefined && (
        <div className="stack">
          <fieldset className="h-reasons">
            <legend>{t('public.hall.why')}</legend>
            {ratingReasons.map((one) => (
              <label key={one}>
                <input type="checkbox" checked={reasons.includes(one)} onChange={() => flip(one)} />
                {t(`public.hall.reasons.${one}`)}
              </label>
            ))}
          </fieldset>
          <div className="k-field">
            <label htmlFor="rate-text">{t('public.hall.moreWords')}</label>
            <textarea
              id="rate-text"
              className="k-input"
              rows={3}
              maxLength={500}
              value={text}
              onChange={(e) => setText(e.target.value)}
            />
          </div>
          <Button primary busy={rate.pending} onClick={() => void give(bad)}>
            {t('public.hall.send')}
          </Button>
        </div>
      )}
      {rate.error && <ErrorNotice error={rate.error} />}
      <p className="soft small">{t('public.hall.voluntary')}</p>
    </section>
  )
}

/** A face whose mouth goes from a smile to its contrary. */
function Face({ grade }: { grade: number }) {
  const bend = (grade - 3) * 5
  return (
    <svg
      viewBox="0 0 48 48"
      width="1.9em"
      height="1.9em"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="24" cy="24" r="20" />
      <path d={`M15 31 Q24 ${31 + bend} 33 31`} />
      <path d="M17 18v2M31 18v2" />
    </svg>
  )
}
