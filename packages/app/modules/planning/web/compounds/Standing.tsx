import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { DateField, ErrorNotice, Facts, JobProgress, Notice, useFormat, useScope, useTime } from '#web/kit/index.ts'
import { takeCompounds, type compoundSources } from '../../contract/compounds.ts' // prettier-ignore
import { Ask } from '../parts/Ask.tsx'

type Counts = Answer<typeof compoundSources>
interface Taken {
  taken: number
  known: number
  disputed: number
  nowhere: number
}

/** How far the compounds of an area are decided, and the step that makes units of those that are. */
export function Standing({ counts, mayDraw }: { counts: Counts; mayDraw: boolean }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const [job, setJob] = useState('')
  const [result, setResult] = useState<Taken>()
  const facts = (['waiting', 'differing', 'nowhere', 'decided', 'ready', 'taken', 'left'] as const).map((key) => ({
    label: t(`compounds.counts.${key}`),
    value: format.number(counts[key]),
  }))
  return (
    <section className="panel stack" aria-label={t('compounds.standing')}>
      <Facts items={facts} />
      {mayDraw && counts.ready > 0 && job === '' && <Take n={counts.ready} onStart={setJob} />}
      {job !== '' && !result && <JobProgress id={job} onDone={(done) => setResult(done as Taken)} />}
      {result && (
        <Notice tone="good" live>
          {t('compounds.tookResult', { ...result })}
        </Notice>
      )}
    </section>
  )
}

function Take({ n, onStart }: { n: number; onStart: (jobId: string) => void }) {
  const { t } = useTranslation('planning')
  const scope = useScope()
  const { day } = useTime()
  const [on, setOn] = useState<string>(day)
  const take = useAct(takeCompounds)
  const go = async () => {
    const done = await take.act({ body: { areaId: scope.id, on } })
    if (done) onStart(done.jobId)
  }
  return (
    <div>
      <Ask label={t('compounds.take', { n })} title={t('compounds.take', { n })}>
        {() => (
          <>
            <p>{t('compounds.takeText')}</p>
            <DateField label={t('compounds.takeOn')} value={on} onChange={setOn} max={day} />
            <ErrorNotice error={take.error} />
            <Button type="primary" disabled={on === ''} loading={take.pending} onClick={() => void go()}>
              {t('compounds.takeGo')}
            </Button>
          </>
        )}
      </Ask>
    </div>
  )
}
