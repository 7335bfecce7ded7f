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
          {p.outcome === null && p.mayFinish && of.closedAt === null && (
            <Finish caseId={of.id} partId={p.id} asLead={p.mayFinish === 'lead'} />
          )}
        </article>
      ))}
    </section>
  )
}

/** One's own part, or as the one who leads somebody else's, which needs a reason. */
function Finish({ caseId, partId, asLead }: { caseId: string; partId: string; asLead: boolean }) {
  const { t } = useTranslation('services')
  const [answer, setAnswer] = useState('')
  const [reason, setReason] = useState('')
  const finish = useAct(finishPart)
  const go = (outcome: 'done' | 'dropped') =>
    void finish.act({ params: { id: caseId, partId }, body: { outcome, answer, ...(asLead ? { reason } : {}) } })
  const lacking = !answer.trim() || (asLead && !reason.trim())
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
      {asLead && (
        <div className="k-field">
          <label htmlFor={`reason-${partId}`}>{t('cases.partReason')}</label>
          <input
            id={`reason-${partId}`}
            className="k-input"
            maxLength={500}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        </div>
      )}
      <div className="row">
        <Button type="primary" disabled={lacking} loading={finish.pending} onClick={() => go('done')}>
          {t('cases.partDone')}
        </Button>
        <Button disabled={lacking} onClick={() => go('dropped')}>
          {t('cases.partDrop')}
        </Button>
      </div>
      <ErrorNotice error={finish.error} />
    </div>
  )
}
