import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../address.tsx'

interface Walk {
  next: () => void
  back: () => void
  to: (key: string) => void
}

/** A wizard: where one is stands in the address, and every step before it can be gone back to. */
export function Steps(props: { steps: { key: string; title: string; body: (walk: Walk) => ReactNode }[] }) {
  const { t } = useTranslation('kit')
  const first = props.steps[0]?.key ?? ''
  const [{ step }, set] = useAddress({ step: first })
  const at = Math.max(
    0,
    props.steps.findIndex((s) => s.key === step),
  )
  const to = (i: number) => set({ step: props.steps[Math.min(Math.max(i, 0), props.steps.length - 1)]?.key ?? first })
  const walk = { next: () => to(at + 1), back: () => to(at - 1), to: (key: string) => set({ step: key }) }
  return (
    <div className="stack">
      <ol className="k-steps" aria-label={t('steps')}>
        {props.steps.map((s, i) => (
          <li key={s.key} aria-current={i === at ? 'step' : undefined} data-done={i < at ? '' : undefined}>
            {s.title}
          </li>
        ))}
      </ol>
      <div className="stack" key={step}>
        {props.steps[at]?.body(walk)}
      </div>
    </div>
  )
}
