import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '#web/api.ts'
import { Can, ErrorNotice, Field, Form, Mark, Popup, Rows, Submit } from '#web/kit/index.ts'
import { getPaper, setMaterial } from '../../contract/acts.ts'
import type { ActDetail } from './shown.ts'

type Material = ActDetail['materials'][number]
/** Written by the system once it is approved. */
const LATER: readonly string[] = ['decision', 'announcement']
const OPEN = ['draft', 'consulting', 'returned']

/** The checklist of papers: written by the system, by a person, or kept elsewhere under a number. */
export function Materials({ act }: { act: ActDetail }) {
  const { t } = useTranslation('planning')
  const [error, setError] = useState<Error>()
  const get = (kind: Material['kind'], format: 'docx' | 'pdf') => {
    setError(undefined)
    download(getPaper, { params: { id: act.id, kind }, query: { format } }).catch((e: Error) => setError(e))
  }
  return (
    <section className="panel stack" aria-labelledby="materials">
      <h2 id="materials">{t('acts.materials')}</h2>
      <p className="soft">{t('acts.materialsText')}</p>
      <Rows
        label={t('acts.list.materials')}
        rows={act.materials}
        rowKey="kind"
        columns={[
          { key: 'kind', title: t('fields.material'), main: true, show: (m) => t(`values.material.${m.kind}`) },
          { key: 'done', title: t('fields.state'), show: (m) => <Standing of={m} /> },
          { key: 'number', title: t('fields.number') },
          {
            key: 'get',
            title: t('acts.file'),
            show: (m) =>
              m.done && (
                <span className="row tight">
                  {(['docx', 'pdf'] as const).map((format) => (
                    <Button
                      key={format}
                      size="small"
                      aria-label={`${t(`values.material.${m.kind}`)} ${format.toUpperCase()}`}
                      onClick={() => get(m.kind, format)}
                    >
                      {format.toUpperCase()}
                    </Button>
                  ))}
                </span>
              ),
          },
          {
            key: 'write',
            title: t('acts.write'),
            show: (m) =>
              OPEN.includes(act.state) && act.mayPropose && !LATER.includes(m.kind) ? (
                <Write act={act} material={m} />
              ) : null,
          },
        ]}
      />
      <ErrorNotice error={error} />
    </section>
  )
}

function Standing({ of }: { of: Material }) {
  const { t } = useTranslation('planning')
  if (of.done) return <Mark tone="good">{t(of.generated ? 'acts.madeBySystem' : 'acts.there')}</Mark>
  if (LATER.includes(of.kind)) return <Mark>{t('acts.later')}</Mark>
  return <Mark tone={of.required ? 'warn' : undefined}>{t(of.required ? 'acts.missing' : 'acts.asNeeded')}</Mark>
}

function Write({ act, material }: { act: ActDetail; material: Material }) {
  const { t } = useTranslation('planning')
  const title = `${t('acts.write')} ${t(`values.material.${material.kind}`)}`
  return (
    <Can ability="planning.propose">
      <Popup label={t('acts.write')} title={title}>
        {(close) => (
          <Form
            name={`planning.setMaterial.${act.id}.${material.kind}`}
            contract={setMaterial}
            call={{ params: { id: act.id } }}
            initial={{ text: material.text, number: material.number }}
            prepare={(values) => ({ text: '', number: '', ...values, version: act.version, kind: material.kind })}
            onDone={close}
          >
            <Field name="text" label={t('fields.text')} as="long" />
            <Field name="number" label={t('fields.number')} help={t('acts.numberHelp')} />
            <Submit>{t('acts.save')}</Submit>
          </Form>
        )}
      </Popup>
    </Can>
  )
}
