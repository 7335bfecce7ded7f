import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Go } from '../address.tsx'

/** The head of a page: names the document and takes the focus when the page is opened. */
export function PageHead(props: { title: string; sub?: ReactNode; back?: string; actions?: ReactNode }) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${props.title} · ${t('product')}`
  }, [props.title, t])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <header className="k-head">
      <div className="stack tight">
        {props.back && (
          <Go to={props.back} className="back no-print">
            ← {t('kit:back')}
          </Go>
        )}
        <h1 tabIndex={-1} ref={heading}>
          {props.title}
        </h1>
        {props.sub && <div className="soft">{props.sub}</div>}
      </div>
      {props.actions && <div className="row no-print">{props.actions}</div>}
    </header>
  )
}

/** Terms and their values, as many abreast as fit. */
export function Facts(props: { items: { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="k-facts">
      {props.items.map((item, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- facts have no other identity and never move
        <div key={i}>
          <dt>{item.label}</dt>
          <dd>{item.value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A short word in a coloured frame; the word carries the meaning. */
export function Mark(props: { tone?: 'good' | 'warn' | 'bad' | undefined; children: ReactNode }) {
  return <span className={`k-tag ${props.tone ?? ''}`}>{props.children}</span>
}
