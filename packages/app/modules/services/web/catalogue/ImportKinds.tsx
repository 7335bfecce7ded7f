import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useRead } from '#web/hooks.ts'
import { Choice, ErrorNotice, FileField, Frame, PageHead, useMe, Wait } from '#web/kit/index.ts'
import { importKinds, previewKinds, type ImportReply } from '../../contract/catalogue/import.ts'
import { kindUses, listKinds } from '../../contract/catalogue/kinds.ts'
import '../services.css'
import { indented } from './Catalogue.tsx'
import { Outcome } from './Outcome.tsx'

/** A tree of kinds, a column for each level, is looked through, then taken in. */
export default function ImportKinds() {
  const { t } = useTranslation('services')
  const { post } = useMe()
  const kinds = useRead(listKinds, { query: {} })
  const [file, setFile] = useState<File>()
  const [parentId, setParent] = useState('')
  const [usedFor, setUse] = useState<string>('cases')
  const [source, setSource] = useState('')
  const [shown, setShown] = useState<{ reply: ImportReply; taken: boolean }>()
  const look = useAct(previewKinds, { keep: true })
  const take = useAct(importKinds)
  const ready = file && source.trim() !== ''
  const query = { areaId: post.areaId, usedFor, source, ...(parentId ? { parentId } : {}) }
  const run = async (act: typeof look.act | typeof take.act, taken: boolean) => {
    const reply = file && (await act({ query, file } as never))
    if (reply) setShown({ reply: reply as ImportReply, taken })
  }
  return (
    <div className="stack">
      <PageHead title={t('pages.importKinds')} sub={t('catalogue.importKindsSub')} back="/services/kinds" />
      <div className="panel stack">
        <FileField
          label={t('catalogue.treeFile')}
          help={t('catalogue.treeHelp')}
          accept=".xlsx,.xls,.csv"
          onPick={(f) => (setFile(f), setShown(undefined))}
        />
        <Choice
          label={t('fields.parentId')}
          value={parentId}
          onChange={setParent}
          none={t('catalogue.asRoots')}
          options={(kinds.data?.rows ?? []).map((k) => ({ value: k.id, label: indented(k) }))}
        />
        <Choice
          label={t('fields.usedFor')}
          value={usedFor}
          onChange={setUse}
          options={kindUses.map((value) => ({ value, label: t(`values.usedFor.${value}`) }))}
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
