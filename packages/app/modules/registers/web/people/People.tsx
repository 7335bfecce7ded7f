import { useTranslation } from 'react-i18next'
import { List, Mark, PageHead, useAbility, useAddress, useFormat, useScope } from '#web/kit/index.ts'
import { listPeople } from '../../contract/index.ts'
import { OpenHousehold } from '../parts/acts.tsx'
import { useCodes } from '../parts/codes.ts'
import { RevealMany } from './RevealMany.tsx'

/** People of the area looked at, found in one box. */
export default function People() {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const format = useFormat()
  const scope = useScope()
  const [{ unitId }] = useAddress({ unitId: '' })
  const mayReveal = useAbility()('registers.reveal')
  return (
    <div className="stack">
      <PageHead title={t('pages.people')} actions={<OpenHousehold />} />
      <List
        name="registers.people"
        label={t('pages.people')}
        contract={listPeople}
        call={{ query: { areaId: scope.id, ...(unitId ? { unitId } : {}) } }}
        rowKey="id"
        rowTo={(row) => `/people/${row.id}`}
        search={t('search.people')}
        filters={[
          {
            key: 'registered',
            label: t('fields.registered'),
            options: [
              { value: 'true', label: t('registeredShort') },
              { value: 'false', label: t('floatingShort') },
            ],
          },
          { key: 'sex', label: t('fields.sex'), options: codes.options('sex') },
          { key: 'elderly', label: t('fields.age'), options: [{ value: 'true', label: t('fields.elderly') }] },
          { key: 'headsOnly', label: t('fields.isHead'), options: [{ value: 'true', label: t('headsOnly') }] },
          { key: 'areaId', label: t('fields.areaId'), type: 'area' },
        ]}
        columns={[
          { key: 'name', title: t('fields.name'), sort: true, main: true },
          { key: 'sex', title: t('fields.sex'), show: (r) => codes.word('sex', r.sex) },
          { key: 'birthOn', title: t('fields.birthOn'), sort: true, show: (r) => format.day(r.birthOn) },
          { key: 'age', title: t('fields.age'), number: true, show: (r) => format.number(r.age) },
          { key: 'address', title: t('fields.address') },
          { key: 'relation', title: t('fields.relation'), show: (r) => codes.word('relation', r.relation) },
          {
            key: 'registered',
            title: t('fields.registered'),
            show: (r) => (r.registered ? t('registeredShort') : <Mark tone="warn">{t('floatingShort')}</Mark>),
          },
          { key: 'idMasked', title: t('fields.idMasked'), hidden: true },
          { key: 'phoneMasked', title: t('fields.phoneMasked'), hidden: true },
          { key: 'community', title: t('fields.community') },
        ]}
        picks={
          mayReveal
            ? {
                nameOf: (r) => t('reveal.pick', { name: r.name, address: r.address }),
                actions: (rows) => <RevealMany people={rows} />,
              }
            : undefined
        }
        empty={{ title: t('empty.people'), text: t('empty.peopleText'), action: <OpenHousehold /> }}
      />
    </div>
  )
}
