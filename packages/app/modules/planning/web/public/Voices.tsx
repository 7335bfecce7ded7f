import { useTranslation } from 'react-i18next'
import { Mark, useFormat } from '#web/open/index.ts'
import type { Shown } from './Notice.tsx'

/** How many said what, and what was answered. The words of people are not shown: they may write of themselves. */
export function Voices({ notice }: { notice: Shown }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const said = notice.voices.reduce((sum, v) => sum + v.said, 0)
  const answered = notice.voices.reduce((sum, v) => sum + v.answered, 0)
  return (
    <section className="panel stack" aria-labelledby="voices">
      <h2 id="voices">{t('public.voices')}</h2>
      <p>
        {said === 0
          ? t('public.noVoices')
          : t('public.counted', { said: format.number(said), answered: format.number(answered) })}
      </p>
      {said > 0 && (
        <p className="row">
          {notice.voices.map((v) => (
            <Mark key={v.stance}>{`${t(`public.stances.${v.stance}`)} ${format.number(v.said)}`}</Mark>
          ))}
        </p>
      )}
      {notice.answers.length > 0 && (
        <ul className="stack tight">
          {notice.answers.map((a) => (
            <li key={a.id}>
              <span className="soft">
                {t('public.answer', { stance: t(`public.stances.${a.stance}`), at: format.time(a.answeredAt) })}
              </span>
              <p>{a.answer}</p>
            </li>
          ))}
        </ul>
      )}
      <p className="soft small">{t('public.voicesNote')}</p>
    </section>
  )
}
