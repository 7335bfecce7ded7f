import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download, type Answer } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { Button } from '#web/kit/Button.tsx'
import { ErrorNotice, FileField, Go, Notice, PageHead, Wait, useScope } from '#web/kit/index.ts'
import { useLook } from '#web/look.ts'
import { readRoster, rosterTemplate, takeRoster } from '../../contract/roster.ts'
import { rosterFields } from '../../rules/roster/columns.ts'
import { Reading } from './Reading.tsx'

/** A list of members is tried, its faults are shown row by row, and only a whole one is entered. */
export default function Import() {
  const { t } = useTranslation('organs')
  const scope = useScope()
  const [picked, setPicked] = useState<{ file: File; turn: number }>()
  const [done, setDone] = useState<Answer<typeof takeRoster>>()
  const pick = (file: File) => setPicked((old) => ({ file, turn: (old?.turn ?? 0) + 1 }))
  const again = () => {
    setPicked(undefined)
    setDone(undefined)
  }
  if (done) return <Done done={done} onAgain={again} />
  return (
    <div className="stack">
      <PageHead title={t('commands.takeRoster')} sub={t('roster.lead')} back="/organs" />
      <Columns />
      <section className="panel stack">
        <FileField label={t('roster.file')} help={t('roster.fileHelp')} accept=".xlsx,.xls,.csv,.txt" onPick={pick} />
      </section>
      {picked && <Trial key={`${scope.id} ${picked.turn}`} file={picked.file} areaId={scope.id} onDone={setDone} />}
    </div>
  )
} // prettier-ignore

/** One list tried for one area, and entered for no other: another list or area is another trial. */
function Trial({ file, areaId, onDone }: { file: File; areaId: string; onDone: (done: Answer<typeof takeRoster>) => void }) {
  const { t } = useTranslation('organs')
  const { look, read, error, pending } = useLook(readRoster)
  const take = useAct(takeRoster)
  useEffect(() => {
    void look({ query: { areaId }, file })
  }, [look, areaId, file])
  const send = async () => {
    const answer = await take.act({ query: { areaId }, file })
    if (answer) onDone(answer)
  }
  if (pending) return <Wait />
  if (!read) return <ErrorNotice error={error} />
  return (
    <Reading read={read}>
      <ErrorNotice error={take.error} />
      <div>
        <Button primary busy={take.pending} onClick={() => void send()}>
          {t('roster.take', { bodies: read.bodyCount, people: read.people })}
        </Button>
      </div>
    </Reading>
  )
} // prettier-ignore

/** What may stand in a list, and an empty one to fill in. */
function Columns() {
  const { t } = useTranslation('organs')
  const get = (format: 'csv' | 'xlsx') => void download(rosterTemplate, { query: { format } })
  return (
    <section className="panel stack" aria-labelledby="roster-columns">
      <h2 id="roster-columns">{t('roster.columnsTitle')}</h2>
      <p>{t('roster.columnsHelp')}</p>
      <div className="row">
        <Button onClick={() => get('xlsx')}>{t('roster.xlsx')}</Button>
        <Button quiet onClick={() => get('csv')}>{t('roster.csv')}</Button>
      </div>
      <details>
        <summary>{t('roster.columnsHow')}</summary>
        <dl className="stack tight">
          {rosterFields.map((f) => (
            <div key={f}>
              <dt><strong>{t(`roster.fields.${f}`)}</strong></dt>
              <dd className="soft">{t(`roster.help.${f}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
} // prettier-ignore

function Done({ done, onAgain }: { done: Answer<typeof takeRoster>; onAgain: () => void }) {
  const { t } = useTranslation('organs')
  return (
    <div className="stack">
      <PageHead title={t('commands.takeRoster')} back="/organs" />
      <Notice tone="good" live>{t('roster.done', { ...done })}</Notice>
      <div className="row">
        <Go to="/organs" className="k-button primary">{t('roster.toBodies')}</Go>
        <Button onClick={onAgain}>{t('roster.again')}</Button>
      </div>
    </div>
  )
} // prettier-ignore
