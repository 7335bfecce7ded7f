import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useRead } from '#web/hooks.ts'
import { Can, Empty, ErrorNotice, Mark, Read, useFormat } from '#web/kit/index.ts'
import { addComment, listComments, resolveComment } from '../../contract/layers.ts'

interface Props {
  caseId: string
  about: { schemeId?: string; unitId?: string }
  nameOf?: (unitId: string) => string | undefined
}

/** What people say of places of a case, and a line to say more. */
export function Remarks({ caseId, about, nameOf }: Props) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const read = useRead(listComments, { params: { id: caseId } })
  const add = useAct(addComment)
  const resolve = useAct(resolveComment)
  const [text, setText] = useState('')
  const send = async (e: React.FormEvent) => {
    e.preventDefault()
    if (text.trim() === '') return
    if (await add.act({ params: { id: caseId }, body: { ...about, text: text.trim() } })) setText('')
  }
  return (
    <div className="stack">
      <form className="k-bar" onSubmit={(e) => void send(e)}>
        <div className="k-field grow">
          <label htmlFor="p-remark">{t('remarks.say')}</label>
          <input
            id="p-remark"
            className="k-input"
            maxLength={1000}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
        </div>
        <Button htmlType="submit" disabled={text.trim() === ''} loading={add.pending}>
          {t('remarks.send')}
        </Button>
      </form>
      <ErrorNotice error={add.error ?? resolve.error} />
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('remarks.none')} text={t('remarks.noneText')} />
          ) : (
            <ul className="stack tight">
              {rows.map((r) => (
                <li key={r.id} className="row">
                  <span>
                    {r.unitId && nameOf?.(r.unitId) && <strong>{nameOf(r.unitId)}：</strong>}
                    {r.text}
                  </span>
                  <span className="soft small">
                    {r.byName} {format.time(r.at)}
                  </span>
                  {r.resolvedAt ? (
                    <Mark tone="good">{t('remarks.resolved', { by: r.resolvedBy })}</Mark>
                  ) : (
                    <Can ability="planning.draw">
                      <Button
                        size="small"
                        onClick={() => void resolve.act({ params: { id: r.id }, body: { version: r.version } })}
                      >
                        {t('remarks.resolve')}
                      </Button>
                    </Can>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </div>
  )
}
