import { useTranslation } from 'react-i18next'
import { Empty, Facts, Notice, PageHead, useFormat, useRead, Wait } from '#web/open/index.ts'
import type { PageProps } from '#web/pages.ts'
import { verifyPaper } from '../../../contract/cases/papers.ts'

/** Whether the paper in one's hand is genuine: by the code in its QR. */
export default function Verify({ params }: PageProps) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const { data, isPending } = useRead(verifyPaper, { params: { code: params.code! } })
  if (isPending) return <Wait />
  return (
    <div className="stack">
      <PageHead title={t('public.cases.verify')} />
      {data ? (
        <section className="panel stack">
          <Notice tone={data.valid ? 'good' : 'bad'} live>
            {t(data.valid ? 'public.cases.valid' : 'public.cases.withdrawn')}
          </Notice>
          <Facts
            items={[
              { label: t('public.cases.title'), value: data.title },
              { label: t('public.cases.number'), value: data.number },
              { label: t('public.cases.holder'), value: data.holder },
              { label: t('public.cases.issuer'), value: data.issuer },
              { label: t('public.cases.issuedOn'), value: format.day(data.issuedOn) },
              ...(data.withdrawnOn
                ? [{ label: t('public.cases.withdrawnOn'), value: format.day(data.withdrawnOn) }]
                : []),
            ]}
          />
        </section>
      ) : (
        <Empty title={t('public.cases.unknown')} text={t('public.cases.unknownText')} />
      )}
    </div>
  )
}
