import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { List, Mark, PageHead, useFormat, useGo } from '#web/kit/index.ts'
import { ledgerStates, listLedgers } from '../../ledger/contract.ts'
import { stateTone } from './tones.ts'

/** The ledgers of an office: those under way and those done. */
export default function Ledgers() {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const go = useGo()
  const begin = (
    <Button type="primary" onClick={() => go('/ledgers/new')}>
      {t('ledger.new')}
    </Button>
  )
  return (
    <div className="stack">
      <PageHead title={t('ledger.title')} sub={t('ledger.sub')} actions={begin} />
      <List
        name="registers.ledgers"
        label={t('ledger.title')}
        contract={listLedgers}
        rowKey="id"
        rowTo={(row) => `/ledgers/${row.id}`}
        search={t('ledger.searchHint')}
        filters={[
          {
            key: 'state',
            label: t('ledger.fields.state'),
            options: ledgerStates.map((value) => ({ value, label: t(`ledger.states.${value}`) })),
          },
        ]}
        columns={[
          { key: 'fileName', title: t('ledger.fields.file'), sort: true, main: true },
          { key: 'areaName', title: t('ledger.fields.area') },
          {
            key: 'state',
            title: t('ledger.fields.state'),
            sort: true,
            show: (row) => <Mark tone={stateTone(row.state)}>{t(`ledger.states.${row.state}`)}</Mark>,
          },
          { key: 'taken', title: t('ledger.fields.taken'), number: true, show: (row) => format.number(row.taken) },
          { key: 'right', title: t('ledger.fields.right'), number: true, show: (row) => format.number(row.right) },
          {
            key: 'waiting',
            title: t('ledger.fields.waiting'),
            number: true,
            show: (row) => format.number(row.waiting),
          },
          { key: 'createdBy', title: t('ledger.fields.createdBy') },
          {
            key: 'createdAt',
            title: t('ledger.fields.createdAt'),
            sort: true,
            show: (row) => format.time(row.createdAt),
          },
        ]}
        empty={{ title: t('ledger.empty'), text: t('ledger.emptyText'), action: begin }}
      />
    </div>
  )
}
