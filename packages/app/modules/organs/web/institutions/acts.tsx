import { useTranslation } from 'react-i18next'
import { Field, PopupForm, useTime } from '#web/kit/index.ts'
import {
  adopter,
  adoptRule,
  editRule,
  enforceRule,
  fileRule,
  orderCorrection,
  withdrawRule,
} from '../../contract/rules.ts'
import type { View } from './Rule.tsx'

/** What may be done with the latest version. */
export function RuleActs({ rule }: { rule: View }) {
  const can = (verb: string) => rule.verbs.includes(verb)
  return (
    <span className="row">
      {can('edit') && <Edit rule={rule} />}
      {can('adopt') && <Adopt rule={rule} />}
      {can('file') && <File rule={rule} />}
      {can('enforce') && <Enforce rule={rule} />}
      {can('correct') && <Correct rule={rule} />}
      {can('withdraw') && <Withdraw rule={rule} />}
    </span>
  )
}
const callOf = ({ areaId, id }: View) => ({ params: { areaId, id } })

function Edit({ rule }: { rule: View }) {
  const { t } = useTranslation('organs')
  const fresh = rule.versions[0]!.state !== 'draft'
  return (
    <PopupForm label={fresh ? t('institutions.newVersion') : t('commands.editRule')} contract={editRule} call={callOf(rule)} initial={{ version: rule.version, title: rule.title, text: rule.versions[0]!.text }} draft={`organs.editRule.${rule.id}`} said={t('bodies.saved')}>
      <Field name="title" label={t('fields.title')} />
      <Field name="text" label={t('institutions.text')} as="long" />
    </PopupForm>
  )
} // prettier-ignore

function Adopt({ rule }: { rule: View }) {
  const { t } = useTranslation('organs')
  const { day } = useTime()
  const number = (name: string) => <Field name={name} label={t(`fields.${name}`)} as="number" />
  return (
    <PopupForm label={t('commands.adoptRule')} contract={adoptRule} call={callOf(rule)} initial={{ version: rule.version, on: day, by: 'representativesMeeting', abstained: 0 }} said={t('bodies.saved')}>
      <Field name="on" label={t('fields.adoptedOn')} as="day" />
      <Field name="by" label={t('fields.by')} as="choice" options={adopter.options.map((a) => ({ value: a, label: t(`values.adoptedBy.${a}`) }))} />
      <div className="two">
        {number('entitled')}
        {number('present')}
        {number('votesFor')}
        {number('votesAgainst')}
        {number('abstained')}
      </div>
    </PopupForm>
  )
} // prettier-ignore

function File({ rule }: { rule: View }) {
  const { t } = useTranslation('organs')
  const { day } = useTime()
  return (
    <PopupForm label={t('commands.fileRule')} contract={fileRule} call={callOf(rule)} initial={{ version: rule.version, on: day }} said={t('bodies.saved')}>
      <Field name="on" label={t('fields.filedOn')} as="day" />
      <Field name="with" label={t('fields.with')} />
    </PopupForm>
  )
} // prettier-ignore

function Enforce({ rule }: { rule: View }) {
  const { t } = useTranslation('organs')
  const { day } = useTime()
  return (
    <PopupForm label={t('commands.enforceRule')} contract={enforceRule} call={callOf(rule)} initial={{ version: rule.version, on: day, nextReviewOn: null }} said={t('bodies.saved')}>
      <Field name="on" label={t('fields.inForceOn')} as="day" />
      <Field name="nextReviewOn" label={t('fields.nextReviewOn')} as="day" />
    </PopupForm>
  )
} // prettier-ignore

function Correct({ rule }: { rule: View }) {
  const { t } = useTranslation('organs')
  return (
    <PopupForm label={t('commands.orderCorrection')} contract={orderCorrection} call={callOf(rule)} initial={{ version: rule.version }} said={t('bodies.saved')}>
      <Field name="text" label={t('fields.correction')} as="long" help={t('institutions.correctionHelp')} />
      <Field name="dueOn" label={t('fields.dueOn')} as="day" />
    </PopupForm>
  )
} // prettier-ignore

function Withdraw({ rule }: { rule: View }) {
  const { t } = useTranslation('organs')
  const { day } = useTime()
  return (
    <PopupForm danger label={t('commands.withdrawRule')} contract={withdrawRule} call={callOf(rule)} initial={{ version: rule.version, on: day }} said={t('bodies.saved')}>
      <Field name="on" label={t('fields.on')} as="day" />
      <Field name="reason" label={t('fields.reason')} as="long" />
    </PopupForm>
  )
} // prettier-ignore
