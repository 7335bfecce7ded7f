import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnWire } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import { Can, Empty, ErrorNotice, Mark, Popup, Read, useFormat } from '#web/kit/index.ts'
import { addComment, answerComment, listComments, resolveComment, type CommentRow } from '../../contract/layers.ts'
import { Line } from './Line.tsx'
import { numbersOf, type About } from './remarked.ts'
import '../plan.css'

export type Remark = OnWire<CommentRow>

interface Props {
  caseId: string
  about: About
  /** Where a new comment belongs: fields above its text. */
  where?: ReactNode
  /** The name of a unit, where it is at hand. */
  nameOf?: (unitId: string) => string | undefined
  /** Shows the place on a map. */
  onSee?: (remark: Remark) => void
  onSent?: () => void
}

/** What people say of places of a case, what others answered, and a line to say more. */
export function Remarks({ caseId, about, where, nameOf, onSee, onSent }: Props) {
  const { t } = useTranslation('planning')
  const read = useRead(listComments, { params: { id: caseId } }, { keep: true })
  const add = useAct(addComment)
  const [text, setText] = useState('')
  const send = async (e: React.FormEvent) => {
    e.preventDefault()
    if (text.trim() === '') return
    if (!(await add.act({ params: { id: caseId }, body: { ...about, text: text.trim() } }))) return
    setText('')
    onSent?.()
  }
  return (
    <div className="stack">
      <form className="stack tight" onSubmit={(e) => void send(e)}>
        {where}
        <div className="k-bar">
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
          <Button htmlType="submit" type="primary" disabled={text.trim() === ''} loading={add.pending}>
            {t('remarks.send')}
          </Button>
        </div>
      </form>
      <ErrorNotice error={add.error} />
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('remarks.none')} text={t('remarks.noneText')} />
          ) : (
            <Sorted rows={rows} nameOf={nameOf} onSee={onSee} />
          )
        }
      </Read>
    </div>
  )
}

/** Open ones first; what is dealt with is folded. */
function Sorted({ rows, ...shown }: { rows: readonly Remark[] } & Pick<Props, 'nameOf' | 'onSee'>) {
  const { t } = useTranslation('planning')
  const numbers = numbersOf(rows)
  const list = (some: readonly Remark[]) => (
    <ol className="p-remarks">
      {some.map((r) => (
        <One key={r.id} remark={r} number={numbers.get(r.id)!} {...shown} />
      ))}
    </ol>
  )
  const settled = rows.filter((r) => r.resolvedAt)
  return (
    <>
      {list(rows.filter((r) => !r.resolvedAt))}
      {settled.length > 0 && (
        <details>
          <summary>{t('remarks.settled', { n: settled.length })}</summary>
          {list(settled)}
        </details>
      )}
    </>
  )
}

function One({
  remark: r,
  number,
  nameOf,
  onSee,
}: { remark: Remark; number: number } & Pick<Props, 'nameOf' | 'onSee'>) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const place =
    (r.unitId && nameOf?.(r.unitId)) ||
    (r.outline && t('remarks.area')) ||
    (r.x !== null && r.y !== null && t('remarks.at', { x: r.x.toFixed(4), y: r.y.toFixed(4) }))
  const there = r.x !== null || r.outline !== null || r.unitId !== null
  return (
    <li>
      <span className="p-number" aria-hidden="true">
        {number}
      </span>
      <div className="stack tight">
        <p>
          <span className="hidden-text">{t('remarks.number', { n: number })}</span>
          {place && (
            <strong>
              {place}
              {t('kit:colon')}
            </strong>
          )}
          {r.text}
        </p>
        <p className="soft small">
          {r.byName} {format.time(r.at)}{' '}
          {r.resolvedAt && <Mark tone="good">{t('remarks.resolved', { by: r.resolvedBy })}</Mark>}
        </p>
        {r.answers.length > 0 && (
          <ul className="p-answers">
            {r.answers.map((a) => (
              <li key={a.id}>
                {a.text}{' '}
                <span className="soft small">
                  {a.byName} {format.time(a.at)}
                </span>
              </li>
            ))}
          </ul>
        )}
        <span className="row">
          {onSee && there && (
            <Button size="small" aria-label={t('remarks.seeOf', { n: number })} onClick={() => onSee(r)}>
              {t('remarks.see')}
            </Button>
          )}
          <Doings remark={r} number={number} />
        </span>
      </div>
    </li>
  )
}

function Doings({ remark: { id, version, resolvedAt }, number }: { remark: Remark; number: number }) {
  const { t } = useTranslation('planning')
  const answer = useAct(answerComment)
  const resolve = useAct(resolveComment)
  return (
    <>
      <Popup small label={t('remarks.answer')} name={t('remarks.answerOf', { n: number })} title={t('remarks.answer')}>
        {(close) => (
          <Line
            label={t('remarks.answerText')}
            button={t('remarks.send')}
            max={1000}
            onSend={async (text) => {
              if (await answer.act({ params: { id }, body: { text } })) close()
            }}
          />
        )}
      </Popup>
      {!resolvedAt && (
        <Can ability="planning.draw">
          <Button
            size="small"
            aria-label={t('remarks.resolveOf', { n: number })}
            onClick={() => void resolve.act({ params: { id }, body: { version } })}
          >
            {t('remarks.resolve')}
          </Button>
        </Can>
      )}
      <ErrorNotice error={answer.error ?? resolve.error} />
    </>
  )
}
