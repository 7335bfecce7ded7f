import { Button, Modal } from 'antd'
import { useState, type ReactNode } from 'react'

/** A button that opens a dialogue in the middle of the screen, at any width; the focus goes in and comes back. */
export function Ask(props: {
  label: string
  title: string
  /** Names the button where its label is short. */
  name?: string
  small?: boolean
  children: (close: () => void) => ReactNode
}) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button
        size={props.small ? 'small' : 'medium'}
        aria-haspopup="dialog"
        aria-label={props.name}
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      <Modal open={open} title={props.title} footer={null} onCancel={close} destroyOnHidden>
        <div className="stack">{props.children(close)}</div>
      </Modal>
    </>
  )
}
