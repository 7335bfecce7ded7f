import { Button } from 'antd'
import { useId, useState } from 'react'

/** One line of text and the button that sends it. */
export function Line(props: {
  label: string
  button: string
  initial?: string
  max?: number
  onSend: (text: string) => Promise<void>
}) {
  const id = useId()
  const [text, setText] = useState(props.initial ?? '')
  const send = (e: React.FormEvent) => {
    e.preventDefault()
    if (text.trim() !== '') void props.onSend(text.trim())
  }
  return (
    <form className="stack tight" onSubmit={send}>
      <div className="k-field">
        <label htmlFor={id}>{props.label}</label>
        <input
          id={id}
          className="k-input"
          maxLength={props.max ?? 300}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </div>
      <Button htmlType="submit" type="primary" disabled={text.trim() === ''}>
        {props.button}
      </Button>
    </form>
  )
}
