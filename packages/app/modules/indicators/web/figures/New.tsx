import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Field, Form, PageHead, Submit, useGo, useSay, useScope } from '#web/kit/index.ts'
import { listDefinitions, reportFigure } from '../../contract.ts'
import { usePlanningAreas } from '../scope.tsx'

/** Enters one figure from a return or survey. */
export default function NewFigure() {
  const { t } = useTranslation('indicators')
  const go = useGo()
  const say = useSay()
  const scope = useScope()
  const definitions = (useRead(listDefinitions, {}).data?.rows ?? []).filter((d) => d.ratio === null)
  const planned = usePlanningAreas()
  return (
    <div className="stack">
      <PageHead title={t('pages.report')} sub={t('hints.wholeFigure')} back="/reported-figures" />
      <section className="panel" aria-label={t('pages.report')}>
        <Form
          name="indicators.report"
          contract={reportFigure}
          initial={{ areaId: scope.id }}
          prepare={(values) => (values['planningAreaId'] ? { ...values, areaId: undefined } : values) as never}
          onDone={({ figureId }) => {
            say(t('done.reported'), 'good')
            go(`/reported-figures/${figureId}`)
          }}
        >
          <Field
            name="indicatorKey"
            label={t('fields.indicatorName')}
            as="choice"
            options={definitions.map((d) => ({ value: d.key, label: `${d.name} (${t(`units.${d.unit}`)})` }))}
          />
          <Field name="areaId" label={t('fields.area')} as="area" />
          {planned.length > 0 && (
            <Field
              name="planningAreaId"
              label={t('fields.planningArea')}
              help={t('hints.planning')}
              as="choice"
              options={planned.map((p) => ({ value: p.id, label: p.name }))}
            />
          )}
          <Field name="period" label={t('fields.period')} help={t('hints.period')} />
          <Field name="value" label={t('fields.value')} as="number" />
          <Field name="source" label={t('fields.source')} />
          <Field name="document" label={t('fields.document')} />
          <Field name="page" label={t('fields.page')} />
          <Field name="standsUntil" label={t('fields.standsUntil')} help={t('hints.standsUntil')} as="day" />
          <Field name="note" label={t('fields.note')} as="long" />
          <Submit>{t('actions.report')}</Submit>
        </Form>
      </section>
    </div>
  )
}
