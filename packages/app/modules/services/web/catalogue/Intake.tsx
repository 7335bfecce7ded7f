import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallInput } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, FileField, TextField, Wait } from '#web/kit/index.ts'
import type {
  importItems,
  importKinds,
  ImportReply,
  previewItems,
  previewKinds,
} from '../../contract/catalogue/import.ts'
import { Outcome } from './Outcome.tsx'

interface Props<L, T, Q> {
  label: string
  help: string
  look: L
  take: T
  /** What is asked besides the file and its source; `undefined` while something is missing. */
  query: Q | undefined
  children: ReactNode
}
type Looks = typeof previewItems | typeof previewKinds
type Takes = typeof importItems | typeof importKinds

/** A file is looked through, row by row, then taken in. */
export function Intake<L extends Looks, T extends Takes>(props: Props<L, T, Omit<CallInput<L>['query'], 'source'>>) {
  const { t } = useTranslation('services')
  const [file, setFile] = useState<File>()
  const [source, setSource] = useState('')
  const [shown, setShown] = useState<{ reply: ImportReply; taken: boolean }>()
  const look = useAct(props.look, { keep: true })
  const take = useAct(props.take)
  const ready = file && props.query && source.trim() !== ''
  const run = async (act: typeof look.act | typeof take.act, taken: boolean) => {
    const reply = file && (await act({ query: { ...props.query, source }, file } as never))
    if (reply) setShown({ reply: reply as ImportReply, taken })
  }
  return (
    <>
      <div className="panel stack">
        <FileField
          label={props.label}
          help={props.help}
          accept=".xlsx,.xls,.csv"
          onPick={(f) => (setFile(f), setShown(undefined))}
        />
        {props.children}
        <TextField label={t('fields.source')} must max={200} value={source} onChange={setSource} />
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
    </>
  )
}
