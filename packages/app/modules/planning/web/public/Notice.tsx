import { useTranslation } from 'react-i18next'
import type { OnWire } from '#web/api.ts'
import type { PageProps } from '#web/pages.ts'
import { Button, Facts, Go, PageHead, Read, useFormat, useRead } from '#web/open/index.ts'
import { getNotice, type Notice } from '../../contract/notices.ts'
import { Comment } from './Comment.tsx'
import { MyHome } from './MyHome.tsx'
import { Plan } from './Plan.tsx'
import { Stage } from './Stage.tsx'
import { Voices } from './Voices.tsx'

export type Shown = OnWire<Notice>

/** One plan for everybody: what changes for whom, why, by which law, until when one may speak, and what was answered. */
export default function NoticePage({ params }: PageProps) {
  const { t } = useTranslation('planning')
  const read = useRead(getNotice, { params: { id: params.id! } })
  return (
    <>
      <PageHead
        title={read.data?.title ?? t('public.notice')}
        sub={read.data?.area}
        back="/public/notices"
        actions={<Button onClick={() => print()}>{t('public.print')}</Button>}
      />
      <Read of={read}>
        {(notice) => (
          <>
            <Standing notice={notice} />
            <MyHome plan={notice.plan} />
            {notice.maps && <Maps id={notice.id} />}
            <Plan notice={notice} />
            <Voices notice={notice} />
            {notice.daysLeft > 0 && <Comment id={notice.id} />}
            <p className="no-print">
              <Go to="/public/notices">{t('public.others')}</Go>
            </p>
          </>
        )}
      </Read>
    </>
  )
}

function Standing({ notice }: { notice: Shown }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { law } = notice
  const cite = (of: { document: string; article: string }) => `${of.document}${of.article}`
  return (
    <section className="panel stack" aria-label={t('public.stage')}>
      <Stage notice={notice} />
      <p>{notice.reason}</p>
      <Facts
        items={[
          {
            label: t('public.commentDays'),
            value: t('public.span', { from: format.day(notice.commentFrom), to: format.day(notice.commentTo) }),
          },
          { label: t('public.effectiveOn'), value: format.day(notice.effectiveOn) },
          ...(notice.decisionNumber
            ? [{ label: t('public.decision'), value: `${notice.decisionNumber}（${format.day(notice.decidedOn)}）` }]
            : []),
          { label: t('public.registerOn'), value: format.day(notice.registerOn) },
          { label: t('public.decider'), value: cite(law.approver) },
          {
            label: t('public.band'),
            value: t('public.bandText', {
              min: format.number(law.band.min),
              max: format.number(law.band.max),
              law: cite(law.band),
            }),
          },
        ]}
      />
    </section>
  )
}

function Maps({ id }: { id: string }) {
  const { t } = useTranslation('planning')
  return (
    <section className="panel stack" aria-labelledby="maps">
      <h2 id="maps">{t('public.maps')}</h2>
      <div className="grid">
        {(['before', 'after'] as const).map((when) => (
          <figure key={when} className="stack tight">
            <figcaption>{t(`public.${when}`)}</figcaption>
            <a href={`/api/planning/notices/${id}/maps/${when}`}>
              <img
                src={`/api/planning/notices/${id}/maps/${when}`}
                alt={t(`public.${when}Alt`)}
                style={{ width: '100%', height: 'auto' }}
              />
            </a>
          </figure>
        ))}
      </div>
      <p className="soft small">{t('public.mapsNote')}</p>
    </section>
  )
}
