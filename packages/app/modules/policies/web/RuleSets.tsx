import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Frame,
  Go,
  Mark,
  PageHead,
  Read,
  Rows,
  useAbility,
  useAddress,
  useFormat,
  useGo,
  useTime,
} from '#web/kit/index.ts'
import { listRuleSets, type RuleParameterReply, type RuleSetReply } from '../contract.ts'
import { Citation, useRuleName, useValueText } from './parts.tsx'
import './policies.css'

/** Every rule set with the provisions that hold on the day looked at, each cited. */
export default function RuleSets() {
  const { t } = useTranslation('policies')
  const format = useFormat()
  const go = useGo()
  const { day } = useTime()
  const read = useRead(listRuleSets, { query: {} })
  const add = (
    <Can ability="policies.manage">
      <Button type="primary" onClick={() => go('/rule-sets/new')}>
        {t('sets.add')}
      </Button>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.ruleSets')} sub={t('sets.onDay', { day: format.day(day) })} actions={add} />
      <p>{t('sets.lead')}</p>
      <FindRule />
      <Read of={read}>{({ sets }) => <Sets sets={sets} />}</Read>
    </div>
  )
}

function FindRule() {
  const { t } = useTranslation('policies')
  const [{ rule }, set] = useAddress({ rule: '' })
  return (
    <Frame label={t('sets.filter')}>
      {({ id }) => (
        <input className="k-input" id={id} type="search" value={rule} onChange={(e) => set({ rule: e.target.value })} />
      )}
    </Frame>
  )
}

/** Sets with something to say on the day, then the names of the others. */
function Sets({ sets }: { sets: RuleSetReply[] }) {
  const { t } = useTranslation('policies')
  const speaking = sets.filter((s) => s.parameters.length > 0)
  const silent = sets.filter((s) => s.parameters.length === 0)
  return (
    <>
      {speaking.length === 0 && <p>{t('sets.empty')}</p>}
      {speaking.map((set) => (
        <OneSet key={set.id} set={set} />
      ))}
      {silent.length > 0 && (
        <section className="panel stack tight" aria-labelledby="others">
          <h2 id="others">{t('sets.others')}</h2>
          <ul className="stack tight">
            {silent.map((set) => (
              <li key={set.id} className="row">
                <SetName set={set} /> <Term set={set} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** A local set leads to where it is filled in. */
function SetName({ set }: { set: RuleSetReply }) {
  const may = useAbility()('policies.manage')
  return may && !set.shipped ? <Go to={`/rule-sets/${set.id}`}>{set.name}</Go> : <span>{set.name}</span>
}

function Term({ set }: { set: RuleSetReply }) {
  const { t } = useTranslation('policies')
  const format = useFormat()
  const term = set.from
    ? t('sets.term', { from: format.day(set.from), to: set.to ? format.day(set.to) : t('sets.open') })
    : ''
  const facts = [set.region || t('sets.regionNation'), term, t('sets.rules', { n: set.parameters.length })]
  return <span className="soft">{facts.filter(Boolean).join(' · ')}</span>
}

const TONES = { law: 'good', pack: 'good', guideline: 'warn', example: undefined } as const

function OneSet({ set }: { set: RuleSetReply }) {
  const { t } = useTranslation('policies')
  const go = useGo()
  const rows = useFound(set.parameters)
  return (
    <section className="panel stack" aria-labelledby={set.id}>
      <div className="row apart">
        <h2 id={set.id}>{set.name}</h2>
        {!set.shipped && (
          <Can ability="policies.manage">
            <Button onClick={() => go(`/rule-sets/${set.id}`)}>{t('sets.fill')}</Button>
          </Can>
        )}
      </div>
      <div className="row">
        <Mark tone={TONES[set.standing]}>{t(`standing.${set.standing}`)}</Mark>
        <Term set={set} />
      </div>
      {set.standing === 'example' && <p className="soft">{t('sets.exampleNote')}</p>}
      {set.note && <p className="soft">{set.note}</p>}
      {rows.length > 0 && (
        <div className="p-rules">
          <Parameters label={t('sets.rulesOf', { name: set.name })} rows={rows} />
        </div>
      )}
    </section>
  )
}

/** Provisions whose name, key or words contain what is looked for. */
function useFound(parameters: RuleParameterReply[]): RuleParameterReply[] {
  const [{ rule }] = useAddress({ rule: '' })
  const name = useRuleName()
  return useMemo(
    () =>
      parameters.filter((p) =>
        [name(p.key), p.key, p.citation.words ?? '', p.citation.article].some((text) => text.includes(rule.trim())),
      ),
    [parameters, rule, name],
  )
}

function Parameters(props: { label: string; rows: RuleParameterReply[] }) {
  const { t } = useTranslation('policies')
  const name = useRuleName()
  const value = useValueText()
  const main = props.rows[0]!.citation.document
  return (
    <Rows
      label={props.label}
      rows={props.rows}
      rowKey="id"
      columns={[
        { key: 'rule', title: t('fields.rule'), main: true, show: (p) => name(p.key) },
        { key: 'value', title: t('fields.value'), show: (p) => value(p.value, p.unit, p.key) },
        { key: 'modality', title: t('fields.modality'), show: (p) => t(`modality.${p.modality}`) },
        { key: 'citation', title: t('sets.source'), show: (p) => <Citation of={p.citation} within={main} /> },
        { key: 'words', title: t('fields.words'), show: (p) => p.citation.words ?? t('sets.noWords') },
      ]}
    />
  )
}
