import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame, useAddress } from '#web/kit/index.ts'

/** The words to look for; they go into the address when sent. */
export function SearchBox() {
  const { t } = useTranslation('policies')
  const [{ search }, set] = useAddress({ search: '', page: '' })
  const [text, setText] = useState(search)
  const send = (e: FormEvent) => {
    e.preventDefault()
    set({ search: text.trim(), page: '' })
  }
  return (
    <form className="row" role="search" aria-label={t('pages.search')} onSubmit={send}>
      <div className="grow">
        <Frame label={t('search.hint')}>
          {({ id }) => (
            <input
              className="k-input"
              id={id}
              type="search"
              maxLength={100}
              value={text}
              onChange={(e) => setText(e.target.value)}
            />
          )}
        </Frame>
      </div>
      <Button type="primary" htmlType="submit" style={{ alignSelf: 'end' }}>
        {t('pages.search')}
      </Button>
    </form>
  )
}
