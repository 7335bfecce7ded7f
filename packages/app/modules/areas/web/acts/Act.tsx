import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useRead } from '#web/hooks.ts'
import { ErrorNotice, Facts, Go, History, Mark, Notice, PageHead, Read, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { approveAct, getAct, returnAct, submitAct, withdrawAct } from '../../contract.ts'
import { payloadFacts, type Act } from './facts.ts'

/** One change of the tree: what it does, who decides it, and what this person may do now. */
export default function ActPage({ params }: PageProps) {
  const { t } = useTranslation('areas')
  const read = useRead(getAct, { params: { id: params.id! } })
  return (
    <div className="stack">
      <PageHead
        title={read.data?.title ?? t('pages.act')}
        sub={read.data && t(`acts.${read.data.kind}`)}
        back="/areas/acts"
      />
      <Read of={read}>
        {(act) => (
          <>
            <Matter act={act} />
            {act.verbs.length > 0 && <Verbs key={act.version} act={act} />}
            <section className="panel stack" aria-labelledby="trail">
              <h2 id="trail">{t('ui.trail')}</h2>
              <History of={{ kind: 'areaAct', id: act.id }} />
            </section>
          </>
        )}
      </Read>
    </div>
  )
}

function Matter({ act }: { act: Act }) {
  const { t } = useTranslation('areas')
  const format = useFormat()
  const { approval } = act
  return (
    <section className="panel stack" aria-label={t('fields.title')}>
      <div className="row">
        <Mark tone={act.inForce ? 'good' : undefined}>
          {act.inForce ? t('fields.inForce') : t(`states.${act.state}`)}
        </Mark>
      </div>
      {act.returnReason && act.state === 'returned' && (
        <Notice tone="warn">{t('ui.returnedFor', { reason: act.returnReason })}</Notice>
      )}
      <Facts
        items={[
          { label: t('fields.areaName'), value: <Go to={`/areas/${act.areaId}`}>{act.areaName}</Go> },
          { label: t('fields.effectiveOn'), value: format.day(act.effectiveOn) },
          ...payloadFacts(act, t),
          { label: t('fields.reason'), value: act.reason },
          { label: t('fields.document'), value: act.document },
          { label: t('fields.proposedBy'), value: `${act.proposedBy} ${format.time(act.proposedAt)}` },
          {
            label: t('fields.decidedBy'),
            value: act.decidedBy && `${act.decidedBy} ${act.decidedAt ? format.time(act.decidedAt) : ''}`,
          },
          { label: t('fields.approvalDocument'), value: act.approvalDocument },
        ]}
      />
      <Notice>
        {t(approval.proposer ? 'ui.whoDecides' : 'ui.whoOnlyDecides', {
          document: approval.document,
          article: approval.article,
          proposer: approval.proposer && t(`roles.${approval.proposer}`),
          approver: approval.outside
            ? t(`outside.${approval.outside}`)
            : t('ui.approvedBy', { who: t(`roles.${approval.approver}`) }),
        })}
      </Notice>
    </section>
  )
}

function Verbs({ act }: { act: Act }) {
  const { t } = useTranslation('areas')
  const [text, setText] = useState('')
  const doing = {
    submit: useAct(submitAct),
    approve: useAct(approveAct),
    return: useAct(returnAct),
    withdraw: useAct(withdrawAct),
  }
  const call = { params: { id: act.id } }
  const { version } = act
  const perform = {
    submit: () => doing.submit.act({ ...call, body: { version } }),
    approve: () => doing.approve.act({ ...call, body: { version, ...(text ? { approvalDocument: text } : {}) } }),
    return: () => doing.return.act({ ...call, body: { version, reason: text } }),
    withdraw: () => doing.withdraw.act({ ...call, body: { version, reason: text } }),
  }
  const asks = act.verbs.some((v) => v !== 'submit')
  const error = Object.values(doing).find((d) => d.error)?.error
  return (
    <section className="panel stack no-print" aria-label={t('ui.doing')}>
      {asks && (
        <div className="k-field">
          <label htmlFor="act-text">
            {act.verbs.includes('approve') ? t('ui.documentOrReason') : t('fields.reason')}
          </label>
          <input
            id="act-text"
            className="k-input"
            value={text}
            onChange={(e) => setText(e.target.value)}
            maxLength={200}
          />
        </div>
      )}
      <div className="row">
        {act.verbs.map((verb) => (
          <Button
            key={verb}
            type={verb === 'approve' || verb === 'submit' ? 'primary' : 'default'}
            loading={doing[verb].pending}
            disabled={(verb === 'return' || verb === 'withdraw') && text.trim().length < 2}
            onClick={() => void perform[verb]()}
          >
            {t(`verbs.${verb}`)}
          </Button>
        ))}
        {act.verbs.includes('submit') && (
          <Go to={`/areas/acts/${act.id}/edit`} className="k-button">
            {t('ui.editAct')}
          </Go>
        )}
      </div>
      <ErrorNotice error={error} />
    </section>
  )
}
