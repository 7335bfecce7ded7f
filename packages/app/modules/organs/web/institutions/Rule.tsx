import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Choice, Facts, Go, History, Mark, Notice, PageHead, Read, useAddress, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { diff } from '#modules/policies/contract.ts'
import { getRule } from '../../contract/rules.ts'
import { bodyPath } from '../bodies/Body.tsx'
import { RuleActs } from './acts.tsx'

export type View = Answer<typeof getRule>
export type Version = View['versions'][number]

/** One rule: its latest version, what may be done with it, and two versions beside each other. */
export default function Rule({ params }: PageProps) {
  const { t } = useTranslation('organs')
  const read = useRead(getRule, { params: { areaId: params['areaId']!, id: params['id']! } })
  return (
    <Read of={read}>
      {(rule) => (
        <div className="stack">
          <PageHead title={rule.title} sub={<span>{t(`values.ruleKind.${rule.kind}`)} · <Go to={bodyPath({ areaId: rule.areaId, id: rule.organId })}>{rule.organ}</Go></span>} back="/organs/rules" actions={<RuleActs rule={rule} />} />
          <Shown version={rule.versions[0]!} />
          {rule.versions.length > 1 && <Compare versions={rule.versions} />}
          <section className="panel stack">
            <h2>{t('bodies.history')}</h2>
            <History of={{ kind: 'organRule', id: rule.id }} />
          </section>
        </div>
      )}
    </Read>
  )
} // prettier-ignore

function Shown({ version: v }: { version: Version }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const day = (d: string | null) => (d ? format.day(d) : '—')
  return (
    <section className="panel stack">
      {v.correction && <Notice tone="bad">{t('institutions.correction', { text: v.correction })}</Notice>}
      <Facts
        items={[
          { label: t('fields.seq'), value: format.number(v.seq) },
          { label: t('fields.state'), value: <Mark tone={v.state === 'inForce' ? 'good' : undefined}>{t(`states.${v.state}`)}</Mark> },
          { label: t('fields.adoptedOn'), value: v.adoptedBy ? `${day(v.adoptedOn)} · ${t(`values.adoptedBy.${v.adoptedBy}`)}` : '—' },
          { label: t('institutions.vote'), value: v.votesFor === null ? '—' : t('institutions.voteText', { entitled: v.entitled, present: v.present, votesFor: v.votesFor, votesAgainst: v.votesAgainst, abstained: v.abstained }) },
          { label: t('fields.filedOn'), value: v.filedOn ? `${day(v.filedOn)} · ${v.filedWith}` : '—' },
          { label: t('fields.inForceOn'), value: day(v.inForceOn) },
          { label: t('fields.nextReviewOn'), value: day(v.nextReviewOn) },
        ]}
      />
      <div className="k-prose">
        {v.text.split('\n').map((line, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a text never move
          <p key={i}>{line}</p>
        ))}
      </div>
    </section>
  )
} // prettier-ignore

/** Two versions, with what was taken out and put in. */
function Compare({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation('organs')
  const [{ before, after }, set] = useAddress({ before: String(versions[1]!.seq), after: String(versions[0]!.seq) })
  const of = (seq: string) => versions.find((v) => String(v.seq) === seq)?.text ?? ''
  const options = versions.map((v) => ({ value: String(v.seq), label: t('institutions.versionN', { n: v.seq, state: t(`states.${v.state}`) }) }))
  return (
    <section className="panel stack">
      <h2>{t('institutions.compare')}</h2>
      <div className="row">
        <Choice label={t('institutions.before')} value={before} onChange={(to) => set({ before: to })} options={options} />
        <Choice label={t('institutions.after')} value={after} onChange={(to) => set({ after: to })} options={options} />
      </div>
      <p className="k-diff" style={{ whiteSpace: 'pre-wrap' }}>
        {diff(of(before), of(after)).map((p, i) => {
          if (p.kind === 'removed') return <del key={i}>{p.text}</del> // oxlint-disable-line react/no-array-index-key -- pieces of a text never move
          if (p.kind === 'added') return <ins key={i}>{p.text}</ins> // oxlint-disable-line react/no-array-index-key -- pieces of a text never move
          return <span key={i}>{p.text}</span> // oxlint-disable-line react/no-array-index-key -- pieces of a text never move
        })}
      </p>
    </section>
  )
} // prettier-ignore
