import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { Choice, ErrorNotice, useFormat, useScope } from '#web/kit/index.ts'
import { decideCompounds } from '../../contract/compounds.ts'
import { Ask } from '../parts/Ask.tsx'
import type { Row } from './row.ts'
import type { Done } from './Undo.tsx'

interface Props {
  /** Those chosen; `null`: all on which sources disagree. */
  rows: readonly Row[] | null
  sources: readonly string[]
  count?: number
  onDone: (done: Done) => void
}

/** Takes one source's number of households for many compounds at once. */
export function Bulk({ rows, sources, count, onDone }: Props) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  if (rows?.length === 0) return null
  const n = format.number(rows?.length ?? count ?? 0)
  const label = rows ? t('compounds.bulkChosen', { n }) : t('compounds.bulkAll', { n })
  return (
    <Ask label={label} title={label}>
      {(close) => <Choose {...{ rows, sources }} onDone={(done) => (close(), onDone(done))} />}
    </Ask>
  )
}

function Choose({ rows, sources, onDone }: Omit<Props, 'count'>) {
  const { t } = useTranslation('planning')
  const scope = useScope()
  const decide = useAct(decideCompounds)
  const [source, setSource] = useState('')
  const go = async () => {
    const ids = rows?.map((r) => r.id)
    const reply = await decide.act({ body: { areaId: scope.id, source, ...(ids ? { ids } : {}) } })
    if (reply) onDone({ batchId: reply.batchId, text: t('compounds.bulkDone', { source, decided: reply.decided, silent: reply.silent }) }) // prettier-ignore
  }
  return (
    <>
      <Choice
        label={t('compounds.bySource')}
        help={t('compounds.bySourceHelp')}
        value={source}
        onChange={setSource}
        options={sources.map((s) => ({ value: s, label: s }))}
      />
      <ErrorNotice error={decide.error} />
      <Button type="primary" disabled={source === ''} loading={decide.pending} onClick={() => void go()}>
        {t('compounds.bulkGo')}
      </Button>
    </>
  )
}
