import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Field, Form, PageHead, Submit, useAddress, useForm, useGo, useScope } from '#web/kit/index.ts'
import { listOrgans, type OrganRow } from '../../contract/organs.ts'
import { draftRule } from '../../contract/rules.ts'
import { kindsFor, ruleKinds, type RuleKind } from '../../rules/institutions.ts'
import { templateFor } from '../../rules/templates.ts'

/** Drafts a rule of a body, from the template of its kind. */
export default function NewRule() {
  const { t } = useTranslation('organs')
  const go = useGo()
  const scope = useScope()
  const [{ areaId, organId }] = useAddress({ areaId: '', organId: '' })
  const organs = useRead(listOrgans, { query: { areaId: areaId || scope.id, below: 'true', size: 200 } }).data?.rows ?? []
  const prepare = (values: Record<string, unknown>) => ({ ...values, areaId: organs.find((o) => o.id === values['organId'])?.areaId ?? scope.id })
  return (
    <div className="stack">
      <PageHead title={t('commands.draftRule')} sub={t('institutions.newSub')} back="/organs/rules" />
      <Form name="organs.draftRule" contract={draftRule} initial={{ organId, kind: 'rulesOfOrder' }} prepare={prepare} onDone={(done) => go(`/organs/rules/${done.areaId}/${done.id}`)}>
        <Field name="organId" label={t('fields.organ')} as="choice" options={organs.map((o) => ({ value: o.id, label: `${o.name}（${o.area}）` }))} />
        <Kind organs={organs} />
        <Field name="title" label={t('fields.title')} />
        <Field name="text" label={t('institutions.text')} as="long" help={t('institutions.textHelp')} />
        <Submit>{t('commands.draftRule')}</Submit>
      </Form>
    </div>
  )
} // prettier-ignore

/** The kinds that suit the body first; a button puts the template in. */
function Kind({ organs }: { organs: readonly OrganRow[] }) {
  const { t } = useTranslation('organs')
  const form = useForm()
  const organ = organs.find((o) => o.id === form.values['organId'])
  const first = organ ? kindsFor(organ.kind) : []
  const kind = (form.values['kind'] as RuleKind | undefined) ?? 'rulesOfOrder'
  const fill = () => {
    form.set('text', templateFor(kind, organ?.name ?? ''))
    if (!form.values['title']) form.set('title', `${organ?.name ?? ''}${t(`values.ruleKind.${kind}`)}`)
  }
  return (
    <>
      <Field name="kind" label={t('fields.kind')} as="choice" options={[...first, ...ruleKinds.filter((k) => !first.includes(k))].map((k) => ({ value: k, label: t(`values.ruleKind.${k}`) }))} />
      <div>
        <Button onClick={fill}>{t('institutions.useTemplate')}</Button>
      </div>
    </>
  )
} // prettier-ignore
