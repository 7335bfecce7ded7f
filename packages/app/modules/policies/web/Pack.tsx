import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notFoundText, useSet } from './useSet.ts'
import { History, Mark, Notice, PageHead, Read, Rows } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { provincialTemplate, type RuleParameterReply, type RuleSetReply } from '../contract.ts'
import { Citation, useRuleName, useValueText } from './parts.tsx'
import { RuleForm, type Begun } from './RuleForm.tsx'

/** A local rule set, filled in provision by provision; the template names what the law leaves to the province. */
export default function Pack({ params }: PageProps) {
  const { t } = useTranslation('policies')
  const { read, find } = useSet(params['id']!)
  return (
    <Read of={read}>
      {(data) => {
        const set = find(data)
        return set ? <Shown set={set} /> : <Notice tone="bad">{t(notFoundText)}</Notice>
      }}
    </Read>
  )
}

function Shown({ set }: { set: RuleSetReply }) {
  const { t } = useTranslation('policies')
  const [begun, setBegun] = useState<Begun>()
  const open =
    set.standing === 'pack' ? provincialTemplate.filter((p) => !set.parameters.some((s) => s.key === p.key)) : []
  return (
    <div className="stack">
      <PageHead title={set.name} sub={`${t(`standing.${set.standing}`)} · ${set.region}`} back="/rule-sets" />
      {begun ? (
        <RuleForm
          key={`${begun.key} ${begun.corrects ?? ''}`}
          set={set}
          begun={begun}
          onEnd={() => setBegun(undefined)}
        />
      ) : (
        <div className="row">
          <Button
            type="primary"
            onClick={() => setBegun({ key: 'residentsCommittee.households', unit: 'households', shape: 'range' })}
          >
            {t('sets.fill')}
          </Button>
        </div>
      )}
      <Filled set={set} onBegin={setBegun} />
      {open.length > 0 && <Template open={open} onBegin={setBegun} />}
      <section className="panel stack" aria-labelledby="history">
        <h2 id="history">{t('sets.history')}</h2>
        <History of={{ kind: 'ruleSet', id: set.id }} />
      </section>
    </div>
  )
}

function Filled(props: { set: RuleSetReply; onBegin: (begun: Begun) => void }) {
  const { t } = useTranslation('policies')
  const name = useRuleName()
  const value = useValueText()
  const begin = (p: RuleParameterReply, corrects?: string) => props.onBegin({ ...p, shape: shapeOf(p), corrects })
  return (
    <section className="stack" aria-labelledby="filled">
      <h2 id="filled">{t('sets.templateFilled')}</h2>
      {props.set.parameters.length === 0 && <p className="soft">{t('sets.empty')}</p>}
      {props.set.parameters.length > 0 && (
        <Rows
          label={t('sets.rulesOf', { name: props.set.name })}
          rows={props.set.parameters}
          rowKey="id"
          columns={[
            { key: 'rule', title: t('fields.rule'), main: true, show: (p) => name(p.key) },
            { key: 'value', title: t('fields.value'), show: (p) => value(p.value, p.unit, p.key) },
            { key: 'citation', title: t('sets.source'), show: (p) => <Citation of={p.citation} /> },
            { key: 'approval', title: t('fields.approval'), show: (p) => p.approval ?? '—' },
            {
              key: 'act',
              title: t('sets.act'),
              show: (p) => (
                <span className="row">
                  <Button size="small" onClick={() => begin(p)} aria-label={`${t('sets.revise')}:${name(p.key)}`}>
                    {t('sets.revise')}
                  </Button>
                  <Button
                    size="small"
                    onClick={() => begin(p, p.id)}
                    aria-label={`${t('sets.correct')}:${name(p.key)}`}
                  >
                    {t('sets.correct')}
                  </Button>
                </span>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

function shapeOf({ value }: RuleParameterReply): Begun['shape'] {
  if (typeof value === 'boolean') return 'flag'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'string' || Array.isArray(value)) return 'text'
  return 'den' in value ? 'share' : 'range'
}

function Template(props: { open: readonly (typeof provincialTemplate)[number][]; onBegin: (begun: Begun) => void }) {
  const { t } = useTranslation('policies')
  const name = useRuleName()
  return (
    <section className="panel stack" aria-labelledby="template">
      <h2 id="template">{t('sets.template')}</h2>
      <p className="soft">{t('sets.packLead')}</p>
      <ul className="stack tight">
        {props.open.map((p) => (
          <li key={p.key} className="row apart">
            <span>
              {name(p.key)} <Mark>{t('sets.templateOpen')}</Mark>
            </span>
            <Button
              size="small"
              onClick={() => props.onBegin({ ...p })}
              aria-label={`${t('sets.fill')}:${name(p.key)}`}
            >
              {t('sets.fill')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
