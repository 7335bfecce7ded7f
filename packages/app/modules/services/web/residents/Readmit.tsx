import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Form, Notice, Popup, Submit } from '#web/kit/index.ts'
import { checks, readmitMember } from '../../contract/residents/enrol.ts'
import type { Row } from './Members.tsx'

/** Who lost the password: a one-time password, shown once. */
export function Readmit({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  const [once, setOnce] = useState<{ login: string; initialPassword: string }>()
  return (
    <Popup label={t('residents.readmit')} title={t('residents.readmit')}>
      {() =>
        once ? (
          <Notice tone="warn" live>
            <p>{t('residents.onceText')}</p>
            <p>
              {once.login} <code>{once.initialPassword}</code>
            </p>
          </Notice>
        ) : (
          <Form name={`services.readmit.${row.id}`} contract={readmitMember} call={{ params: { id: row.id } }} secret onDone={setOnce}>
            <Field name="checked" label={t('fields.checked')} as="choice" options={checks.map((value) => ({ value, label: t(`values.checked.${value}`) }))} />
            <Field name="note" label={t('fields.note')} />
            <Submit>{t('residents.readmit')}</Submit>
          </Form>
        )
      }
    </Popup>
  )
} // prettier-ignore
