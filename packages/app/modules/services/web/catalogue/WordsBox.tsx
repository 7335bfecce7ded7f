import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '#web/kit/index.ts'

/** Words and a button: asked when sent, so that the address can be shared. */
export function WordsBox(props: { label: string; hint: string; value: string; onChange: (words: string) => void }) {
  const { t } = useTranslation('services')
  const [typed, setTyped] = useState(props.value)
  return (
    <form
      className="row s-search"
      role="search"
      aria-label={props.label}
      onSubmit={(e) => {
        e.preventDefault()
        props.onChange(typed.trim())
      }}
    >
      <Frame label={props.label}>
        {({ id }) => (
          <input
            className="k-input"
            id={id}
            type="search"
            placeholder={props.hint}
            value={typed}
            maxLength={100}
            onChange={(e) => setTyped(e.target.value)}
          />
        )}
      </Frame>
      <Button type="primary" htmlType="submit">
        {t('catalogue.find')}
      </Button>
    </form>
  )
}
