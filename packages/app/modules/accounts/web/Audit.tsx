import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, type Answer } from '#web/api.ts'
import { ErrorNotice, List, Notice, PageHead, useFormat } from '#web/kit/index.ts'
import { listAudit, verifyTrail } from '../contract/audit.ts'

type Entry = Answer<typeof listAudit>['rows'][number]
type Verdict = Answer<typeof verifyTrail>

/** The audit trail, and whether it is whole. */
export default function Audit() {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const command = useCommandName()
  return (
    <div className="stack">
      <PageHead title={t('pages.audit')} sub={t('audit.sub')} />
      <Verification />
      <List
        name="accounts.audit"
        label={t('pages.audit')}
        contract={listAudit}
        rowKey="id"
        search={t('audit.search')}
        filters={[
          { key: 'areaId', label: t('fields.areaId'), type: 'area' },
          { key: 'from', label: t('audit.from'), type: 'day' },
          { key: 'to', label: t('audit.to'), type: 'day' },
          { key: 'actor', label: t('fields.actor'), type: 'text' },
          { key: 'command', label: t('audit.command'), type: 'text' },
        ]}
        columns={[
          { key: 'at', title: t('fields.at'), sort: true, main: true, show: (e) => format.time(e.at) },
          { key: 'areaName', title: t('fields.areaId') },
          { key: 'actor', title: t('fields.actor'), sort: true, show: (e) => (e.role === 'public' ? '—' : e.actor) },
          {
            key: 'role',
            title: t('fields.role'),
            show: (e) => t(`roles.${e.role}` as 'roles.system', { defaultValue: e.role }),
          },
          { key: 'command', title: t('fields.command'), sort: true, show: (e) => command(e.command) },
          { key: 'subject', title: t('fields.subject'), show: (e) => e.subject ?? '—' },
          { key: 'reason', title: t('fields.reason'), show: (e) => e.reason ?? '—' },
          { key: 'subjectType', title: t('fields.subjectType'), hidden: true },
          { key: 'seq', title: t('fields.seq'), number: true, hidden: true },
        ]}
        below={(e) => (Object.keys(e.changes).length > 0 ? <Changes entry={e} /> : null)}
        empty={{ title: t('audit.none') }}
      />
    </div>
  )
}

/** A command in words: each module names its own. */
function useCommandName(): (command: string) => string {
  const { t } = useTranslation()
  return (command) => {
    const [module = '', verb = ''] = command.split('.')
    return t([`${module}:commands.${verb}`, `${module}:verbs.${verb}`], { defaultValue: command })
  }
}

function Changes({ entry }: { entry: Entry }) {
  const { t, i18n } = useTranslation('accounts')
  const module = entry.command.split('.')[0]
  const named = (key: string, otherwise: string) =>
    i18n.exists(`${module}:${key}`) ? i18n.t(`${module}:${key}`) : otherwise
  const words = (field: string, value: unknown): string => {
    if (value === null || value === undefined) return '—'
    return typeof value === 'object' ? JSON.stringify(value) : named(`values.${field}.${String(value)}`, String(value))
  }
  return (
    <details className="small">
      <summary className="soft">{t('audit.changes')}</summary>
      <ul>
        {Object.entries(entry.changes).map(([field, [before, after]]) => (
          <li key={field}>
            {named(`fields.${field}`, field)}: <del>{words(field, before)}</del> → <ins>{words(field, after)}</ins>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Verification() {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const [state, setState] = useState<{ busy: boolean; verdict?: Verdict; error?: Error }>({ busy: false })
  const verify = async () => {
    setState({ busy: true })
    try {
      setState({ busy: false, verdict: await call(verifyTrail, {}) })
    } catch (error) {
      setState({ busy: false, error: error as Error })
    }
  }
  const { verdict } = state
  return (
    <section className="stack" aria-label={t('audit.verify')}>
      <div className="row">
        <Button loading={state.busy} onClick={() => void verify()}>
          {t('audit.verify')}
        </Button>
      </div>
      <ErrorNotice error={state.error} />
      {verdict && verdict.faults.length === 0 && (
        <Notice tone="good" live>
          {t('audit.good', {
            areas: format.number(verdict.areas),
            entries: format.number(verdict.entries),
            at: format.time(verdict.at),
          })}
        </Notice>
      )}
      {verdict && verdict.faults.length > 0 && <Faults verdict={verdict} />}
    </section>
  )
}

function Faults({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation('accounts')
  return (
    <Notice tone="bad" live>
      <p>{t('audit.bad', { n: verdict.faults.length })}</p>
      <ul>
        {verdict.faults.slice(0, 100).map((f) => (
          <li key={`${f.areaId}:${f.seq}:${f.fault}`}>
            {t('audit.at', { area: f.areaName, seq: f.seq, fault: t(`audit.fault.${f.fault}`) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
