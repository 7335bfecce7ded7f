import type { ReactNode } from 'react'

interface Props {
  children: ReactNode
  onClick?: () => void
  /** Sends the form around it. */
  submit?: boolean
  primary?: boolean
  danger?: boolean
  small?: boolean
  quiet?: boolean
  /** As wide as what is around it. */
  wide?: boolean
  /** What it began is under way: it stays in place and does nothing. */
  busy?: boolean
  disabled?: boolean
  /** Language of its words, where not the page's. */
  lang?: string
  /** Pressed or not, of a switch. */
  pressed?: boolean
}

/** The house's own button: the light one, for the kit's parts that public pages use too. */
export function Button(props: Props) {
  const looks = [
    props.primary && 'primary',
    props.danger && 'danger',
    props.small && 'small',
    props.quiet && 'quiet',
    props.wide && 'wide',
  ]
  return (
    <button
      type={props.submit ? 'submit' : 'button'}
      className={['k-button', ...looks.filter(Boolean)].join(' ')}
      aria-busy={props.busy || undefined}
      aria-disabled={props.busy || undefined}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      lang={props.lang}
      onClick={(e) => (props.busy ? e.preventDefault() : props.onClick?.())}
    >
      {props.children}
    </button>
  )
}
