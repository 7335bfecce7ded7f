import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { Mark, useAddress, useFormat } from '#web/kit/index.ts'
import type { coverage } from '../../contract/coverage.ts'
import './coverage.css'

type Check = Answer<typeof coverage>['checks'][number]

/** Checks by how they stand: what breaks a rule first, then what is advised, what passes folded away. */
export function Checks({ checks }: { checks: readonly Check[] }) {
  const failing = checks.filter((c) => c.failing > 0).toSorted((a, b) => b.failing - a.failing)
  return (
    <>
      <Group of="breaches" open checks={failing.filter((c) => c.weight === 'breach')} />
      <Group of="advised" open checks={failing.filter((c) => c.weight === 'advice')} />
      <Group of="passing" checks={checks.filter((c) => c.failing === 0)} />
    </>
  )
}

function Group({ of, checks, open = false }: { of: 'breaches' | 'advised' | 'passing'; checks: readonly Check[]; open?: boolean }) {
  const { t } = useTranslation('organs')
  if (checks.length === 0) return null
  return (
    <details open={open} className="o-checks">
      <summary>
        <h2>{t(`cover.${of}`, { n: checks.length })}</h2>
      </summary>
      <ul>
        {checks.map((c) => (
          <OneCheck key={c.key} c={c} />
        ))}
      </ul>
    </details>
  )
} // prettier-ignore

function OneCheck({ c }: { c: Check }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const [{ check }, set] = useAddress({ check: '' })
  const on = check === c.key
  const name = t(`coverage.checks.${c.key}`)
  const failing = t('cover.failingN', { n: format.number(c.failing) })
  const basis = c.article === '—' ? c.document : `《${c.document}》${c.article}`
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p className="soft small">
          {basis} · {t('cover.mends', { who: t(`values.role.${c.role}`), days: c.dueDays })} · {t('cover.judgedN', { n: format.number(c.judged) })}
          {c.failing > 0 && ` · ${t('cover.workN', { n: format.number(c.work) })}`}
        </p>
      </div>
      {c.failing === 0 ? (
        <Mark tone="good">{t('cover.passes')}</Mark>
      ) : (
        <button type="button" className="k-button small danger" aria-pressed={on} aria-label={t('cover.showOnly', { check: name, failing })} onClick={() => set({ check: on ? '' : c.key })}>
          {failing}
        </button>
      )}
    </li>
  )
} // prettier-ignore
