import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useRead } from '#web/hooks.ts'
import { Choice, DateField, ErrorNotice, FileField, Frame, PageHead, useMe, useTime, Wait } from '#web/kit/index.ts'
import type { ImportReply } from '../../contract/catalogue/import.ts'
import { importItems, previewItems } from '../../contract/catalogue/import.ts'
import { listKinds } from '../../contract/catalogue/kinds.ts'
import '../services.css'
import { indented } from './Catalogue.tsx'
import { Outcome } from './Outcome.tsx'

/** An item list is looked through, then taken in. */
export default function ImportItems() {
  const { t } = useTranslation('services')
  const { post } = useMe()
  const { day } = useTime()
  const kinds = useRead(listKinds, { query: { usedFor: 'items' } })
  const [file, setFile] = useState<File>()
  const [kindId, setKind] = useState('')
  const [source, setSource] = useState('')
  const [validFrom, setFrom] = useState<string>(day)
  const [departments, setDepartments] = useState(false)
  const [shown, setShown] = useState<{ reply: ImportReply; taken: boolean }>()
  const look = useAct(previewItems, { keep: true })
  const take = useAct(importItems)
  const ready = file && kindId && source.trim() !== ''
  const query = { areaId: post.areaId, kindId, source, validFrom, byDepartments: departments ? ('true' as const) : ('false' as const) } // prettier-ignore
  const run = async (act: typeof look.act | typeof take.act, taken: boolean) => {
    const reply = file && (await act({ query, file } as never))
    if (reply) setShown({ reply: reply as ImportReply, taken })
  }
  return (
    <div className="stack">
      <PageHead title={t('pages.importItems')} sub={t('catalogue.importSub')} back="/services/catalogue" />
      <div className="panel stack">
        <FileField
          label={t('catalogue.listFile')}
          help={t('catalogue.listHelp')}
          accept=".xlsx,.xls,.csv"
          onPick={(f) => (setFile(f), setShown(undefined))}
        />
        <Choice
          label={t('catalogue.underKind')}
          must
          value={kindId}
          onChange={setKind}
          options={(kinds.data?.rows ?? []).map((k) => ({ value: k.id, label: indented(k) }))}
          help={t('catalogue.underKindHelp')}
        />
        <Frame label={t('fields.source')} must>
          {({ id }) => (
            <input
              className="k-input"
              id={id}
              value={source}
              maxLength={200}
              onChange={(e) => setSource(e.target.value)}
            />
          )}
        </Frame>
        <DateField label={t('fields.validFrom')} value={validFrom} onChange={(d) => setFrom(d ?? day)} />
        <label className="k-tick">
          <input type="checkbox" checked={departments} onChange={(e) => setDepartments(e.target.checked)} />
          <span>{t('catalogue.byDepartments')}</span>
        </label>
        <ErrorNotice error={look.error ?? take.error} />
        {(look.pending || take.pending) && <Wait />}
        <div className="row">
          <Button disabled={!ready || look.pending} onClick={() => void run(look.act, false)}>
            {t('catalogue.preview')}
          </Button>
          <Button
            type="primary"
            disabled={!ready || !shown || shown.taken || take.pending}
            onClick={() => void run(take.act, true)}
          >
            {t('catalogue.takeIn')}
          </Button>
        </div>
      </div>
      {shown && <Outcome {...shown} />}
    </div>
  )
}
