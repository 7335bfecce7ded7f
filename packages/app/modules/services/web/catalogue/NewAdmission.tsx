import { useTranslation } from 'react-i18next'
import {
  AreaPicker,
  Field,
  Form,
  Notice,
  PageHead,
  Submit,
  useFormValues,
  useGo,
  useMe,
  useSay,
} from '#web/kit/index.ts'
import { askAdmission } from '../../contract/catalogue/admission.ts'
import '../services.css'
import { Money } from './fields/Money.tsx'

/** Work is handed down, or noted by the committee that was asked. */
export default function NewAdmission() {
  const { t } = useTranslation('services')
  const go = useGo()
  const say = useSay()
  const { post } = useMe()
  const own = post.role === 'communityWorker' ? [post.areaId] : []
  const initial = { areaIds: own, basis: '', payer: '', post: '', amountFen: null, basisPolicyKey: null, fromDay: null, toDay: null } // prettier-ignore
  return (
    <div className="stack">
      <PageHead title={t('commands.askAdmission')} sub={t('catalogue.askSub')} back="/services/admissions" />
      <Form
        name="services.askAdmission"
        contract={askAdmission}
        initial={initial}
        onDone={({ ids }) => (say(t('catalogue.askedNow', { n: ids.length }), 'good'), go('/services/admissions'))}
      >
        {own.length === 0 && (
          <Field name="areaIds" label={t('catalogue.community')} must help={t('catalogue.communityHelp')}>
            {({ value, onChange }) => (
              <AreaPicker
                label={t('catalogue.community')}
                quiet
                levels={[5]}
                under={post.areaId}
                value={(value as string[] | undefined)?.[0]}
                onChange={(id) => onChange(id ? [id] : [])}
              />
            )}
          </Field>
        )}
        <Field name="work" label={t('fields.work')} />
        <Field name="text" label={t('fields.text')} as="long" />
        <Field name="department" label={t('fields.department')} />
        <Field name="basis" label={t('fields.basis')} help={t('catalogue.basisHelp')} />
        <div className="two">
          <Field name="payer" label={t('fields.payer')} />
          <Money name="amountFen" label={t('catalogue.amountYuan')} empty={null} />
        </div>
        <Field name="post" label={t('fields.post')} />
        <Lacks />
        <Submit>{t('commands.askAdmission')}</Submit>
      </Form>
    </div>
  )
}

/** Says while it is typed what the committee will refuse for. */
function Lacks() {
  const { t } = useTranslation('services')
  const values = useFormValues() as Record<string, string | undefined>
  const missing = (['basis', 'payer', 'post'] as const).filter((k) => !values[k]?.trim())
  if (missing.length === 0) return null
  return (
    <Notice tone="warn">
      {t('catalogue.lacks', { missing: missing.map((m) => t(`values.missing.${m}`)).join('、') })}
    </Notice>
  )
}
