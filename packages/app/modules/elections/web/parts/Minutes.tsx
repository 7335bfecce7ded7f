import { useTranslation } from 'react-i18next'
import { Can, Field, Form, Mark, Popup, PopupForm, Submit } from '#web/kit/index.ts'
import { editMinute, minuteKinds, signMinute, writeMinute } from '../../contract/index.ts'
import { Listed } from './Listed.tsx'
import type { Box, Counted, Election } from './shown.ts'

/** Minutes of an election: written, changed until they are signed, then as they stand. */
export function Minutes({ election: e, count: c, boxes }: { election: Election; count: Counted; boxes: readonly Box[] }) {
  const { t } = useTranslation('elections')
  return (
    <Listed
      id="minutes"
      title={t('count.minutes')}
      add={e.state !== 'archived' && <Write election={e} boxes={boxes} />}
      empty={{ title: t('count.minutesEmpty'), text: t('count.minutesText') }}
      rows={c.minutes}
      columns={[
        { key: 'title', title: t('fields.title'), main: true },
        { key: 'kind', title: t('fields.kind'), show: (m) => t(`values.minuteKind.${m.kind}`) },
        { key: 'text', title: t('fields.text') },
        { key: 'signedBy', title: t('fields.signedBy'), show: (m) => m.signedBy.join(t('one.sep')) || '—' },
        {
          key: 'state', title: t('fields.standing'),
          show: (m) => m.state === 'signed' ? <Mark tone={m.intact ? 'good' : 'bad'}>{t(m.intact ? 'count.signed' : 'count.broken')}</Mark> : e.state !== 'archived' && (
            <Can ability="elections.count">
              <div className="row">
                <PopupForm small label={t('count.edit')} of={m.title} contract={editMinute} call={{ params: { id: e.id, minuteId: m.id } }} initial={{ version: m.version, title: m.title, text: m.text }}>
                  <Field name="title" label={t('fields.title')} />
                  <Field name="text" label={t('fields.text')} as="long" />
                </PopupForm>
                <Sign electionId={e.id} minute={m} />
              </div>
            </Can>
          ),
        },
      ]}
    />
  )
} // prettier-ignore

function Write({ election: e, boxes }: { election: Election; boxes: readonly Box[] }) {
  const { t } = useTranslation('elections')
  return (
    <Can ability="elections.count">
      <PopupForm label={t('count.write')} small draft={`elections.minute.${e.id}`} contract={writeMinute} call={{ params: { id: e.id } }} initial={{ kind: 'difference' }}>
        <Field name="kind" label={t('fields.kind')} as="choice" options={minuteKinds.map((k) => ({ value: k, label: t(`values.minuteKind.${k}`) }))} />
        <Field name="boxId" label={t('count.forWhich')} as="choice" options={boxes.map((b) => ({ value: b.id, label: b.name }))} />
        <Field name="title" label={t('fields.title')} />
        <Field name="text" label={t('fields.text')} as="long" />
      </PopupForm>
    </Can>
  )
} // prettier-ignore

function Sign({ electionId, minute: m }: { electionId: string; minute: Counted['minutes'][number] }) {
  const { t } = useTranslation('elections')
  return (
    <Popup small label={t('count.sign')} title={t('count.sign')} name={`${t('count.sign')}${t('one.colon')}${m.title}`}>
      {(close) => (
        <Form
          name={`elections.sign.${m.id}`}
          secret
          contract={signMinute}
          call={{ params: { id: electionId, minuteId: m.id } }}
          initial={{ version: m.version }}
          schema={signMinute.body.omit({ signedBy: true })}
          prepare={({ names, version }) => ({ version, signedBy: String(names ?? '').split('\n').map((n) => n.trim()).filter(Boolean) }) as never}
          onDone={close}
        >
          <Field name="names" label={t('count.signedBy')} as="long" must />
          <Submit>{t('count.sign')}</Submit>
        </Form>
      )}
    </Popup>
  )
} // prettier-ignore
