import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#shared/contract.ts'
import type { OnWire } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import { ErrorNotice, Facts, JobProgress, Notice, PageHead, Read, Rows, useConfirm, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { discardRelease, getRelease, takeRelease } from '../../contract.ts'
import { Findings } from './Findings.tsx'
import '../areas.css'

type Release = OnWire<Reply<typeof getRelease>>

/** One release: its problems, what comparing it found, and the button that takes it over. */
export default function ReleasePage({ params }: PageProps) {
  const { t } = useTranslation('areas')
  const read = useRead(getRelease, { params: { id: params.id! } })
  return (
    <div className="stack">
      <PageHead
        title={read.data?.fileName ?? t('pages.release')}
        sub={read.data && `${t(`systems.${read.data.system}`)} · ${read.data.releasedOn}`}
        back="/areas/releases"
      />
      <Read of={read}>
        {(release) => (
          <>
            <Summary release={release} />
            {release.problems.length > 0 && <Problems release={release} />}
            {(release.state === 'compared' || release.state === 'taken') && <Findings release={release} />}
          </>
        )}
      </Read>
    </div>
  )
}

function Summary({ release }: { release: Release }) {
  const { t } = useTranslation('areas')
  const format = useFormat()
  const byAspect = Map.groupBy(Object.entries(release.counts), ([key]) => key.split('.')[0]!)
  const counts = [...byAspect].map(([aspect, some]) => ({
    label: t(`changes.${aspect}`),
    value: some.map(([key, n]) => `${t(`confidences.${key.split('.')[1]}`)} ${format.number(n)}`).join(t('ui.comma')),
  }))
  return (
    <section className="panel stack" aria-label={t('ui.summary')}>
      <Facts
        items={[
          { label: t('fields.state'), value: t(`releaseStates.${release.state}`) },
          { label: t('fields.rows'), value: format.number(release.rows) },
          { label: t('fields.unchanged'), value: format.number(release.unchanged) },
          { label: t('ui.unanswered'), value: format.number(release.unanswered) },
          ...counts,
        ]}
      />
      {release.state === 'compared' && <Take release={release} />}
      {release.state === 'taken' && release.unanswered > 0 && (
        <Notice tone="warn">{t('ui.stillOpen', { n: release.unanswered })}</Notice>
      )}
    </section>
  )
}

function Take({ release }: { release: Release }) {
  const { t } = useTranslation('areas')
  const confirm = useConfirm()
  const taking = useAct(takeRelease)
  const discarding = useAct(discardRelease)
  const [job, setJob] = useState<string>()
  const take = async () => {
    const text = release.unanswered > 0 ? t('ui.takeOpen', { n: release.unanswered }) : t('ui.takeText')
    if (!(await confirm({ title: t('ui.take'), text, ok: t('ui.take') }))) return
    setJob((await taking.act({ params: { id: release.id }, body: { version: release.version } }))?.jobId)
  }
  const discard = async () => {
    if (!(await confirm({ title: t('ui.discard'), text: t('ui.discardText'), ok: t('ui.discard'), danger: true })))
      return
    await discarding.act({ params: { id: release.id }, body: { version: release.version, reason: t('ui.discard') } })
  }
  return (
    <>
      <div className="row no-print">
        <Button type="primary" loading={taking.pending} disabled={!!job} onClick={() => void take()}>
          {t('ui.take')}
        </Button>
        <Button disabled={!!job} onClick={() => void discard()}>
          {t('ui.discard')}
        </Button>
      </div>
      <ErrorNotice error={taking.error ?? discarding.error} />
      {job && <JobProgress id={job} title={t('ui.take')} />}
    </>
  )
}

function Problems({ release }: { release: Release }) {
  const { t } = useTranslation('areas')
  return (
    <section className="panel stack" aria-labelledby="problems">
      <h2 id="problems">{t('ui.problems', { n: release.problems.length })}</h2>
      <Rows
        label={t('fields.message')}
        rows={release.problems.map((p, i) => ({ ...p, key: String(i), row: p.where.row }))}
        rowKey="key"
        columns={[
          { key: 'message', title: t('fields.message'), main: true },
          { key: 'severity', title: t('fields.severity'), show: (p) => t(`severities.${p.severity}`) },
          { key: 'row', title: t('fields.line'), number: true },
        ]}
      />
    </section>
  )
}
