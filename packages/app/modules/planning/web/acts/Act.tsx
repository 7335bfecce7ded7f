import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Facts, Go, History, Notice, PageHead, Read, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getAct } from '../../contract/acts.ts'
import { Materials } from './Materials.tsx'
import { Opinions } from './Opinions.tsx'
import { Plan } from './Plan.tsx'
import { Preview } from './Preview.tsx'
import { StateMark } from './StateMark.tsx'
import { Tasks } from './Tasks.tsx'
import { Trail } from './Trail.tsx'
import { Verbs } from './Verbs.tsx'
import type { ActDetail } from './shown.ts'

const SETTLED = ['inForce', 'archived', 'withdrawn']

/** One act: what it does to whom, how far it is, what this person may do with it now. */
export default function ActPage({ params }: PageProps) {
  const { t } = useTranslation('planning')
  const read = useRead(getAct, { params: { id: params.id! } })
  return (
    <div className="stack">
      <PageHead title={read.data?.title ?? t('pages.act')} sub={read.data?.area} back="/planning/acts" />
      <Read of={read}>
        {(act) => (
          <>
            <Standing act={act} />
            <Verbs key={act.version} act={act} />
            <Plan act={act} />
            {act.communities.length > 0 && !SETTLED.includes(act.state) && <Preview act={act} />}
            {act.tasks.length > 0 && <Tasks act={act} />}
            <Materials act={act} />
            {act.commentFrom && <Opinions act={act} />}
            <Trail act={act} />
            <section className="panel stack" aria-labelledby="history">
              <h2 id="history">{t('acts.history')}</h2>
              <History of={{ kind: 'planningAct', id: act.id }} />
            </section>
          </>
        )}
      </Read>
    </div>
  )
}

function Standing({ act }: { act: ActDetail }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const cite = (of: { document: string; article: string } | null) => (of ? `${of.document}${of.article}` : '—')
  return (
    <section className="panel stack" aria-label={t('fields.state')}>
      <div className="row">
        <StateMark state={act.state} refused={act.refusal !== null} />
        {!SETTLED.includes(act.state) && <span className="soft">{t('acts.notInForce')}</span>}
        {act.commentFrom && act.state !== 'withdrawn' && (
          <a href={`/public/notices/${act.id}`}>{t('acts.publicPage')}</a>
        )}
      </div>
      {act.refusal && (
        <Notice tone="bad">
          <p>{t('acts.refused', { day: format.day(act.effectiveOn), reason: act.refusal })}</p>
          <p>{t('acts.refusedNext')}</p>
        </Notice>
      )}
      {act.drawnOn && <Notice tone="warn">{t('acts.drawnOn')}</Notice>}
      {(act.noOutline?.length ?? 0) > 0 && (
        <p className="soft">{t('acts.noOutline', { names: act.noOutline!.join('、') })}</p>
      )}
      {act.state === 'returned' && act.returnReason && (
        <Notice tone="warn">{t('acts.returnedFor', { reason: act.returnReason })}</Notice>
      )}
      {act.changed.length > 0 && <Changed act={act} />}
      <Facts
        items={[
          { label: t('fields.effectiveOn'), value: format.day(act.effectiveOn) },
          { label: t('fields.reason'), value: act.reason },
          { label: t('fields.commentDays'), value: spell(act, format.day) ?? t('acts.days', { n: act.commentDays }) },
          { label: t('fields.filedOn'), value: act.filedOn && `${format.day(act.filedOn)} ${act.filedBy ?? ''}` },
          {
            label: t('fields.decidedOn'),
            value: act.decidedOn && `${format.day(act.decidedOn)} ${act.decidedBy ?? ''}`,
          },
          { label: t('fields.decisionNumber'), value: act.decisionNumber },
          { label: t('acts.announcedOn'), value: act.announcedOn && format.day(act.announcedOn) },
          { label: t('acts.scheme'), value: <Go to={`/planning/cases/${act.caseId}`}>{t('acts.openDrawing')}</Go> },
        ]}
      />
      <p className="soft">
        {t('acts.law', { proposer: cite(act.law.proposer ?? act.law.approver), approver: cite(act.law.approver) })}
      </p>
    </section>
  )
}

const spell = (act: ActDetail, day: (d: string) => string): string | null =>
  act.commentFrom && act.commentTo ? `${day(act.commentFrom)} – ${day(act.commentTo)}` : null

/** What the registers say since the plan was published. */
function Changed({ act }: { act: ActDetail }) {
  const { t } = useTranslation('planning')
  return (
    <Notice tone="warn">
      <details>
        <summary>{t('acts.changedSince', { n: act.changed.length })}</summary>
        <ul>
          {act.changed.slice(0, 50).map((c) => (
            <li key={`${c.what}${c.unit}`}>
              {c.unit}：{t(`values.changed.${c.what}`)}
              {c.what === 'households' && ` ${c.before} → ${c.after}`}
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  )
}
