import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#shared/contract.ts'
import type { OnWire } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, List, Mark, useAddress, useConfirm, useSay } from '#web/kit/index.ts'
import {
  decideChanges,
  listChanges,
  type ChangeKind,
  type ChangeRow,
  type Confidence,
  type Conversion,
  type getRelease,
} from '../../contract.ts'
import { useOptions } from '../words.ts'
import { Decide, isOpen } from './Decide.tsx'

type Row = OnWire<ChangeRow>
type Side = NonNullable<Row['before']>

/** The findings of a release, one per area; each can be confirmed or corrected, singly or all of a kind. */
export function Findings({ release }: { release: OnWire<Reply<typeof getRelease>> }) {
  const { t } = useTranslation('areas')
  const options = useOptions()
  return (
    <section className="stack" aria-labelledby="findings">
      <h2 id="findings">{t('ui.findings')}</h2>
      <List
        name="areas.changes"
        label={t('ui.findingsTable')}
        contract={listChanges}
        call={{ params: { id: release.id } }}
        rowKey="key"
        search={t('searchHint')}
        columns={[
          { key: 'kind', title: t('fields.aspects'), main: true, sort: true, show: (r) => <Aspects row={r} /> },
          { key: 'before', title: t('fields.before'), show: (r) => <Named side={r.before} /> },
          { key: 'after', title: t('fields.after'), show: (r) => <Named side={r.after} /> },
          { key: 'confidence', title: t('fields.confidence'), sort: true, show: (r) => <Sure row={r} /> },
          { key: 'reason', title: t('fields.reasonFound'), show: (r) => t(`reasons.${r.reason}`) },
          { key: 'level', title: t('fields.level'), sort: true, hidden: true, show: (r) => t(`levels.${r.level}`) },
          { key: 'verdict', title: t('fields.verdict'), show: (r) => <Said row={r} /> },
        ]}
        filters={[
          { key: 'aspect', label: t('fields.aspect'), options: options.changes },
          { key: 'confidence', label: t('fields.confidence'), options: options.confidences },
          { key: 'answered', label: t('fields.answered'), options: options.of('answered', ['yes', 'no']) },
          { key: 'conversion', label: t('fields.conversion'), options: options.conversions },
          { key: 'level', label: t('fields.level'), options: options.levels },
        ]}
        below={(row) =>
          isOpen(row, release.state === 'taken') ? (
            <Decide releaseId={release.id} row={row} taken={release.state === 'taken'} />
          ) : null
        }
        actions={release.state === 'compared' ? <All releaseId={release.id} /> : undefined}
        empty={{ title: t('ui.noFindings'), text: t('ui.noFindingsText') }}
      />
    </section>
  )
}

function Aspects({ row }: { row: Row }) {
  const { t } = useTranslation('areas')
  return (
    <span className="row">
      {row.aspects.map((a) => (
        <Mark key={a}>
          {a === 'converted' && row.conversion ? t(`conversions.${row.conversion}`) : t(`changes.${a}`)}
        </Mark>
      ))}
    </span>
  )
}

function Named({ side }: { side: Side | null }) {
  if (!side) return <>—</>
  return (
    <div>
      {side.name}
      <div className="soft small">
        <span className="num">{side.code}</span> {side.parentName}
      </div>
    </div>
  )
}

function Sure({ row }: { row: Row }) {
  const { t } = useTranslation('areas')
  const tone = row.confidence === 'certain' ? 'good' : row.confidence === 'open' ? 'warn' : undefined
  return <Mark tone={tone}>{t(`confidences.${row.confidence}`)}</Mark>
}

function Said({ row }: { row: Row }) {
  const { t } = useTranslation('areas')
  if (!row.verdict) return <span className="soft">{t('answered.no')}</span>
  return (
    <>
      {t(`verdicts.${row.verdict.verdict}`)} <span className="soft small">{row.decidedBy}</span>
    </>
  )
}

/** Confirms at once all findings that the filters above show and nobody has answered. */
function All({ releaseId }: { releaseId: string }) {
  const { t } = useTranslation('areas')
  const confirm = useConfirm()
  const say = useSay()
  const { act, pending, error } = useAct(decideChanges)
  const [filter] = useAddress({ aspect: '', confidence: '', conversion: '', level: '' })
  const send = async () => {
    if (!(await confirm({ title: t('ui.confirmAll'), text: t('ui.confirmAllText'), ok: t('ui.confirmAll') }))) return
    const body = {
      filter: {
        ...(filter.aspect ? { aspect: filter.aspect as ChangeKind } : {}),
        ...(filter.confidence ? { confidence: filter.confidence as Confidence } : {}),
        ...(filter.conversion ? { conversion: filter.conversion as Conversion } : {}),
        ...(filter.level ? { level: Number(filter.level) } : {}),
      },
      verdict: { verdict: 'confirmed' as const },
    }
    const done = await act({ params: { id: releaseId }, body })
    if (done) say(t('ui.decided', { n: done.decided }))
  }
  return (
    <>
      <Button loading={pending} onClick={() => void send()}>
        {t('ui.confirmAll')}
      </Button>
      <ErrorNotice error={error} />
    </>
  )
}
