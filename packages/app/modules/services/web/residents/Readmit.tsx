import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form, Notice, Popup, Submit } from '#web/kit/index.ts'
import { readmitMember } from '../../contract/residents/enrol.ts'
import type { Row } from './Members.tsx'
import { CheckedFields } from './who.tsx'

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
            <CheckedFields />
            <Submit>{t('residents.readmit')}</Submit>
          </Form>
        )
      }
    </Popup>
  )
} // prettier-ignore
