import { useTranslation } from 'react-i18next'
import { Remarks } from '../cases/Remarks.tsx'
import { useTable } from './state.ts'

/** Comments on places; a new one is about the unit that is picked. */
export default function Comments() {
  const { t } = useTranslation('planning')
  const { desk, held } = useTable()
  const unit = held.picked.length === 1 ? held.picked[0] : undefined
  return (
    <div className="stack">
      <p className="soft">
        {unit === undefined ? t('table.pickToComment') : t('table.commentOn', { name: desk.view.units.names[unit] })}
      </p>
      <Remarks
        caseId={desk.scheme.caseId}
        about={{ schemeId: desk.scheme.id, ...(unit === undefined ? {} : { unitId: desk.view.units.ids[unit]! }) }}
        nameOf={(id) => desk.view.units.names[desk.indexOf.get(id) ?? -1]}
      />
    </div>
  )
}
