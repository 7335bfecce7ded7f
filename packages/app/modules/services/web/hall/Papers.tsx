import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Can, Field, Form, List, Mark, PageHead, Popup, Read, Submit, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getHall } from '../../contract/hall/counters.ts'
import { handOut, listHandouts, readyPaper } from '../../contract/hall/visits.ts'

type Handout = Answer<typeof listHandouts>['rows'][number]

/** The one way out: finished papers that wait, and who fetched which. */
export default function Papers({ params }: PageProps) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const id = params.id!
  const read = useRead(getHall, { params: { id } })
  return (
    <Read of={read}>
      {(hall) => (
        <div className="stack">
          <PageHead title={t('pages.hallPapers')} sub={hall.name} back={`/services/hall/${id}`} />
          <List
            name="services.listHandouts"
            label={t('pages.hallPapers')}
            contract={listHandouts}
            call={{ params: { id } }}
            rowKey={(r) => r.id}
            search={t('hall.papersHint')}
            filters={[
              {
                key: 'state',
                label: t('fields.handoutState'),
                options: ['ready', 'handed'].map((s) => ({ value: s, label: t(`values.handoutState.${s}`) })),
              },
            ]}
            actions={
              <Can ability="services.handle">
                <Popup label={t('commands.readyPaper')} title={t('commands.readyPaper')}>
                  {(close) => (
                    <Form name={`services.ready.${id}`} contract={readyPaper} call={{ params: { id } }} onDone={close}>
                      <Field name="caseNumber" label={t('fields.caseNumber')} />
                      <Field name="title" label={t('hall.paperTitle')} />
                      <Field name="note" label={t('hall.note')} />
                      <Submit>{t('hall.save')}</Submit>
                    </Form>
                  )}
                </Popup>
              </Can>
            }
            columns={[
              {
                key: 'title',
                title: t('hall.paperTitle'),
                sort: true,
                main: true,
                show: (r) => r.title || t('hall.specialPaper'),
              },
              {
                key: 'caseNumber',
                title: t('fields.caseNumber'),
                sort: true,
                show: (r) => <span className="num">{r.caseNumber}</span>,
              },
              {
                key: 'handoutState',
                title: t('fields.handoutState'),
                show: (r) => (
                  <Mark tone={r.handoutState === 'ready' ? 'warn' : 'good'}>
                    {t(`values.handoutState.${r.handoutState}`)}
                  </Mark>
                ),
              },
              { key: 'readyAt', title: t('fields.readyAt'), sort: true, show: (r) => format.time(r.readyAt) },
              { key: 'signedNote', title: t('fields.signedNote'), show: (r) => <Signed row={r} /> },
            ]}
            empty={{ title: t('hall.noPapersReady'), text: t('hall.noPapersReadyText') }}
          />
        </div>
      )}
    </Read>
  )
}

function Signed({ row }: { row: Handout }) {
  const { t } = useTranslation('services')
  if (row.handoutState !== 'ready')
    return (
      <>
        {row.signedAs && t(`values.signedAs.${row.signedAs}`)} {row.signedNote}
      </>
    )
  return (
    <Popup label={t('hall.handTo', { title: row.title || row.caseNumber })} title={t('commands.handOut')}>
      {(close) => (
        <Form
          name={`services.hand.${row.id}`}
          contract={handOut}
          call={{ params: { id: row.id } }}
          initial={{ version: row.version, signedAs: 'self' }}
          onDone={close}
        >
          <Field
            name="signedAs"
            label={t('fields.signedAs')}
            as="radio"
            options={['self', 'agent'].map((s) => ({ value: s, label: t(`values.signedAs.${s}`) }))}
          />
          <Field name="signedNote" label={t('fields.signedNote')} help={t('hall.signedHelp')} />
          <Submit>{t('commands.handOut')}</Submit>
        </Form>
      )}
    </Popup>
  )
}
