import { useTranslation } from 'react-i18next'
import {
  Field,
  Form,
  Mark,
  Notice,
  Popup,
  PopupForm,
  Rows,
  Submit,
  useFormValues,
  useSay,
  useTime,
} from '#web/kit/index.ts'
import { spanUnits, urgencies } from '../../../contract/base.ts'
import { clockSteps, countsFroms } from '../../../contract/cases/base.ts'
import { addClockRule, addPetitionClocks, endClockRule } from '../../../contract/cases/settings.ts'
import { optionsOf, useKinds } from '../../catalogue/parts.tsx'
import type { Settings } from '../Settings.tsx'
import { Aim, EndRule, useAbout, useSpell } from './parts.tsx'

type Row = Settings['clocks'][number]

/** In what time: the rules that hold in an area, its own and those from above; own settings are said to be own. */
export function Clocks({ of, areaId }: { of: Settings; areaId: string }) {
  const { t } = useTranslation('services')
  const about = useAbout()
  const spell = useSpell()
  const step = useStep()
  return (
    <section className="panel stack">
      <h2>{t('cases.set.clocks')}</h2>
      <Notice>{t('cases.set.notLaw')}</Notice>
      <div className="row">
        <NewClock areaId={areaId} />
        <Petition areaId={areaId} />
      </div>
      <Rows
        label={t('cases.set.clocks')}
        rows={of.clocks}
        rowKey="id"
        columns={[
          { key: 'step', title: t('cases.set.step'), main: true, show: (r) => step(r.step) },
          { key: 'about', title: t('cases.set.about'), show: about },
          {
            key: 'span',
            title: t('cases.set.span'),
            show: (r) =>
              `${r.span.value} ${t(`values.unit.${r.span.unit}`)}${r.countsFrom === 'acceptance' ? t('cases.set.accepted') : ''}`,
          },
          { key: 'extends', title: t('cases.set.extends'), show: (r) => <Extends of={r} /> },
          {
            key: 'suspends',
            title: t('cases.set.suspends'),
            show: (r) => t(r.suspends ? 'cases.set.yes' : 'cases.set.no'),
          },
          { key: 'source', title: t('cases.set.source'), show: (r) => <Source of={r} /> },
          { key: 'area', title: t('fields.area'), show: (r) => r.area || t('cases.set.house') },
          { key: 'validFrom', title: t('cases.set.from'), show: spell },
          {
            key: 'id',
            title: t('cases.set.end'),
            show: (r) => r.own && <EndRule rule={r} of={`${step(r.step)} ${about(r)}`} contract={endClockRule} />,
          },
        ]}
      />
    </section>
  )
}

function useStep() {
  const { t } = useTranslation('services')
  return (step: Row['step']): string => t(step === 'whole' ? 'cases.whole' : `states.${step}`)
}

function Extends({ of }: { of: Row }) {
  const { t } = useTranslation('services')
  if (!of.extendSpan) return '—'
  const { value, unit } = of.extendSpan
  return t('cases.set.extendsBy', { n: of.extendTimes, value, unit: t(`values.unit.${unit}`) })
}

function Source({ of }: { of: Row }) {
  const { t } = useTranslation('services')
  return (
    <span>
      {of.origin === 'law' && <Mark tone="good">{t('cases.set.law')}</Mark>} {of.source}
    </span>
  )
}

function NewClock({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  const { day } = useTime()
  const say = useSay()
  const step = useStep()
  return (
    <Popup label={t('commands.addClockRule')} title={t('commands.addClockRule')}>
      {(close) => (
        <Form
          name="services.addClockRule"
          contract={addClockRule}
          initial={{
            areaId,
            step: 'whole',
            span: { value: 3, unit: 'workingDay' },
            countsFrom: 'opening',
            suspends: false,
            validFrom: day,
          }}
          onDone={() => (say(t('cases.set.clockAdded'), 'good'), close())}
        >
          <Field name="step" label={t('cases.set.step')} as="choice" options={optionsOf(clockSteps, step)} />
          <Span name="span" label={t('cases.set.span')} />
          <Aim areaId={areaId} />
          <Field
            name="urgency"
            label={t('fields.urgency')}
            as="choice"
            options={optionsOf(urgencies, (u) => t(`values.urgency.${u}`))}
          />
          <OfTheWhole />
          <Field name="suspends" label={t('cases.set.suspends')} as="check" />
          <Field name="source" label={t('cases.set.source')} help={t('cases.set.sourceHelp')} />
          <Field name="validFrom" label={t('cases.set.from')} as="day" />
          <Submit>{t('commands.addClockRule')}</Submit>
        </Form>
      )}
    </Popup>
  )
}

function Span({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation('services')
  return (
    <div className="two">
      <Field name={`${name}.value`} label={label} as="number" />
      <Field
        name={`${name}.unit`}
        label={t('cases.set.unit')}
        as="choice"
        options={optionsOf(spanUnits, (u) => t(`values.unit.${u}`))}
      />
    </div>
  )
}

/** From when the whole counts, and how often and by how much it may be extended: no step is asked that. */
function OfTheWhole() {
  const { t } = useTranslation('services')
  const { step, extendTimes } = useFormValues() as { step?: string; extendTimes?: unknown }
  if (step !== 'whole') return null
  return (
    <>
      <Field
        name="countsFrom"
        label={t('cases.set.countsFrom')}
        as="radio"
        options={optionsOf(countsFroms, (c) => t(`cases.set.countsFroms.${c}`))}
      />
      <Field name="extendTimes" label={t('cases.set.extendTimes')} help={t('cases.set.extendTimesHelp')} as="number" />
      {Number(extendTimes) > 0 && <Span name="extendSpan" label={t('cases.set.extendSpan')} />}
    </>
  )
}

/** The clocks that the regulation on petitions sets, for a kind of case. */
function Petition({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  const { day } = useTime()
  return (
    <PopupForm
      label={t('commands.addPetitionClocks')}
      contract={addPetitionClocks}
      initial={{ areaId, validFrom: day }}
      said={t('cases.set.petitionAdded')}
    >
      <p className="soft">{t('cases.set.petitionText')}</p>
      <Field
        name="kindId"
        label={t('cases.set.petitionKind')}
        rule={t('cases.set.petitionRule')}
        as="choice"
        options={useKinds('cases')}
      />
      <Field name="validFrom" label={t('cases.set.from')} as="day" />
    </PopupForm>
  )
}
