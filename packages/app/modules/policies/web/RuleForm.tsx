import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, Field, Form, Notice, Submit, useFormValues, useSay } from '#web/kit/index.ts'
import {
  modalities,
  provincialTemplate,
  reviseParameter,
  units,
  type RuleParameterReply,
  type RuleSetReply,
  type Unit,
} from '../contract.ts'
import { useRuleName } from './parts.tsx'
import { fieldsOf, optionsOf, valueOf, type Shape, type Values } from './value.ts'

/** What the form begins with: a provision of the template, or one that stands. */
export interface Begun {
  key: string
  unit: Unit
  shape: Shape
  value?: RuleParameterReply['value']
  modality?: RuleParameterReply['modality']
  citation?: RuleParameterReply['citation']
  corrects?: string | undefined
}

/** Fields of the form that together make the value. */
const VALUE_FIELDS = new Set(['shape', 'yes', 'number', 'min', 'max', 'num', 'den', 'strict', 'text', 'chosen'])

/** One provision: set from a day on, or corrected; with document, article and approval. */
export function RuleForm(props: { set: RuleSetReply; begun: Begun; onEnd: () => void }) {
  const { t } = useTranslation('policies')
  const say = useSay()
  const { begun } = props
  const initial = useMemo(() => initialOf(begun, props.set), [begun, props.set])
  const prepare = (v: Values) => {
    const rest = Object.fromEntries(Object.entries(v).filter(([name]) => !VALUE_FIELDS.has(name)))
    return {
      ...rest,
      corrects: begun.corrects,
      value: valueOf((v['shape'] as Shape) ?? begun.shape, v['unit'] as Unit, v),
    }
  }
  const done = () => {
    say(t('sets.saved'))
    props.onEnd()
  }
  return (
    <section className="panel stack" aria-labelledby="ruleForm">
      <h2 id="ruleForm">{t(begun.corrects ? 'sets.correct' : begun.citation ? 'sets.revise' : 'sets.fill')}</h2>
      {begun.corrects && <Notice>{t('sets.correctsHelp')}</Notice>}
      <Form
        name={`policies.rule.${props.set.id}.${begun.key}`}
        contract={reviseParameter}
        call={{ params: { id: props.set.id } }}
        initial={initial}
        prepare={prepare}
        onDone={done}
      >
        <RuleChoice fixed={begun.citation !== undefined} />
        <ValueFields />
        <Field
          name="modality"
          label={t('fields.modality')}
          as="choice"
          options={modalities.map((value) => ({ value, label: t(`modality.${value}`) }))}
        />
        <div className="two">
          <Field name="from" label={t('fields.from')} as="day" />
          <Field name="to" label={t('fields.to')} as="day" />
        </div>
        <div className="two">
          <Field name="document" label={t('fields.document')} />
          <Field name="article" label={t('fields.article')} />
        </div>
        <Field name="words" label={t('fields.words')} as="long" />
        <Field name="approval" label={t('fields.approval')} />
        <Submit beside={<Button onClick={props.onEnd}>{t('kit:cancel')}</Button>}>{t('sets.fill')}</Submit>
      </Form>
    </section>
  )
}

function initialOf(begun: Begun, set: RuleSetReply): Values {
  const { key, unit, shape, value, modality, citation, corrects } = begun
  const from = corrects && citation ? { from: citation.from, to: citation.to ?? '' } : {}
  const source = citation ? { document: citation.document, article: citation.article, words: citation.words ?? '' } : {}
  return {
    key,
    unit,
    shape,
    modality: modality ?? (set.standing === 'guideline' ? 'suggested' : 'required'),
    ...fieldsOf(value),
    ...from,
    ...source,
  }
}

/** Which provision: those that the law leaves open, or any key. */
function RuleChoice(props: { fixed: boolean }) {
  const { t } = useTranslation('policies')
  const name = useRuleName()
  const options = [
    'residentsCommittee.households',
    'residentsCommittee.householdsPerRepresentative',
    ...provincialTemplate.map((p) => p.key),
  ]
  return (
    <Field name="key" label={t('fields.rule')} disabled={props.fixed}>
      {({ value, onChange }) => (
        <Choice
          label={t('fields.rule')}
          quiet
          value={value as string}
          onChange={onChange}
          disabled={props.fixed}
          options={options.map((key) => ({ value: key, label: name(key) }))}
        />
      )}
    </Field>
  )
}

function ValueFields() {
  const { t } = useTranslation('policies')
  const values = useFormValues()
  const shape = values['shape'] as Shape
  const shapes: Shape[] = ['number', 'range', 'share', 'flag', 'text']
  const labels: Record<Shape, string> = {
    number: t('sets.number'),
    range: `${t('sets.min')}~${t('sets.max')}`,
    share: t('unit.share'),
    flag: t('unit.flag'),
    text: t('sets.text'),
  }
  return (
    <>
      <div className="two">
        <Field
          name="shape"
          label={t('sets.kindOfValue')}
          as="choice"
          options={shapes.map((value) => ({ value, label: labels[value] }))}
        />
        <Field
          name="unit"
          label={t('fields.unit')}
          as="choice"
          options={units.map((value) => ({ value, label: t(`unit.${value}`).trim() }))}
        />
      </div>
      {shape === 'number' && <Field name="number" label={t('sets.number')} as="number" />}
      {shape === 'range' && (
        <div className="two">
          <Field name="min" label={t('sets.min')} as="number" />
          <Field name="max" label={t('sets.max')} as="number" />
        </div>
      )}
      {shape === 'share' && (
        <div className="two">
          <Field name="num" label={t('sets.num')} as="number" />
          <Field name="den" label={t('sets.den')} as="number" />
          <Field name="strict" label={t('sets.strict')} as="check" />
        </div>
      )}
      {shape === 'flag' && <Field name="yes" label={t('sets.yes')} as="check" />}
      {shape === 'text' && <Words />}
    </>
  )
}

/** A text, or a choice among the words that the provision knows: one, or several where it is a list. */
function Words() {
  const { t } = useTranslation('policies')
  const values = useFormValues()
  const known = optionsOf(values['key'])
  if (!known) return <Field name="text" label={t('sets.text')} />
  const options = known.map((value) => ({ value, label: t(`codes.${value}`) }))
  const several = values['unit'] === 'list'
  return (
    <Field
      name={several ? 'chosen' : 'text'}
      label={t('sets.text')}
      as={several ? 'choices' : 'choice'}
      options={options}
    />
  )
}
