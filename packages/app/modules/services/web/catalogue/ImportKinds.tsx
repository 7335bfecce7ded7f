import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice, PageHead, useMe } from '#web/kit/index.ts'
import { importKinds, previewKinds } from '../../contract/catalogue/import.ts'
import { kindUses } from '../../contract/catalogue/kinds.ts'
import '../services.css'
import { Intake } from './Intake.tsx'
import { optionsOf, useKinds } from './parts.tsx'

/** A tree of kinds, a column for each level, is looked through, then taken in. */
export default function ImportKinds() {
  const { t } = useTranslation('services')
  const { post } = useMe()
  const kinds = useKinds()
  const [parentId, setParent] = useState('')
  const [usedFor, setUse] = useState<(typeof kindUses)[number]>('cases')
  return (
    <div className="stack">
      <PageHead title={t('pages.importKinds')} sub={t('catalogue.importKindsSub')} back="/services/kinds" />
      <Intake
        label={t('catalogue.treeFile')}
        help={t('catalogue.treeHelp')}
        look={previewKinds}
        take={importKinds}
        query={{ areaId: post.areaId, usedFor, ...(parentId ? { parentId } : {}) }}
      >
        <Choice
          label={t('fields.parentId')}
          value={parentId}
          onChange={setParent}
          none={t('catalogue.asRoots')}
          options={kinds}
        />
        <Choice
          label={t('fields.usedFor')}
          value={usedFor}
          onChange={(use) => setUse(use as typeof usedFor)}
          options={optionsOf(kindUses, (use) => t(`values.usedFor.${use}`))}
        />
      </Intake>
    </div>
  )
}
