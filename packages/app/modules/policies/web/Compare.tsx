import { useTranslation } from 'react-i18next'
import type { Reply } from '#shared/contract.ts'
import { useRead } from '#web/hooks.ts'
import { Choice, Empty, Go, Mark, PageHead, Read, useAddress, useFormat } from '#web/kit/index.ts'
import { compareVersions } from '../contract.ts'
import './policies.css'

type Comparison = Reply<typeof compareVersions>
type Row = Comparison['rows'][number]

/** Two versions of one law, article by article, with what was taken out and put in. */
export default function Compare() {
  const { t } = useTranslation('policies')
  const [{ before, after }] = useAddress({ before: '', after: '' })
  const read = useRead(compareVersions, { query: { before, after } }, { when: before !== '' && after !== '' })
  if (!before || !after)
    return (
      <div className="stack">
        <PageHead title={t('pages.compare')} back="/policies" />
        <Empty
          title={t('compare.choose')}
          text={t('compare.chooseText')}
          action={<Go to="/policies">{t('pages.list')}</Go>}
        />
      </div>
    )
  return <Read of={read}>{(data) => <Shown of={data} />}</Read>
}

const TONES = { same: undefined, changed: 'warn', added: 'good', removed: 'bad' } as const

function Shown({ of }: { of: Comparison }) {
  const { t } = useTranslation('policies')
  const format = useFormat()
  const [{ rows: which }, set] = useAddress({ rows: 'changed' })
  const shown = which === 'changed' ? of.rows.filter((r) => r.change !== 'same') : of.rows
  const count = (change: Row['change']) => of.rows.filter((r) => r.change === change).length
  return (
    <div className="stack">
      <PageHead
        title={t('pages.compare')}
        sub={`${of.after.title}:${format.day(of.before.versionOn)} → ${format.day(of.after.versionOn)}`}
        back={`/policies/${of.after.id}`}
      />
      <div className="row apart">
        <p>
          {t('compare.counts', {
            same: count('same'),
            changed: count('changed'),
            added: count('added'),
            removed: count('removed'),
          })}
        </p>
        <Choice
          label={t('compare.differences')}
          value={which}
          onChange={(rows) => set({ rows })}
          options={[
            { value: 'changed', label: t('compare.onlyChanged') },
            { value: 'all', label: t('compare.all') },
          ]}
        />
      </div>
      <p className="p-key soft">
        {t('compare.legend')} <del>{t('compare.removed')}</del> <ins>{t('compare.added')}</ins>
      </p>
      <ul className="p-compare panel">
        {shown.map((row) => (
          <OneRow key={`${row.before ?? ''} ${row.after ?? ''}`} row={row} />
        ))}
      </ul>
    </div>
  )
}

function OneRow({ row }: { row: Row }) {
  const { t } = useTranslation('policies')
  const labels = [row.before, row.after].filter((l) => l !== null)
  return (
    <li>
      <div className="stack tight">
        <strong>{[...new Set(labels)].join(' → ') || t('detail.preamble')}</strong>
        <span>
          <Mark tone={TONES[row.change]}>{t(`compare.change.${row.change}`)}</Mark>
        </span>
        {row.akin && <span className="soft small">{t('compare.akin', { label: row.akin })}</span>}
      </div>
      <p>
        {row.pieces.map((piece, i) => {
          const Tag = piece.kind === 'removed' ? 'del' : piece.kind === 'added' ? 'ins' : 'span'
          // oxlint-disable-next-line react/no-array-index-key -- pieces of a comparison never move
          return <Tag key={i}>{piece.text}</Tag>
        })}
      </p>
    </li>
  )
}
