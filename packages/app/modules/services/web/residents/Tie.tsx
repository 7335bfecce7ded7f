import { useTranslation } from 'react-i18next'
import { Field, PopupForm } from '#web/kit/index.ts'
import { tieAccount } from '../../contract/residents/enrol.ts'
import { CheckedFields, WhoField } from './who.tsx'

/** Ties an account that somebody has already, without a code. */
export function Tie({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  return (
    <PopupForm label={t('residents.tie')} contract={tieAccount} said={t('residents.tied')}>
      <p className="soft">{t('residents.tieText')}</p>
      <Field name="login" label={t('fields.login')} />
      <WhoField areaId={areaId} />
      <CheckedFields />
    </PopupForm>
  )
}
