import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { ErrorNotice, Field, useFormValues } from '#web/kit/index.ts'
import { listGivable } from '../contract/admin.ts'

/** Role, area of its level, and days of a post: the roles that one may give, and no others. */
export function PostFields() {
  const { t } = useTranslation('accounts')
  const { data, error } = useRead(listGivable, {})
  const { role } = useFormValues()
  const options = (data?.rows ?? []).map((r) => ({ value: r.role, label: t(`roles.${r.role}`) }))
  const levels = data?.rows.find((r) => r.role === role)?.levels
  return (
    <>
      <ErrorNotice error={error} />
      <Field name="role" as="choice" label={t('new.role')} options={options} />
      <Field name="areaId" as="area" label={t('new.area')} help={t('new.areaHelp')} levels={levels ?? [2, 3, 4, 5]} />
      <div className="two">
        <Field name="validFrom" as="day" label={t('fields.validFrom')} />
        <Field name="validTo" as="day" label={t('fields.validTo')} />
      </div>
    </>
  )
}
