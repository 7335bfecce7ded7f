import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { UseQueryResult } from '@tanstack/react-query'
import { ApiError } from '../api.ts'
import { Button } from './Button.tsx'

/** A band with something to know; `tone` is also said by its words. */
export function Notice(props: { tone?: 'good' | 'warn' | 'bad'; children: ReactNode; live?: boolean }) {
  return (
    <div className={`k-notice ${props.tone ?? ''}`} role={props.live ? 'alert' : undefined}>
      {props.children}
    </div>
  )
}

/** The sentence of a refusal, in the words of the server; never a stack. */
export function useErrorText(): (error: Error) => string {
  const { t } = useTranslation('kit')
  return (error) => {
    if (!(error instanceof ApiError)) return t('error.page')
    if (error.code === 'kit.offline') return t('error.offline')
    return error.message || t('error.server')
  }
}

/** What was refused, where and how to mend it, with another try where one makes sense. */
export function ErrorNotice(props: { error: Error | null | undefined; onRetry?: () => void }) {
  const { t } = useTranslation('kit')
  const text = useErrorText()
  if (!props.error) return null
  const issues = props.error instanceof ApiError ? props.error.issues : []
  return (
    <Notice tone="bad" live>
      <p>{text(props.error)}</p>
      {issues.length > 0 && (
        <ul className="small">
          {issues.map((issue) => (
            <li key={issue.field + issue.code}>{issue.message}</li>
          ))}
        </ul>
      )}
      {props.onRetry && (
        <Button small onClick={props.onRetry}>
          {t('retry')}
        </Button>
      )}
    </Notice>
  )
}

/** Teaches what belongs here and how to begin. */
export function Empty(props: { title: ReactNode; text?: ReactNode; action?: ReactNode }) {
  return (
    <div className="k-empty">
      <svg viewBox="0 0 72 56" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        <path d="M6 50h60M12 50V24l14-10 14 10v26M40 50V30h20v20M22 50V38h8v12M47 38h6" strokeLinejoin="round" />
      </svg>
      <strong>{props.title}</strong>
      {props.text && <p>{props.text}</p>}
      {props.action}
    </div>
  )
}

/** Announces that something is on its way. */
export function Wait() {
  const { t } = useTranslation('kit')
  return (
    <div className="k-wait" role="status">
      {t('wait')}
    </div>
  )
}

/** A read's content, or that it is on its way, or why it was refused. */
export function Read<T>(props: { of: UseQueryResult<T, Error>; children: (data: T) => ReactNode }) {
  const { of } = props
  if (of.data !== undefined) return props.children(of.data)
  if (of.error) return <Refused error={of.error} onRetry={() => void of.refetch()} />
  return <Wait />
}

/** A refusal with the heading that every page needs; it is shown only where the page has no other. */
function Refused(props: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation('kit')
  return (
    <>
      <h1 className="k-alone">{t('error.title')}</h1>
      <ErrorNotice {...props} />
    </>
  )
}

/** Keeps a fault of one part from taking the page with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined }
  static getDerivedStateFromError(error: Error) {
    return { error }
  }
  override render() {
    if (!this.state.error) return this.props.children
    return <ErrorNotice error={this.state.error} onRetry={() => this.setState({ error: undefined })} />
  }
}
