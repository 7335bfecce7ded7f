import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { ErrorNotice, useAbility } from '#web/kit/index.ts'
import type { RevealPurpose } from '../../codes.ts'
import { revealId, revealPhone } from '../../contract/index.ts'
import { Purpose, type Said } from './Purpose.tsx'

const SHOWN_FOR = 60_000

interface Props {
  id: string
  field: 'idNumber' | 'phone'
  masked: string | null
}

/** A masked number that is shown for a minute after a purpose was chosen, which goes on record. */
export function RevealNumber(props: Props) {
  const { t } = useTranslation('registers')
  const may = useAbility()('registers.reveal')
  const [asking, setAsking] = useState(false)
  const [value, setValue] = useState<string>()
  useEffect(() => {
    if (value === undefined) return undefined
    const timer = setTimeout(() => setValue(undefined), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [value])
  const label = t(`fields.${props.field}`)
  if (props.masked === null) return <span className="soft">{t('person.noNumber')}</span>
  return (
    <span className="row" style={{ display: 'inline-flex', flexWrap: 'nowrap', gap: 2 }}>
      <span className="num">{value ?? props.masked}</span>
      {may && value === undefined && (
        <Button
          size="small"
          type="text"
          icon={<EyeOutlined aria-hidden />}
          aria-label={t('reveal.show', { label })}
          onClick={() => setAsking(true)}
        />
      )}
      {value !== undefined && (
        <Button
          size="small"
          type="text"
          icon={<EyeInvisibleOutlined aria-hidden />}
          aria-label={t('reveal.hide')}
          onClick={() => setValue(undefined)}
        />
      )}
      <Modal
        open={asking}
        title={t('reveal.title', { label })}
        footer={null}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <Ask {...props} onValue={(shown) => (setValue(shown), setAsking(false))} />
      </Modal>
    </span>
  )
}

function Ask(props: Props & { onValue: (value: string) => void }) {
  const { t } = useTranslation('registers')
  const [said, setSaid] = useState<Said>({ purpose: '', reason: '' })
  const reveal = useAct(props.field === 'idNumber' ? revealId : revealPhone)
  const send = async (e: FormEvent) => {
    e.preventDefault()
    const body = { purpose: said.purpose as RevealPurpose, ...(said.reason ? { reason: said.reason } : {}) }
    const reply = await reveal.act({ params: { id: props.id }, body })
    if (reply) props.onValue(reply.value)
  }
  return (
    <form className="stack" onSubmit={(e) => void send(e)}>
      <p>{t('reveal.text')}</p>
      <Purpose said={said} onChange={setSaid} />
      <ErrorNotice error={reveal.error} />
      <Button type="primary" htmlType="submit" loading={reveal.pending} disabled={said.purpose === ''}>
        {t('reveal.ok')}
      </Button>
    </form>
  )
}
