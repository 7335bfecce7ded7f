import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Button,
  Choice,
  Facts,
  Field,
  Form,
  Notice,
  PageHead,
  Read,
  Submit,
  useAddress,
  useFormat,
  useRead,
  useSay,
} from '#web/my/index.ts'
import type { OnWire } from '#web/api.ts'
import { getHome } from '../../contract/residents/own.ts'
import { askOwnCorrection, getOwnData, type OwnData } from '../../contract/residents/data.ts'

/** What is kept of me, who looked it up and why, and what I asked to correct (个人信息保护法第四十四条至第四十六条). */
export default function Data() {
  const { t } = useTranslation('services')
  const [{ member }, set] = useAddress({ member: '' })
  const home = useRead(getHome, {})
  const people = (home.data?.members ?? []).filter((m) => m.kind !== 'delegate')
  const read = useRead(getOwnData, { query: member ? { memberId: member } : {} })
  return (
    <>
      <PageHead title={t('my.data')} back="/my" />
      {people.length > 1 && (
        <Choice label={t('my.form.who')} value={member || people[0]!.id} onChange={(to) => set({ member: to })} options={people.map((m) => ({ value: m.id, label: m.name }))} />
      )}
      <Read of={read}>{(data) => <Shown of={data} />}</Read>
    </>
  )
} // prettier-ignore

function Shown({ of }: { of: OnWire<OwnData> }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const [field, setField] = useState<string>()
  const name = (f: string) => t(`my.fieldNames.${f as 'name'}`)
  return (
    <>
      <section className="stack tight" aria-labelledby="facts">
        <h2 id="facts">{t('my.facts')}</h2>
        <p className="soft small">{t('my.factsText')}</p>
        <div className="panel stack">
          <Facts
            items={of.facts.filter((f) => f.value !== '').map((f) => ({
              label: name(f.field),
              value: (
                <span className="row">
                  {f.value}
                  {f.correctable && (
                    <Button small quiet onClick={() => setField(f.field)}>
                      {t('my.fix')}
                      <span className="hidden-text">{name(f.field)}</span>
                    </Button>
                  )}
                </span>
              ),
            }))}
          />
        </div>
      </section>
      {field && <Correct key={field} field={field} name={name(field)} memberId={of.memberId} onDone={() => setField(undefined)} />}
      <Part id="requests" title={t('my.requests')}>
        {of.requests.map((r) => (
          <li key={r.id}>
            {name(r.field)}：{r.oldValue} → {r.newValue}，{t(`my.requestStates.${r.state}`)}
            {r.decision && `（${r.decision}）`} <span className="soft small">{format.time(r.requestedAt)}</span>
          </li>
        ))}
      </Part>
      <Part id="looks" title={t('my.looks')} none={t('my.looksNone')}>
        {of.looks.map((l) => (
          <li key={l.id}>
            {t('my.looksText', { at: format.time(l.at), by: l.by, fields: l.fields.map(name).join('、'), purpose: l.purpose, reason: l.reason })}
          </li>
        ))}
      </Part>
      <Part id="lists" title={t('my.lists')} none={t('my.listsNone')}>
        {of.lists.map((l) => (
          <li key={l.id}>
            {t('my.listText', { list: l.list, purpose: l.purpose, source: l.source, basis: l.legalBasis, day: format.day(l.expiresOn) })}
          </li>
        ))}
      </Part>
    </>
  )
} // prettier-ignore

function Part(props: { id: string; title: string; none?: string; children: React.ReactNode[] }) {
  if (props.children.length === 0 && !props.none) return null
  return (
    <section className="stack tight" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children.length === 0 ? (
        <Notice>{props.none}</Notice>
      ) : (
        <ul className="panel stack tight">{props.children}</ul>
      )}
    </section>
  )
}

function Correct(props: { field: string; name: string; memberId: string; onDone: () => void }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const done = () => {
    say(t('my.fixDone'))
    props.onDone()
  }
  return (
    <section className="panel stack" aria-labelledby="fix">
      <h2 id="fix">{t('my.fixTitle', { field: props.name })}</h2>
      <Form
        name={`my.correct.${props.field}`}
        contract={askOwnCorrection}
        initial={{ field: props.field, memberId: props.memberId }}
        onDone={done}
      >
        <Field name="newValue" label={t('my.fixTo')} />
        <Field name="reason" label={t('my.fixWhy')} as="long" />
        <Submit>{t('my.fixSend')}</Submit>
      </Form>
    </section>
  )
}
