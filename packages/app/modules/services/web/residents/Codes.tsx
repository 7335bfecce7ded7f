import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Field, List, Mark, PageHead, PopupForm, useFormat, useScope } from '#web/kit/index.ts'
import { listCodes, withdrawCode } from '../../contract/residents/enrol.ts'

type Row = Answer<typeof listCodes>['rows'][number]
const TONES = { open: 'good', used: undefined, expired: 'warn', blocked: 'bad', withdrawn: 'bad' } as const

/** Codes that were given out, never the code itself; one that was lost is withdrawn. */
export default function Codes() {
  const { t } = useTranslation('services')
  const scope = useScope()
  const format = useFormat()
  return (
    <div className="stack">
      <PageHead title={t('residents.codes')} sub={t('residents.codesSub')} back="/services/residents" />
      <List
        name="services.codes"
        label={t('residents.codes')}
        contract={listCodes}
        call={{ query: { areaId: scope.id } }}
        search={t('residents.searchName')}
        rowKey="id"
        columns={[
          { key: 'name', title: t('residents.name'), main: true, sort: true },
          { key: 'of', title: t('residents.codeOf'), show: (r) => t(`values.codeOf.${r.of}`) },
          { key: 'checked', title: t('fields.checked'), show: (r) => t(`values.checked.${r.checked}`) },
          { key: 'madeBy', title: t('fields.madeBy') },
          { key: 'madeAt', title: t('fields.madeAt'), sort: true, show: (r) => format.time(r.madeAt) },
          { key: 'expiresAt', title: t('fields.expiresAt'), show: (r) => format.time(r.expiresAt) },
          {
            key: 'state',
            title: t('residents.state'),
            show: (r) => <Mark tone={TONES[r.state]}>{t(`values.codeState.${r.state}`)}</Mark>,
          },
          { key: 'id', title: t('residents.acts'), show: (r) => r.state === 'open' && <Withdraw row={r} /> },
        ]}
        empty={{ title: t('residents.noCodes'), text: t('residents.noCodesText') }}
      />
    </div>
  )
}

function Withdraw({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  return (
    <PopupForm
      small
      danger
      label={t('commands.withdrawCode')}
      of={row.name}
      contract={withdrawCode}
      call={{ params: { id: row.id } }}
      said={t('residents.codeWithdrawn')}
    >
      <Field name="reason" label={t('residents.reason')} help={t('residents.withdrawHelp')} />
    </PopupForm>
  )
}
