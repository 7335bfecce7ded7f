import { Button, Popover } from 'antd'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { readAgain } from '../hooks.ts'

/** On a phone the panel is moved until it is within the screen. antd hands it on to its trigger, though its type does not name it. */
const WITHIN = { shiftX: true, adjustY: 1 } as { adjustY: 1 }

interface Props {
  label: ReactNode
  /** What the popup is, for screen readers. */
  title: string
  icon?: ReactNode
  quiet?: boolean
  small?: boolean
  className?: string
  /** Names the button where its label is only a picture. */
  name?: string | undefined
  children: (close: () => void) => ReactNode
}

/** A button that opens a small panel, on what the page holds once commands are done; the focus goes in, Escape brings it back. */
export function Popup(props: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const close = () => {
    setOpen(false)
    document.getElementById(id)?.focus()
  }
  const change = async (to: boolean) => {
    if (to) await readAgain()
    setOpen(to)
  }
  return (
    <Popover
      open={open}
      onOpenChange={(to) => void change(to)}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      autoAdjustOverflow={WITHIN}
      destroyOnHidden
      content={
        <Panel title={props.title} close={close}>
          {props.children(close)}
        </Panel>
      }
    >
      <Button
        id={id}
        type={props.quiet ? 'text' : 'default'}
        size={props.small ? 'small' : 'medium'}
        className={props.className}
        icon={props.icon}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={props.name}
      >
        {props.label}
      </Button>
    </Popover>
  )
}

function Panel(props: { title: string; close: () => void; children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>('input,select,button,a[href],[tabindex="0"]')
    ;(first ?? panel.current)?.focus()
  }, [])
  return (
    <div
      ref={panel}
      className="k-popup stack"
      role="dialog"
      aria-label={props.title}
      tabIndex={-1}
      onKeyDown={(e) => e.key === 'Escape' && props.close()}
    >
      {props.children}
    </div>
  )
}
