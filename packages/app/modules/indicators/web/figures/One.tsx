import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import type { PageProps } from '#web/pages.ts'
import { Can, Facts, Field, Form, Go, Mark, PageHead, Read, Rows, Submit, useFormat, useSay } from '#web/kit/index.ts'
import type { Answer } from '#web/api.ts'
import { correctFigure, figureHistory, withdrawFigure } from '../../contract.ts'

type ReportedFigure = Answer<typeof figureHistory>['rows'][number]

/** A reported figure through its corrections; the latest wording may be corrected or withdrawn. */
export default function Figure({ params }: PageProps) {
  const { t } = useTranslation('indicators')
  const format = useFormat()
  const read = useRead(figureHistory, { params: { id: params['id']! } })
  return (
    <Read of={read}>
      {({ rows }) => {
        const latest = rows[0]!
        return (
          <div className="stack">
            <PageHead
              title={`${latest.indicatorName} · ${latest.scopeName}`}
              sub={t('pages.figure')}
              back="/reported-figures"
            />
            <section className="panel stack" aria-label={t('pages.figure')}>
              <Facts
                items={[
                  {
                    label: t('fields.value'),
                    value: `${format.number(latest.value)} ${latest.unit ? t(`units.${latest.unit}`) : ''}`,
                  },
                  { label: t('fields.period'), value: latest.period },
                  { label: t('fields.day'), value: format.day(latest.day) },
                  { label: t('fields.standsUntil'), value: latest.standsUntil ? format.day(latest.standsUntil) : '—' },
                  { label: t('fields.source'), value: latest.source },
                  { label: t('fields.document'), value: latest.document ?? '—' },
                  { label: t('fields.page'), value: latest.page ?? '—' },
                  { label: t('fields.note'), value: latest.note ?? '—' },
                  {
                    label: t('fields.state'),
                    value: (
                      <Mark tone={latest.supersededAt ? 'warn' : 'good'}>
                        {t(latest.supersededAt ? 'states.superseded' : 'states.standing')}
                      </Mark>
                    ),
                  },
                ]}
              />
              <Go to={`/indicators/${latest.indicatorKey}?asOf=${latest.day}`}>{t('actions.indicator')}</Go>
            </section>
            <div className="panel stack">
              <h2>{t('views.history')}</h2>
              <Wordings of={rows} />
            </div>
            {!latest.supersededAt && (
              <Can ability="indicators.report">
                <Correct of={latest} />
                <Withdraw of={latest} />
              </Can>
            )}
          </div>
        )
      }}
    </Read>
  )
}

function Wordings({ of }: { of: ReportedFigure[] }) {
  const { t } = useTranslation('indicators')
  const format = useFormat()
  return (
    <Rows
      label={t('views.history')}
      rows={of}
      rowKey="id"
      columns={[
        {
          key: 'recordedAt',
          title: t('fields.recordedAt'),
          main: true,
          show: (r) => format.time(r.recordedAt),
        },
        { key: 'value', title: t('fields.value'), number: true, show: (r) => format.number(r.value) },
        { key: 'source', title: t('fields.source') },
        { key: 'recordedBy', title: t('fields.recordedBy') },
        {
          key: 'supersededAt',
          title: t('fields.supersededAt'),
          show: (r) => (r.supersededAt ? format.time(r.supersededAt) : '—'),
        },
        { key: 'supersededReason', title: t('fields.supersededReason'), show: (r) => r.supersededReason ?? '—' },
      ]}
    />
  )
}

function Correct({ of }: { of: ReportedFigure }) {
  const { t } = useTranslation('indicators')
  const say = useSay()
  const optional = {
    standsUntil: of.standsUntil ?? undefined,
    document: of.document ?? undefined,
    page: of.page ?? undefined,
    note: of.note ?? undefined,
  }
  return (
    <section className="panel stack" aria-labelledby="correct">
      <h2 id="correct">{t('actions.correct')}</h2>
      <Form
        key={of.id}
        name={`indicators.correct.${of.figureId}`}
        contract={correctFigure}
        call={{ params: { id: of.id } }}
        initial={{ value: of.value, source: of.source, ...optional }}
        onDone={() => say(t('done.corrected'), 'good')}
      >
        <Field name="value" label={t('fields.value')} as="number" />
        <Field name="source" label={t('fields.source')} />
        <Field name="document" label={t('fields.document')} />
        <Field name="page" label={t('fields.page')} />
        <Field name="standsUntil" label={t('fields.standsUntil')} help={t('hints.standsUntil')} as="day" />
        <Field name="note" label={t('fields.note')} as="long" />
        <Field name="reason" label={t('fields.reason')} />
        <Submit>{t('actions.correct')}</Submit>
      </Form>
    </section>
  )
}

function Withdraw({ of }: { of: ReportedFigure }) {
  const { t } = useTranslation('indicators')
  const say = useSay()
  return (
    <section className="panel stack" aria-labelledby="withdraw">
      <h2 id="withdraw">{t('actions.withdraw')}</h2>
      <Form
        name={`indicators.withdraw.${of.figureId}`}
        contract={withdrawFigure}
        call={{ params: { id: of.id } }}
        initial={{}}
        onDone={() => say(t('done.withdrawn'), 'good')}
      >
        <Field name="reason" label={t('fields.withdrawReason')} />
        <Submit>{t('actions.withdraw')}</Submit>
      </Form>
    </section>
  )
}
