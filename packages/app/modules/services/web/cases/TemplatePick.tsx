import { useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Choice, Go } from '#web/kit/index.ts'
import { caseTemplates, type templateUses } from '../../contract/cases/templates.ts'
import { typeInto } from './type-into.ts'

interface Props {
  caseId: string
  verb: (typeof templateUses)[number]
  box: RefObject<HTMLTextAreaElement | null>
}

/** Templates that fit the case, filled in; what is picked is typed where the cursor stands and is edited like anything else. */
export function TemplatePick({ caseId, verb, box }: Props) {
  const { t } = useTranslation('services')
  const [put, setPut] = useState(false)
  const rows = useRead(caseTemplates, { params: { id: caseId }, query: { verb } }, { keep: true }).data?.rows
  if (!rows) return null
  const pick = (id: string) => {
    const row = rows.find((r) => r.id === id)
    if (!row) return
    typeInto(box.current, row.text)
    setPut(true)
  }
  return (
    <div className="row">
      {rows.length > 0 && (
        <Choice
          label={t('cases.template.pick')}
          value=""
          onChange={pick}
          options={rows.map((r) => ({ value: r.id, label: r.name }))}
        />
      )}
      <span className="soft" role="status">
        {put ? t('cases.template.put') : rows.length === 0 && t('cases.template.noneHere')}
      </span>
      <Go to="/services/answer-templates">{t('pages.answerTemplates')}</Go>
    </div>
  )
}
