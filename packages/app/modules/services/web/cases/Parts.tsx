import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, Mark } from '#web/kit/index.ts'
import { finishPart } from '../../contract/cases/step.ts'
import type { Detail } from './Case.tsx'

/** Those who help: what was asked, what came of it. */
export function Parts({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  return (
    <section className="panel stack" aria-labelledby="case-parts">
      <h2 id="case-parts">{t('cases.parts')}</h2>
      {of.parts.map((p) => (
        <article key={p.id} className="stack case-said">
          <p>
            <strong>{`${p.holderArea} ${p.holderName ?? t(`accounts:roles.${p.holderRole}`)}`}</strong>{' '}
            <Mark tone={p.outcome === 'done' ? 'good' : 'warn'}>{t(`cases.part.${p.outcome ?? 'open'}`)}</Mark>
          </p>
          <p>{p.asked}</p>
          {p.answer && <p className="soft">{`${p.answeredBy}：${p.answer}`}</p>}
          {p.outcome === null && of.closedAt === null && <Finish caseId={of.id} partId={p.id} />}
        </article>
      ))}
    </section>
  )
}

function Finish({ caseId, partId }: { caseId: string; partId: string }) {
  const { t } = useTranslation('services')
  const [answer, setAnswer] = useState('')
  const finish = useAct(finishPart)
  const go = (outcome: 'done' | 'dropped') =>
    void finish.act({ params: { id: caseId, partId }, body: { outcome, answer } })
  return (
    <div className="stack no-print">
      <div className="k-field">
        <label htmlFor={`part-${partId}`}>{t('cases.partAnswer')}</label>
        <textarea
          id={`part-${partId}`}
          className="k-input"
          rows={2}
          maxLength={2000}
          value={answer}
          onChange={(e) => setAnswer(e.target.value)}
        />
      </div>
      <div className="row">
        <Button type="primary" disabled={!answer.trim()} loading={finish.pending} onClick={() => go('done')}>
          {t('cases.partDone')}
        </Button>
        <Button disabled={!answer.trim()} onClick={() => go('dropped')}>
          {t('cases.partDrop')}
        </Button>
      </div>
      <ErrorNotice error={finish.error} />
    </div>
  )
}
