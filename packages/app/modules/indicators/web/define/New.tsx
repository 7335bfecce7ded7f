import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import type { PageProps } from '#web/pages.ts'
import { Field, Form, PageHead, Read, Submit, useGo, useSay, useScope } from '#web/kit/index.ts'
import {
  defineIndicator,
  directions,
  getDefinition,
  periods,
  redefineIndicator,
  units,
  type Definition,
} from '../../contract.ts'

/** Defines an indicator that is known from returns only, or puts its definition right. */
export default function Define({ params }: PageProps) {
  const key = params['key']
  return key ? <Change of={key} /> : <New />
}

function New() {
  const { t } = useTranslation('indicators')
  const go = useGo()
  const say = useSay()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.define')} back="/indicators" />
      <section className="panel" aria-label={t('pages.define')}>
        <Form
          name="indicators.define"
          contract={defineIndicator}
          initial={{ areaId: scope.id, key: 'own.', direction: 'up', unit: 'persons', period: 'year', grain: 5 }}
          onDone={({ key }) => {
            say(t('done.defined'), 'good')
            go(`/indicators/${key}`)
          }}
        >
          <Field name="key" label={t('fields.key')} help={t('hints.key')} />
          <Words />
          <Submit>{t('actions.define')}</Submit>
        </Form>
      </section>
    </div>
  )
}

function Change({ of }: { of: string }) {
  const { t } = useTranslation('indicators')
  const zh = useRead(getDefinition, { params: { key: of } })
  return (
    <Read of={zh}>
      {(d) => (
        <div className="stack">
          <PageHead title={d.name} sub={t('actions.redefine')} back={`/indicators/${of}/definition`} />
          <Redefine of={d} />
        </div>
      )}
    </Read>
  )
}

function Redefine({ of }: { of: Definition }) {
  const { t } = useTranslation('indicators')
  const go = useGo()
  const say = useSay()
  const { unit, direction, period, grain, askedBy } = of
  return (
    <section className="panel" aria-label={t('actions.redefine')}>
      <Form
        name={`indicators.redefine.${of.key}`}
        contract={redefineIndicator}
        call={{ params: { key: of.key } }}
        initial={{
          from: of.id ?? undefined,
          name: of.name,
          description: of.description,
          unit,
          direction,
          period,
          grain: grain as 4 | 5,
          askedBy,
        }}
        onDone={() => {
          say(t('done.defined'), 'good')
          go(`/indicators/${of.key}/definition`)
        }}
      >
        <Words />
        <Submit>{t('actions.redefine')}</Submit>
      </Form>
    </section>
  )
}

function Words() {
  const { t } = useTranslation('indicators')
  const options = (list: readonly string[], of: string) => list.map((value) => ({ value, label: t(`${of}.${value}`) }))
  return (
    <>
      <Field name="name" label={t('fields.name')} />
      <Field name="nameEn" label={t('fields.nameEn')} />
      <Field name="description" label={t('fields.description')} as="long" />
      <Field name="descriptionEn" label={t('fields.descriptionEn')} as="long" />
      <Field name="unit" label={t('fields.unit')} as="choice" options={options(units, 'units')} />
      <Field name="direction" label={t('fields.direction')} as="choice" options={options(directions, 'directions')} />
      <Field name="period" label={t('fields.period')} as="choice" options={options(periods, 'periods')} />
      <Field name="askedBy" label={t('fields.askedBy')} />
    </>
  )
}
