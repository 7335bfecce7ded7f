import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import {
  Field,
  Form,
  Go,
  List,
  Mark,
  Notice,
  PageHead,
  Popup,
  Submit,
  useAbility,
  useFormat,
  useSay,
  useScope,
} from '#web/kit/index.ts'
import { decideCorrection, listCorrectionRequests } from '../../contract/index.ts'
import { useCodes } from '../parts/codes.ts'

type Row = Answer<typeof listCorrectionRequests>['rows'][number]
const states = ['requested', 'accepted', 'refused'] as const
const tones = { requested: 'warn', accepted: 'good', refused: undefined } as const

/** Requests by residents to put right what is kept about them. */
export default function Requests() {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const scope = useScope()
  const may = useAbility()('registers.decide')
  return (
    <div className="stack">
      <PageHead title={t('pages.requests')} sub={t('empty.requestsText')} />
      <List
        name="registers.requests"
        label={t('pages.requests')}
        contract={listCorrectionRequests}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('search.name')}
        filters={[
          {
            key: 'state',
            label: t('fields.state'),
            options: states.map((value) => ({ value, label: t(`states.${value}`) })),
          },
        ]}
        columns={[
          {
            key: 'person',
            title: t('fields.person'),
            main: true,
            show: (r) => <Go to={`/people/${r.personId}`}>{r.person}</Go>,
          },
          { key: 'field', title: t('fields.field'), show: (r) => t(`fields.${r.field}`) },
          { key: 'oldValue', title: t('fields.oldValue'), show: (r) => <Value row={r} value={r.oldValue} /> },
          { key: 'newValue', title: t('fields.newValue'), show: (r) => <Value row={r} value={r.newValue} /> },
          { key: 'reason', title: t('fields.reason') },
          {
            key: 'state',
            title: t('fields.state'),
            show: (r) => <Mark tone={tones[r.state]}>{t(`states.${r.state}`)}</Mark>,
          },
          { key: 'requestedAt', title: t('fields.requestedAt'), show: (r) => format.time(r.requestedAt) },
          {
            key: 'decision',
            title: t('fields.decision'),
            show: (r) => (may && r.state === 'requested' ? <Decide row={r} /> : (r.decision ?? '—')),
          },
        ]}
        empty={{ title: t('empty.requests'), text: t('empty.requestsText') }}
      />
    </div>
  )
}

/** A value in words where its field has a code list. */
function Value({ row, value }: { row: Row; value: string }) {
  const codes = useCodes()
  const coded = ['sex', 'ethnic', 'education', 'marriage', 'employment'].includes(row.field)
  return coded ? codes.word(row.field, value) : value || '—'
}

function Decide({ row }: { row: Row }) {
  const { t } = useTranslation('registers')
  const say = useSay()
  return (
    <Popup label={t('acts.decide')} title={t('acts.decide')} small>
      {(close) => (
        <Form
          name={`registers.request.${row.id}`}
          contract={decideCorrection}
          call={{ params: { id: row.id } }}
          initial={{ version: row.version, verb: 'accept' }}
          secret
          onDone={() => (say(t('done.decided'), 'good'), close())}
        >
          <Notice>{t('requests.apply')}</Notice>
          <Field
            name="verb"
            label={t('acts.decide')}
            as="radio"
            options={(['accept', 'refuse'] as const).map((value) => ({ value, label: t(`verbs.${value}`) }))}
          />
          <Field name="reason" label={t('fields.reason')} as="long" help={t('requests.refuseText')} />
          <Submit>{t('acts.decide')}</Submit>
        </Form>
      )}
    </Popup>
  )
}
