import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Button,
  Choice,
  Frame,
  Notice,
  PageHead,
  post,
  Read,
  sendAll,
  useAddress,
  useGo,
  useMe,
  useRead,
  useSay,
} from '#web/my/index.ts'
import type { OnWire } from '#web/api.ts'
import { queries } from '#web/hooks.ts'
import { natures, type Nature } from '../../contract/base.ts'
import { getItem, type ItemDetail } from '../../contract/catalogue/items.ts'
import { getHome, getPrefill } from '../../contract/residents/own.ts'
import { formFault } from '../../rules/residents/form.ts'
import { Files, waitingFiles } from './parts/Files.tsx'
import { ItemFields, type FormValue } from './parts/ItemFields.tsx'
import { useDraft } from './parts/draft.ts'

interface Draft {
  memberId: string
  nature: Nature | ''
  itemId: string
  title: string
  text: string
  form: Record<string, FormValue>
  place: { text: string; x?: number; y?: number }
  special: boolean
  isPublic: boolean
  urgent: boolean
}
const EMPTY: Draft = { memberId: '', nature: '', itemId: '', title: '', text: '', form: {}, place: { text: '' }, special: false, isPublic: false, urgent: false } // prettier-ignore

/** Asking for something. Of an item, what its form asks; what the register has is not asked. */
export default function AskForm() {
  const { t } = useTranslation('services')
  const [{ nature, item }] = useAddress({ nature: '', item: '' })
  const { accountId } = useMe()
  const draft = useDraft<Draft>(accountId, 'my.case', EMPTY)
  const kind = natures.find((n) => n === (nature || draft.values.nature)) ?? 'help'
  const itemId = item || (nature ? '' : draft.values.itemId)
  const detail = useRead(getItem, { params: { id: itemId }, query: {} }, { when: itemId !== '' })
  const title = t(`my.quick.${kind}`)
  if (itemId === '') return <Fields title={title} nature={kind} draft={draft} />
  return <Read of={detail}>{(d) => <Fields title={d.current.name} nature="apply" item={d} draft={draft} />}</Read>
} // prettier-ignore

type Drafted = ReturnType<typeof useDraft<Draft>>

function Fields(props: { title: string; nature: Nature; item?: OnWire<ItemDetail>; draft: Drafted }) {
  const { t } = useTranslation('services')
  const { values, set, restored } = props.draft
  const [files, setFiles] = useState<File[]>([])
  const [wrong, setWrong] = useState<{ key: string; label: string }>()
  const { send, busy } = useSend(props, files)
  const home = useRead(getHome, {})
  const members = home.data?.members ?? []
  const [{ for: given }, setGiven] = useAddress({ for: '' })
  const memberId = given || values.memberId || members[0]?.id || ''
  const prefill = useRead(getPrefill, { query: { memberId } }, { when: memberId !== '' && props.item !== undefined })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const fault = props.item ? formFault(props.item.current.form, values.form) : undefined
    const missing = !props.item && values.title.trim() === '' ? { key: 'title', label: t('my.form.title') } : fault
    setWrong(missing)
    if (!missing) void send(memberId)
  }
  return (
    <>
      <PageHead title={props.title} back={props.item ? '/my/ask' : '/my'} />
      {props.item && <About item={props.item} />}
      {restored && <Notice>{t('my.form.kept')}</Notice>}
      <form className="k-form" noValidate onSubmit={submit}>
        {members.length > 1 && (
          <Choice label={t('my.form.who')} value={memberId} onChange={(to) => (set({ memberId: to }), setGiven({ for: '' }))} options={members.map((m) => ({ value: m.id, label: m.name }))} />
        )}
        {props.item ? (
          <ItemFields form={props.item.current.form} held={prefill.data?.held ?? {}} values={values.form} onChange={(form) => set({ form })} />
        ) : (
          <Frame label={t('my.form.title')} must wrong={wrong?.key === 'title' ? t('my.form.missing', { label: wrong.label }) : undefined}>
            {({ id, invalid, describedBy }) => (
              <input id={id} className="k-input" maxLength={80} value={values.title} placeholder={t('my.form.titleHint')} aria-invalid={invalid || undefined} aria-describedby={describedBy} onChange={(e) => set({ title: e.target.value })} />
            )}
          </Frame>
        )}
        <Frame label={t('my.form.text')}>
          {({ id }) => <textarea id={id} className="k-input" rows={4} maxLength={4000} value={values.text} onChange={(e) => set({ text: e.target.value })} />}
        </Frame>
        {!props.item && <Place value={values.place} onChange={(place) => set({ place })} />}
        <Files files={files} onChange={setFiles} />
        <Ticks nature={props.nature} values={values} set={set} />
        {wrong && wrong.key !== 'title' && <Notice tone="bad" live>{t('my.form.missing', { label: wrong.label })}</Notice>}
        <Button primary submit wide busy={busy}>
          {t('my.form.send')}
        </Button>
      </form>
    </>
  )
} // prettier-ignore

/** Puts it into the outbox and tries at once: with a line it has its number a moment later. */
function useSend(props: { title: string; nature: Nature; item?: OnWire<ItemDetail>; draft: Drafted }, files: File[]) {
  const { t } = useTranslation('services')
  const { accountId } = useMe()
  const [busy, setBusy] = useState(false)
  const go = useGo()
  const say = useSay()
  const send = async (memberId: string) => {
    setBusy(true)
    const { title, text, form, place, special, isPublic, urgent } = props.draft.values
    const name = props.item ? props.item.current.name : title.trim()
    const where =
      place.text.trim() !== '' || place.x !== undefined ? { place: { ...place, text: place.text.trim() } } : {}
    const input = { nature: props.nature, title: name.slice(0, 80), text, special, isPublic, urgent, ...where, ...(memberId ? { memberId } : {}), ...(props.item ? { itemId: props.item.id, form } : {}) } // prettier-ignore
    const kept = await post({ accountId, kind: 'case', title: name, input, files: waitingFiles(files) })
    props.draft.drop()
    const sent = (await sendAll(accountId)).find((s) => s.id === kept.id)?.reply as
      | { id: string; number: string }
      | undefined
    setBusy(false)
    void queries.invalidateQueries()
    say(sent ? `${t('my.form.done')}。${t('my.form.doneText', { number: sent.number })}` : t('my.form.queued'))
    go(sent ? `/my/cases/${sent.id}` : '/my', { replace: true })
  }
  return { send, busy }
}

function About({ item }: { item: OnWire<ItemDetail> }) {
  const { t } = useTranslation('services')
  const { summary, documents } = item.current
  return (
    <section className="panel stack tight">
      {summary && <p>{summary}</p>}
      {documents.length > 0 && (
        <>
          <h2>{t('my.form.documents')}</h2>
          <ul>
            {documents.map((d) => (
              <li key={d.name}>
                {d.name}
                {d.held && <span className="soft small">（{t('my.form.heldByUs')}）</span>}
                {d.when && <span className="soft small"> {d.when}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Place(props: { value: Draft['place']; onChange: (place: Draft['place']) => void }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const locate = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => props.onChange({ ...props.value, x: coords.longitude, y: coords.latitude }),
      () => say(t('my.form.locateFailed'), 'bad'),
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  return (
    <div className="stack tight">
      <Frame label={t('my.form.place')}>
        {({ id }) => (
          <input id={id} className="k-input" maxLength={200} value={props.value.text} onChange={(e) => props.onChange({ ...props.value, text: e.target.value })} />
        )}
      </Frame>
      <div className="row">
        <Button quiet onClick={locate}>
          {t('my.form.useLocation')}
        </Button>
        {props.value.x !== undefined && <span role="status">{t('my.form.located')}</span>}
      </div>
    </div>
  )
} // prettier-ignore

function Ticks(props: { nature: Nature; values: Draft; set: (change: Partial<Draft>) => void }) {
  const { t } = useTranslation('services')
  const names = props.nature === 'report' ? (['isPublic'] as const) : props.nature === 'help' ? (['urgent', 'special'] as const) : (['special'] as const) // prettier-ignore
  return (
    <div className="k-ticks">
      {names.map((name) => (
        <label key={name} className="k-tick">
          <input
            type="checkbox"
            checked={props.values[name]}
            onChange={(e) => props.set({ [name]: e.target.checked })}
          />
          <span>{t(`my.form.${name}`)}</span>
        </label>
      ))}
    </div>
  )
}
