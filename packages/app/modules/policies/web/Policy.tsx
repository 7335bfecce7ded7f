import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Can, Facts, Go, History, Notice, PageHead, Read, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getPolicy, type PolicyDetail } from '../contract.ts'
import { Articles } from './Articles.tsx'
import { StatusMark } from './parts.tsx'
import { Relations } from './Relations.tsx'
import { StateForce } from './StateForce.tsx'

/** One version of a document: its text, when it holds, and what it has to do with others. */
export default function Policy({ params }: PageProps) {
  const read = useRead(getPolicy, { params: { id: params['id']! } })
  return <Read of={read}>{(policy) => <Shown policy={policy} />}</Read>
}

function Shown({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation('policies')
  return (
    <div className="stack">
      <PageHead title={policy.title} sub={<StatusMark status={policy.status} />} back="/policies" />
      {policy.currentId !== policy.id && (
        <Notice tone="warn">
          {t('detail.corrected')} <Go to={`/policies/${policy.currentId}`}>{t('detail.toCurrent')}</Go>
        </Notice>
      )}
      <BasicFacts policy={policy} />
      <Relations policy={policy} />
      <Articles policy={policy} />
      <Can ability="policies.manage">
        <section className="panel stack" aria-labelledby="history">
          <h2 id="history">{t('sets.history')}</h2>
          <History of={{ kind: 'policy', id: policy.id }} />
        </section>
      </Can>
    </div>
  )
}

function BasicFacts({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation('policies')
  const format = useFormat()
  const { stated } = policy
  const items = [
    { label: t('fields.number'), value: policy.number },
    { label: t('fields.issuer'), value: policy.issuer },
    { label: t('fields.kind'), value: `${t(`level.${policy.level ?? 'none'}`)} · ${t(`kind.${policy.kind}`)}` },
    { label: t('fields.adoptedOn'), value: format.day(policy.adoptedOn) },
    { label: t('fields.publishedOn'), value: format.day(policy.publishedOn) },
    { label: t('fields.fromDay'), value: format.day(policy.fromDay) },
    { label: t('fields.toDay'), value: format.day(policy.toDay) },
    { label: t('fields.inForceBasis'), value: t(`basis.${policy.inForceBasis}`) },
    {
      label: t('fields.source'),
      value: policy.source ?? (policy.shipped ? t('detail.aboutShipped') : policy.fileName),
    },
  ]
  return (
    <section className="panel stack" aria-labelledby="facts">
      <div className="row apart">
        <h2 id="facts">{t('detail.facts')}</h2>
        <StateForce policy={policy} />
      </div>
      <Facts items={items} />
      {stated && (
        <Notice>
          {t('detail.stated', {
            from: format.day(stated.from ?? policy.fromDay),
            to: stated.to ? format.day(stated.to) : t('detail.open'),
            byDocument: stated.byDocument,
            reason: stated.reason,
          })}
        </Notice>
      )}
    </section>
  )
}
