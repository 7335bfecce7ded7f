import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { Choice, ErrorNotice, Mark, useConfirm, useFormat } from '#web/kit/index.ts'
import { issuePaper, paperKinds, withdrawPaper } from '../../contract/cases/papers.ts'
import type { Detail } from './Case.tsx'

/** Finished papers: to open, to verify, to withdraw; and one more. */
export function Papers({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const address = (id: string, kind: string) => `/api/services/cases/${of.id}/papers/${id}?format=${kind}`
  return (
    <section className="panel stack" aria-labelledby="case-papers">
      <h2 id="case-papers">{t('cases.papers')}</h2>
      {of.papers.length === 0 && <p className="soft">{t('cases.papersNone')}</p>}
      {of.papers.map((p) => (
        <div key={p.id} className="row">
          <span>{`${p.title} ${p.number} · ${format.time(p.issuedAt)}`}</span>
          <Mark tone={p.withdrawnAt ? 'bad' : 'good'}>
            {t(p.withdrawnAt ? 'cases.paperWithdrawn' : 'cases.paperValid')}
          </Mark>
          <a href={address(p.id, 'pdf')}>{`PDF ${p.number}`}</a>
          <a href={address(p.id, 'docx')}>{`DOCX ${p.number}`}</a>
          {!p.withdrawnAt && of.verbs.includes('note') && <Withdraw caseId={of.id} paperId={p.id} />}
        </div>
      ))}
      {of.verbs.includes('note') && (
        <div className="row no-print">
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('cases.paperIssue')}
          </Button>
        </div>
      )}
      {open && <Issue of={of} onDone={() => setOpen(false)} />}
    </section>
  )
}

function Withdraw({ caseId, paperId }: { caseId: string; paperId: string }) {
  const { t } = useTranslation('services')
  const confirm = useConfirm()
  const withdraw = useAct(withdrawPaper)
  const [reason, setReason] = useState('')
  const go = async () => {
    const sure = await confirm({
      title: t('cases.paperWithdraw'),
      text: reason,
      ok: t('cases.paperWithdraw'),
      danger: true,
    })
    if (sure) await withdraw.act({ params: { id: caseId, paperId }, body: { reason } })
  }
  return (
    <details>
      <summary>{t('cases.paperWithdraw')}</summary>
      <div className="row">
        <label htmlFor={`why-${paperId}`}>{t('cases.paperReason')}</label>
        <input
          id={`why-${paperId}`}
          className="k-input"
          value={reason}
          maxLength={300}
          onChange={(e) => setReason(e.target.value)}
        />
        <Button danger disabled={!reason.trim()} loading={withdraw.pending} onClick={() => void go()}>
          {t('cases.paperWithdraw')}
        </Button>
      </div>
      <ErrorNotice error={withdraw.error} />
    </details>
  )
}

function Issue({ of, onDone }: { of: Detail; onDone: () => void }) {
  const { t } = useTranslation('services')
  const answer = of.steps.findLast((s) => s.verb === 'handle' || s.verb === 'close')?.text ?? ''
  const [kind, setKind] = useState<(typeof paperKinds)[number]>('reply')
  const [title, setTitle] = useState(t('cases.paperKind.reply'))
  const [body, setBody] = useState(answer)
  const issue = useAct(issuePaper)
  const go = async () => {
    if (await issue.act({ params: { id: of.id }, body: { kind, title, body } })) onDone()
  }
  return (
    <div className="stack no-print">
      <Choice
        label={t('cases.paperIssue')}
        value={kind}
        onChange={(k) => {
          setKind(k as typeof kind)
          setTitle(t(`cases.paperKind.${k}`))
        }}
        options={paperKinds.map((k) => ({ value: k, label: t(`cases.paperKind.${k}`) }))}
      />
      <div className="k-field">
        <label htmlFor="paper-title">{t('cases.paperTitle')}</label>
        <input
          id="paper-title"
          className="k-input"
          value={title}
          maxLength={60}
          onChange={(e) => setTitle(e.target.value)}
        />
      </div>
      <div className="k-field">
        <label htmlFor="paper-body">{t('cases.paperBody')}</label>
        <textarea
          id="paper-body"
          className="k-input"
          rows={6}
          maxLength={4000}
          value={body}
          onChange={(e) => setBody(e.target.value)}
        />
      </div>
      <div className="row">
        <Button
          type="primary"
          disabled={!title.trim() || !body.trim()}
          loading={issue.pending}
          onClick={() => void go()}
        >
          {t('cases.paperIssue')}
        </Button>
      </div>
      <ErrorNotice error={issue.error} />
    </div>
  )
}
