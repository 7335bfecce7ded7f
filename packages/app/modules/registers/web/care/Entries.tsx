import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import {
  Field,
  Form,
  Go,
  List,
  PageHead,
  Popup,
  Submit,
  useAbility,
  useAddress,
  useFormat,
  useSay,
  useTime,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { listEntries, removeFromList } from '../../contract/index.ts'

type Row = Answer<typeof listEntries>['rows'][number]

/** Who stands on one list. */
export default function Entries({ params }: PageProps) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const [{ name }] = useAddress({ name: '' })
  const may = useAbility()('registers.lists')
  return (
    <div className="stack">
      <PageHead title={name || t('pages.list')} back="/special-lists" />
      <List
        name="registers.entries"
        label={name || t('pages.list')}
        contract={listEntries}
        call={{ params: { id: params['id']! } }}
        rowKey="id"
        search={t('search.name')}
        filters={[
          {
            key: 'state',
            label: t('fields.state'),
            options: (['current', 'ended'] as const).map((value) => ({ value, label: t(`entriesState.${value}`) })),
          },
        ]}
        columns={[
          {
            key: 'person',
            title: t('fields.person'),
            main: true,
            show: (r) => <Go to={`/people/${r.personId}`}>{r.person}</Go>,
          },
          { key: 'purpose', title: t('fields.purpose') },
          { key: 'source', title: t('fields.source') },
          { key: 'from', title: t('fields.from'), show: (r) => format.day(r.from) },
          { key: 'expiresOn', title: t('fields.expiresOn'), show: (r) => format.day(r.expiresOn) },
          { key: 'note', title: t('fields.note') },
          {
            key: 'removedOn',
            title: t('fields.removedOn'),
            show: (r) => (r.removedOn ? format.day(r.removedOn) : may ? <Remove row={r} /> : '—'),
          },
        ]}
        empty={{ title: t('empty.entries') }}
      />
    </div>
  )
}

function Remove({ row }: { row: Row }) {
  const { t } = useTranslation('registers')
  const say = useSay()
  const { day } = useTime()
  return (
    <Popup small label={t('acts.remove')} title={t('acts.remove')}>
      {(close) => (
        <Form
          name={`registers.remove.${row.id}`}
          contract={removeFromList}
          call={{ params: { id: row.id } }}
          initial={{ version: row.version, on: day }}
          secret
          onDone={() => (say(t('done.removed'), 'good'), close())}
        >
          <Field name="on" label={t('fields.on')} as="day" />
          <Field name="reason" label={t('fields.reason')} as="long" />
          <Submit>{t('acts.remove')}</Submit>
        </Form>
      )}
    </Popup>
  )
}
