import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Can, Empty, Field, Mark, PopupForm, Read, Rows, useFormat } from '#web/kit/index.ts'
import { addComplaint, answerComplaint, listComplaints } from '../../contract/index.ts'
import type { Election } from './shown.ts'

/** Complaints about procedure and result, with their clock where the province sets one. */
export function Complaints({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  const read = useRead(listComplaints, { params: { id: e.id } })
  return (
    <section className="panel stack" aria-labelledby="complaints">
      <div className="row">
        <h2 id="complaints">{t('one.complaints')}</h2>
        <PopupForm label={t('one.addComplaint')} small contract={addComplaint} call={{ params: { id: e.id } }}>
          <Field name="byName" label={t('fields.byName')} />
          <Field name="text" label={t('fields.text')} as="long" />
        </PopupForm>
      </div>
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('one.complaintsEmpty')} text={t('one.complaintsText')} />
          ) : (
            <Rows
              label={t('one.table', { of: t('one.complaints') })}
              rows={rows}
              rowKey="id"
              columns={[
                { key: 'byName', title: t('fields.byName'), main: true },
                { key: 'text', title: t('fields.text') },
                { key: 'receivedOn', title: t('fields.receivedOn'), show: (c) => format.day(c.receivedOn) },
                { key: 'state', title: t('fields.standing'), show: (c) => <Mark tone={c.state === 'open' ? 'warn' : 'good'}>{t(`values.objectionState.${c.state}`)}</Mark> },
                { key: 'answer', title: t('fields.answer'), show: (c) => c.answer ?? <Answer election={e} id={c.id} version={c.version} of={c.byName} /> },
              ]}
            />
          )
        }
      </Read>
    </section>
  )
} // prettier-ignore

function Answer(props: { election: Election; id: string; version: number; of: string }) {
  const { t } = useTranslation('elections')
  return (
    <Can ability="elections.guide">
      <PopupForm label={t('one.answer')} of={props.of} small contract={answerComplaint} call={{ params: { id: props.election.id, complaintId: props.id } }} initial={{ version: props.version }}>
        <Field name="answer" label={t('fields.answer')} as="long" />
      </PopupForm>
    </Can>
  )
} // prettier-ignore
