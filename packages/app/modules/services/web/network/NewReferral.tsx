import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/dates.ts'
import { useRead } from '#web/hooks.ts'
import { Choice, Field, Form, PageHead, Submit, useFormValues, useGo, useMe, useTime } from '#web/kit/index.ts'
import { listPlaces } from '../../contract/network/places.ts'
import { sendReferral } from '../../contract/network/referrals.ts'
import '../services.css'

/** Hands a matter to another level. */
export default function NewReferral() {
  const { t } = useTranslation('services')
  const go = useGo()
  const { post } = useMe()
  const { day } = useTime()
  const initial = {
    fromAreaId: post.areaId,
    dueOn: addDays(day, 7),
    toPlaceId: null,
    itemId: null,
    caseAreaId: null,
    caseId: null,
  }
  return (
    <div className="stack">
      <PageHead title={t('commands.sendReferral')} sub={t('network.referSub')} back="/services/referrals" />
      <Form
        name="services.sendReferral"
        contract={sendReferral}
        initial={initial}
        onDone={() => go('/services/referrals')}
      >
        <Field name="toAreaId" label={t('fields.toArea')} as="area" levels={[2, 3, 4, 5]} />
        <ToPlace />
        <Field name="matter" label={t('fields.matter')} />
        <Field name="text" label={t('network.matterText')} as="long" help={t('network.matterHelp')} />
        <Field name="dueOn" label={t('fields.dueOn')} as="day" />
        <Submit>{t('commands.sendReferral')}</Submit>
      </Form>
    </div>
  )
}

function ToPlace() {
  const { t } = useTranslation('services')
  const { toAreaId } = useFormValues() as { toAreaId?: string }
  return toAreaId ? <Places areaId={toAreaId} label={t('fields.toPlace')} /> : null
}

function Places({ areaId, label }: { areaId: string; label: string }) {
  const { t } = useTranslation('services')
  const places = useRead(listPlaces, { query: { areaId, size: 200 } })
  const own = (places.data?.rows ?? []).filter((p) => p.areaId === areaId)
  if (own.length === 0) return null
  return (
    <Field name="toPlaceId" label={label}>
      {({ value, onChange }) => (
        <Choice
          label={label}
          quiet
          value={(value as string | null) ?? ''}
          none={t('network.noOnePlace')}
          onChange={(id) => onChange(id || null)}
          options={own.map((p) => ({ value: p.id, label: p.name }))}
        />
      )}
    </Field>
  )
}
