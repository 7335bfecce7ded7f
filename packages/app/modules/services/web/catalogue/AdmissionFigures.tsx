import { useTranslation } from 'react-i18next'
import { List, PageHead, useScope } from '#web/kit/index.ts'
import { admissionFigures } from '../../contract/catalogue/admission.ts'
import '../services.css'

/** By department: how much was handed down, admitted and refused. */
export default function AdmissionFigures() {
  const { t } = useTranslation('services')
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('catalogue.figures')} back="/services/admissions" />
      <List
        name="services.admissionFigures"
        label={t('catalogue.figures')}
        contract={admissionFigures}
        call={{ query: { areaId: scope.id } }}
        rowKey="department"
        columns={[
          { key: 'department', title: t('fields.department'), main: true, sort: true },
          { key: 'refused', title: t('fields.refused'), number: true, sort: true },
          { key: 'refusedMissing', title: t('fields.refusedMissing'), number: true, sort: true },
          { key: 'asked', title: t('fields.asked'), number: true, sort: true },
          { key: 'admitted', title: t('fields.admitted'), number: true, sort: true },
          { key: 'ended', title: t('fields.ended'), number: true },
        ]}
        empty={{ title: t('catalogue.noWork'), text: t('catalogue.figuresText') }}
      />
    </div>
  )
}
