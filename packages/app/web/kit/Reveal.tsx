import { EyeOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteContract } from '#shared/contract.ts'
import type { CallInput } from '../api.ts'
import { useAct } from '../hooks.ts'
import { Frame } from './field.tsx'
import { ErrorNotice } from './state.tsx'

interface Props<R extends RouteContract> {
  label: string
  masked: string
  /** A command whose body takes `purpose` and whose reply holds `value`. */
  contract: R
  call: Partial<CallInput<R>>
}

const SHOWN_FOR = 60_000
const MIN_PURPOSE = 4

/** A masked value that is shown for a minute after a purpose was given, which goes on record. */
export function Reveal<const R extends RouteContract>(props: Props<R>) {
  const { t } = useTranslation('kit')
  const [asking, setAsking] = useState(false)
  const [value, setValue] = useState<string>()
  const [purpose, setPurpose] = useState('')
  const reveal = useAct(props.contract, { keep: true })
  useEffect(() => {
    if (value === undefined) return undefined
    const timer = setTimeout(() => setValue(undefined), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [value])
  const ask = async (e: FormEvent) => {
    e.preventDefault()
    const call = { ...props.call, body: { ...(props.call.body as object | undefined), purpose } }
    const reply = (await reveal.act(call as unknown as CallInput<R>)) as { value: string } | undefined
    if (!reply) return
    setValue(reply.value)
    setAsking(false)
  }
  return (
    <span className="row" style={{ display: 'inline-flex' }}>
      <span className="num">{value ?? props.masked}</span>
      {value === undefined ? (
        <Button
          size="small"
          type="text"
          icon={<EyeOutlined aria-hidden />}
          aria-label={t('reveal.show', { label: props.label })}
          onClick={() => setAsking(true)}
        />
      ) : (
        <Button size="small" type="text" onClick={() => setValue(undefined)}>
          {t('reveal.hide')}
        </Button>
      )}
      <Modal
        open={asking}
        title={t('reveal.title', { label: props.label })}
        footer={null}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <form className="stack" onSubmit={(e) => void ask(e)}>
          <p>{t('reveal.text')}</p>
          <Frame label={t('reveal.purpose')} must help={t('reveal.help')}>
            {({ id, describedBy }) => (
              <input
                id={id}
                className="k-input"
                aria-describedby={describedBy}
                maxLength={200}
                value={purpose}
                onChange={(e) => setPurpose(e.target.value)}
              />
            )}
          </Frame>
          <ErrorNotice error={reveal.error} />
          <Button
            type="primary"
            htmlType="submit"
            loading={reveal.pending}
            disabled={purpose.trim().length < MIN_PURPOSE}
          >
            {t('reveal.ok')}
          </Button>
        </form>
      </Modal>
    </span>
  )
}
