import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, DateField, PageHead, useMe, useTime } from '#web/kit/index.ts'
import { importItems, previewItems } from '../../contract/catalogue/import.ts'
import '../services.css'
import { Intake } from './Intake.tsx'
import { useKinds } from './parts.tsx'

/** An item list is looked through, then taken in. */
export default function ImportItems() {
  const { t } = useTranslation('services')
  const { post } = useMe()
  const { day } = useTime()
  const kinds = useKinds('items')
  const [kindId, setKind] = useState('')
  const [validFrom, setFrom] = useState<string>(day)
  const [departments, setDepartments] = useState(false)
  const byDepartments = departments ? 'true' : 'false'
  return (
    <div className="stack">
      <PageHead title={t('pages.importItems')} sub={t('catalogue.importSub')} back="/services/catalogue" />
      <Intake
        label={t('catalogue.listFile')}
        help={t('catalogue.listHelp')}
        look={previewItems}
        take={importItems}
        query={kindId ? { areaId: post.areaId, kindId, validFrom, byDepartments } : undefined}
      >
        <Choice
          label={t('catalogue.underKind')}
          must
          value={kindId}
          onChange={setKind}
          options={kinds}
          help={t('catalogue.underKindHelp')}
        />
        <DateField label={t('fields.validFrom')} value={validFrom} onChange={(d) => setFrom(d ?? day)} />
        <label className="k-tick">
          <input type="checkbox" checked={departments} onChange={(e) => setDepartments(e.target.checked)} />
          <span>{t('catalogue.byDepartments')}</span>
        </label>
      </Intake>
    </div>
  )
}
