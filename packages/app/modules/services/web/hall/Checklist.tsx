import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import { ErrorNotice, Read } from '#web/kit/index.ts'
import { getItem } from '../../contract/catalogue/items.ts'
import { tellMissing } from '../../contract/hall/visits.ts'
import { openAtCounter, prefill } from '../../contract/hall/work.ts'
import { FormFields } from './FormFields.tsx'
import { CaseSlip, ToldSlip } from './Slips.tsx'
import type { HallNow } from './Hall.tsx'
import type { CounterNow } from './MyCounter.tsx'
import type { Applicant } from './Work.tsx'

interface Props {
  hall: HallNow
  ticket: CounterNow['ticket']
  itemId: string
  person: Applicant | undefined
  onOther: () => void
}
type Item = Answer<typeof getItem>['current']

/** What an item asks for, with what the register already says: that is ticked and never asked for. */
export function Checklist(props: Props) {
  const read = useRead(getItem, { params: { id: props.itemId }, query: {} })
  return <Read of={read}>{(item) => <Listed {...props} item={item.current} />}</Read>
}

function Listed(props: Props & { item: Item }) {
  const { t } = useTranslation('services')
  const { hall, ticket, item, person } = props
  const params = { id: hall.placeId }
  const known = useAct(prefill, { keep: true })
  const [held, setHeld] = useState<Answer<typeof prefill>>()
  const [here, setHere] = useState<ReadonlySet<string>>(new Set())
  const [form, setForm] = useState<Record<string, string>>({})
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const open = useAct(openAtCounter, { keep: true })
  const tell = useAct(tellMissing, { keep: true })
  const [slip, setSlip] = useState<Answer<typeof openAtCounter>>()
  const [told, setTold] = useState<Answer<typeof tellMissing>>()
  const { act: ask } = known
  useEffect(() => {
    if (!person) return
    void (async () => {
      const answer = await ask({ params, body: { personId: person.id, itemId: item.itemId } })
      if (!answer) return
      setHeld(answer)
      setForm((typed) => ({ ...prefilled(item, answer), ...typed }))
    })()
    // oxlint-disable-next-line react/exhaustive-deps -- asked once for a person and an item: each asking is on the record
  }, [person?.id, item.itemId])
  const isKnown = (paper: string) => held?.known.includes(paper) ?? false
  const missing = item.documents.filter((d) => d.required && d.when === '' && !isKnown(d.name) && !here.has(d.name))
  const flip = (paper: string) =>
    setHere((old) => new Set(old.has(paper) ? [...old].filter((p) => p !== paper) : [...old, paper]))
  const ticketId = ticket ? { ticketId: ticket.id } : {}
  const take = async () => {
    const who = person ? { personId: person.id } : { ...(name ? { name } : {}), ...(phone ? { phone } : {}) }
    setSlip(await open.act({ params, body: { itemId: item.itemId, ...ticketId, ...who, form, present: [...here] } }))
  }
  const say = async () =>
    setTold(
      await tell.act({
        params,
        body: { itemId: item.itemId, ...ticketId, missing: missing.filter((d) => d.held === null).map((d) => d.name) },
      }),
    )
  if (slip) return <CaseSlip slip={slip} person={person?.name ?? name} onDone={props.onOther} />
  if (told) return <ToldSlip sheet={told} onDone={() => setTold(undefined)} />
  return (
    <div className="stack f-list">
      <div className="row apart">
        <h3>{item.name}</h3>
        <Button onClick={props.onOther}>{t('hall.otherItem')}</Button>
      </div>
      {item.summary && <p>{item.summary}</p>}
      {item.eligibility && <p className="soft">{t('hall.eligible', { text: item.eligibility })}</p>}
      <fieldset className="k-field">
        <legend>{t('hall.papers')}</legend>
        {item.documents.length === 0 && <p className="soft">{t('hall.noPapers')}</p>}
        {item.documents.map((d) => (
          <label key={d.name} className="f-paper">
            <input
              type="checkbox"
              checked={isKnown(d.name) || here.has(d.name)}
              disabled={isKnown(d.name)}
              onChange={() => flip(d.name)}
            />
            <span>
              {d.name}
              <span className="soft small">
                {isKnown(d.name) ? ` ${t('hall.knownPaper')}` : ` ${t(`hall.paperForm.${d.form}`)}`}
                {d.when && ` ${d.when}`}
                {!d.required && ` ${t('hall.optional')}`}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {!person && (
        <div className="grid">
          <div className="k-field">
            <label htmlFor="who">{t('hall.name')}</label>
            <input
              id="who"
              className="k-input"
              value={name}
              autoComplete="off"
              onChange={(e) => setName(e.target.value)}
            />
          </div>
          <div className="k-field">
            <label htmlFor="phone">{t('hall.phone')}</label>
            <input
              id="phone"
              className="k-input"
              value={phone}
              inputMode="tel"
              autoComplete="off"
              onChange={(e) => setPhone(e.target.value)}
            />
          </div>
        </div>
      )}
      <FormFields
        item={item}
        values={form}
        held={held?.held ?? {}}
        onChange={(key, value) => setForm((old) => ({ ...old, [key]: value }))}
      />
      {[known.error, open.error, tell.error].map((e) => e && <ErrorNotice key={e.message} error={e} />)}
      <div className="row f-verbs">
        <Button
          type="primary"
          size="large"
          loading={open.pending}
          disabled={missing.length > 0}
          onClick={() => void take()}
        >
          {t('hall.open')}
        </Button>
        {missing.length > 0 && (
          <>
            <Button
              size="large"
              loading={tell.pending}
              disabled={!missing.some((d) => d.held === null)}
              onClick={() => void say()}
            >
              {t('hall.tell', { n: missing.length })}
            </Button>
            <span className="soft">
              {t('hall.stillMissing', { papers: missing.map((d) => d.name).join(t('hall.and')) })}
            </span>
          </>
        )}
      </div>
    </div>
  )
}

/** Fields of the form that the register fills in. */
const prefilled = (item: Item, answer: Answer<typeof prefill>): Record<string, string> =>
  Object.fromEntries(
    item.form.flatMap((f) => {
      const value = f.held && answer.held[f.held]
      return value ? [[f.key, value]] : []
    }),
  )
