import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** What a label tells its control. */
export interface Labelled {
  id: string
  describedBy: string | undefined
  invalid: boolean
}

export interface FrameProps {
  label: ReactNode
  must?: boolean
  help?: ReactNode
  /** The article that asks for it. */
  rule?: ReactNode
  wrong?: string | undefined
  /** The label is for eyes that see the page only (a search box, a filter). */
  quiet?: boolean
  children: (control: Labelled) => ReactNode
}

/** Label, hint, rule and refusal around one control, tied together for screen readers. */
export function Frame(props: FrameProps) {
  const { t } = useTranslation('kit')
  const id = useId()
  const hint = props.help || props.rule ? `${id}h` : undefined
  const wrong = props.wrong ? `${id}w` : undefined
  return (
    <div className="k-field">
      <label htmlFor={id} className={props.quiet ? 'hidden-text' : undefined}>
        {props.label}
        {props.must && (
          <span className="must" title={t('must')} aria-hidden="true">
            *
          </span>
        )}
      </label>
      {props.children({
        id,
        describedBy: [wrong, hint].filter(Boolean).join(' ') || undefined,
        invalid: !!props.wrong,
      })}
      {props.wrong && (
        <div className="wrong" id={wrong}>
          {props.wrong}
        </div>
      )}
      {hint && (
        <div className="hint" id={hint}>
          {props.help}
          {props.help && props.rule ? ' ' : ''}
          {props.rule && t('rule', { rule: props.rule })}
        </div>
      )}
    </div>
  )
}

/** What every labelled input takes besides its value. */
export type Dressed = Pick<FrameProps, 'label' | 'must' | 'help' | 'rule' | 'wrong' | 'quiet'>
