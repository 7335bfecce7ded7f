import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findAnything } from '#modules/registers/contract/people.ts'
import { useRead } from '#web/hooks.ts'
import { Go, Mark, Notice, useAbility } from '#web/kit/index.ts'
import { searchCatalogue } from '../../contract/catalogue/items.ts'
import { Checklist } from './Checklist.tsx'
import type { HallNow } from './Hall.tsx'
import type { CounterNow } from './MyCounter.tsx'

export interface Applicant {
  id: string
  name: string
  detail: string
}
const WAIT_MS = 250

/** The one box of a counter: what one came for, and who it is. */
export function Work({ hall, ticket }: { hall: HallNow; ticket: CounterNow['ticket'] }) {
  const { t } = useTranslation('services')
  const [text, setText] = useState('')
  const words = useLater(text.trim())
  const [person, setPerson] = useState<Applicant>()
  const [itemId, setItemId] = useState<string>()
  const pick = (what: () => void) => {
    what()
    setText('')
  }
  return (
    <section className="panel stack" aria-labelledby="work">
      <h2 id="work">{t('hall.work')}</h2>
      <div className="k-field">
        <label htmlFor="work-box">{t('hall.box')}</label>
        <input
          id="work-box"
          className="k-input f-box"
          value={text}
          autoComplete="off"
          placeholder={t('hall.boxHint')}
          onChange={(e) => setText(e.target.value)}
        />
      </div>
      {words !== '' && text.trim() !== '' && (
        <Found
          words={words}
          areaId={hall.areaId}
          onItem={(id) => pick(() => setItemId(id))}
          onPerson={(found) => pick(() => setPerson(found))}
        />
      )}
      {person && (
        <p className="row">
          <Mark tone="good">{t('hall.applicant')}</Mark>
          <strong>{person.name}</strong>
          <span className="soft">{person.detail}</span>
          <Go to={`/people/${person.id}`}>{t('hall.seePerson')}</Go>
          <button type="button" className="k-button small" onClick={() => setPerson(undefined)}>
            {t('hall.otherPerson')}
          </button>
        </p>
      )}
      {itemId && (
        <Checklist
          key={`${itemId} ${person?.id}`}
          hall={hall}
          ticket={ticket}
          itemId={itemId}
          person={person}
          onOther={() => setItemId(undefined)}
        />
      )}
    </section>
  )
}

/** The text, a moment after the last key. */
function useLater(text: string): string {
  const [later, setLater] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), WAIT_MS)
    return () => clearTimeout(timer)
  }, [text])
  return later
}

function Found(props: {
  words: string
  areaId: string
  onItem: (id: string) => void
  onPerson: (person: Applicant) => void
}) {
  const { t } = useTranslation('services')
  const able = useAbility()
  const items = useRead(searchCatalogue, { query: { words: props.words, areaId: props.areaId } }, { keep: true })
  const people = useRead(findAnything, { query: { text: props.words } }, { keep: true, when: able('registers.read') })
  const persons = (people.data?.found ?? []).filter((f) => f.kind === 'person')
  const { barred = [], items: found = [] } = items.data ?? {}
  return (
    <div className="stack tight f-found" aria-live="polite">
      {barred.map((b) => (
        <Notice key={b.id} tone="bad">
          <strong>{t('hall.barred', { name: b.name })}</strong>
          <p>{b.answer}</p>
          {b.guide && <p>{b.guide}</p>}
          <p className="soft small">
            {b.document} {b.article}
          </p>
        </Notice>
      ))}
      <ul>
        {found.slice(0, 8).map((i) => (
          <li key={i.id}>
            <button type="button" onClick={() => props.onItem(i.id)}>
              <Mark>{t('hall.item')}</Mark> <strong>{i.name}</strong>{' '}
              <span className="soft small">
                {i.kind} {i.promise}
              </span>
            </button>
          </li>
        ))}
        {persons.map((p) => (
          <li key={p.id}>
            <button type="button" onClick={() => props.onPerson({ id: p.id, name: p.title, detail: p.detail })}>
              <Mark tone="good">{t('hall.person')}</Mark> <strong>{p.title}</strong>{' '}
              <span className="soft small">{p.detail}</span>
            </button>
          </li>
        ))}
      </ul>
      {items.data && found.length + barred.length + persons.length === 0 && (
        <p className="soft">{t('hall.nothingFound')}</p>
      )}
    </div>
  )
}
