import { useTranslation } from 'react-i18next'
import { Empty, Go, Mark, PageHead, Read, useFormat, useRead } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { bodiesOf, type PublicBody } from '../../contract/public.ts'

/** The bodies of a community: who holds office, since when, until when, under which rules. */
export default function Community({ params }: PageProps) {
  const { t } = useTranslation('organs')
  const areaId = params['areaId']!
  const read = useRead(bodiesOf, { params: { areaId }, query: {} })
  return (
    <Read of={read}>
      {({ area, bodies }) => (
        <div className="stack">
          <PageHead title={area} sub={t('public.sub')} back="/public/bodies" />
          {bodies.length === 0 && <Empty title={t('public.noBodies')} />}
          {bodies.map((b) => (
            <Body key={b.id} body={b} areaId={areaId} />
          ))}
          <p className="soft small">
            <a href={`/api/public/bodies/${areaId}/popolo.json`}>{t('public.data')}</a>
          </p>
        </div>
      )}
    </Read>
  )
}

function Body({ body, areaId }: { body: PublicBody; areaId: string }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  return (
    <article className="panel stack tight">
      <h2>{body.name}</h2>
      <span className="soft">{t(`public.kind.${body.kind}`)}</span>
      {body.termTo && (
        <p>
          {t('public.term', { n: body.termNumber, from: format.day(body.termFrom!), to: format.day(body.termTo) })} {body.termOver && <Mark tone="warn">{t('public.over')}</Mark>}
        </p>
      )}
      {body.holders.length > 0 && (
        <ul>
          {body.holders.map((h) => (
            <li key={h.id}>
              {t(`public.post.${h.post}`)} <strong>{h.name}</strong> <span className="soft small">{t('public.since', { day: format.day(h.since) })}</span>
            </li>
          ))}
        </ul>
      )}
      {body.rules.length > 0 && (
        <p>
          {t('public.rules')}
          {body.rules.map((r) => (
            <span key={r.id}>
              {' '}
              <Go to={`/public/bodies/${areaId}/rules/${r.id}`}>{r.title}</Go>
            </span>
          ))}
        </p>
      )}
    </article>
  )
} // prettier-ignore
