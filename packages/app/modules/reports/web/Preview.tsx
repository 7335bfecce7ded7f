import { useTranslation } from 'react-i18next'
import { download } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Field,
  Form,
  PageHead,
  Read,
  Submit,
  useFormat,
  useGo,
  useSay,
  useScope,
  useTime,
} from '#web/kit/index.ts'
import type { DocumentModel } from '#shared/document.ts'
import { issueReport, previewFile, previewReport } from '../contract.ts'
import { DocumentView } from './Document.tsx'
import { Downloads } from './Downloads.tsx'

/** The report as it would be issued, on the day of the date switcher; then issue it. */
export default function Preview() {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const scope = useScope()
  const time = useTime()
  const read = useRead(previewReport, { query: { areaId: scope.id } })
  const asked = { areaId: scope.id, asOf: time.day, ...(time.knownOn ? { knownOn: time.knownOn } : {}) }
  return (
    <div className="stack">
      <PageHead
        title={t('pages.preview')}
        sub={`${t('hints.preview')} ${t('fields.day')} ${format.day(time.day)}`}
        back="/reports"
      />
      <Read of={read}>
        {(found) => (
          <>
            <Downloads get={(as) => download(previewFile, { query: { ...asked, as } })} />
            {found.previousId && <p className="soft">{t('hints.changed')}</p>}
            <DocumentView of={found.document as unknown as DocumentModel} figures={found.figures} />
            <Can ability="reports.issue">
              <Issue areaId={scope.id} day={time.day} knownOn={time.knownOn} nextNo={found.nextNo} />
            </Can>
          </>
        )}
      </Read>
    </div>
  )
}

function Issue(props: { areaId: string; day: string; knownOn: string | undefined; nextNo: number }) {
  const { t } = useTranslation('reports')
  const go = useGo()
  const say = useSay()
  const { areaId, day, knownOn } = props
  return (
    <section className="panel stack no-print" aria-labelledby="issue">
      <h2 id="issue">
        {t('actions.issue')} · {t('issue', { no: props.nextNo })}
      </h2>
      <p className="soft">{t('hints.issue')}</p>
      <Form
        key={`${areaId}${day}`}
        name="reports.issue"
        contract={issueReport}
        initial={{ areaId, day, knownOn }}
        onDone={({ id, no }) => {
          say(t('done.issued', { no }), 'good')
          go(`/reports/${id}`)
        }}
      >
        <Field name="remark" label={t('fields.remark')} help={t('hints.remark')} />
        <Submit>{t('actions.issue')}</Submit>
      </Form>
    </section>
  )
}
