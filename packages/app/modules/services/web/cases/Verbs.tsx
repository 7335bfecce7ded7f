import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useRead } from '#web/hooks.ts'
import { AreaPicker, Choice, ErrorNotice, Notice, useSay } from '#web/kit/index.ts'
import { listHolders } from '../../contract/cases/cases.ts'
import { stepCase, type StepInput } from '../../contract/cases/step.ts'
import type { Detail } from './Case.tsx'
import { MergeInto } from './MergeInto.tsx'
import { TemplatePick } from './TemplatePick.tsx'

type Verb = StepInput['verb']
/** What one does most in a state stands first and large; the rest is under “more”. */
const FIRST: readonly Verb[] = ['accept', 'take', 'dispatch', 'handle', 'close', 'check', 'return', 'resume', 'reopen']
const ASKS_TEXT: readonly Verb[] = ['handle', 'close']
const ASKS_REASON: readonly Verb[] = ['refuse', 'return', 'transfer', 'suspend', 'extend', 'urge', 'reopen', 'withdraw']
const AT_ONCE: readonly Verb[] = ['accept', 'take', 'check', 'resume']

interface Typed {
  text: string
  holder: string
  areaId: string
  days: string
  into: string
}

/** The verbs as few large buttons. Each asks for no more than it needs. */
export function Verbs({ of }: { of: Detail }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const [open, setOpen] = useState<Verb>()
  const [more, setMore] = useState(false)
  const step = useAct(stepCase)
  // Until the page has read what one's own step made of the case, the next step would be taken for another's.
  const [made, setMade] = useState(0)
  const waits = step.pending || of.version < made
  const verbs = of.verbs.filter((v): v is Verb => v !== 'say' && v !== 'note')
  // Somebody else went on meanwhile: what was typed stays to be read and copied.
  const gone = open !== undefined && !waits && !verbs.includes(open)
  if (verbs.length === 0 && !gone) return null
  const first = verbs.filter((v) => FIRST.includes(v))
  const rest = verbs.filter((v) => !FIRST.includes(v))
  const take = async (body: StepInput) => {
    const done = await step.act({ params: { id: of.id }, body })
    if (!done) return
    setMade(done.version)
    setOpen(undefined)
    say(t('cases.done', { verb: t(`verbs.${body.verb}`) }))
  }
  const press = (verb: Verb) =>
    AT_ONCE.includes(verb)
      ? void take({ verb, version: of.version } as StepInput)
      : setOpen(verb === open ? undefined : verb)
  const button = (verb: Verb, i: number) => (
    <Button
      key={verb}
      size="large"
      type={i === 0 ? 'primary' : 'default'}
      aria-expanded={AT_ONCE.includes(verb) ? undefined : open === verb}
      loading={step.pending && open === undefined && AT_ONCE.includes(verb)}
      disabled={waits}
      onClick={() => press(verb)}
    >
      {t(`verbs.${verb}`)}
    </Button>
  )
  return (
    <section className="panel stack no-print" aria-label={t('cases.doing')}>
      <div className="row case-verbs">
        {first.map(button)}
        {rest.length > 0 && (
          <Button size="large" aria-expanded={more} onClick={() => setMore(!more)}>
            {t('cases.more')}
          </Button>
        )}
      </div>
      {more && <div className="row case-verbs">{rest.map((v) => button(v, 1))}</div>}
      {gone && (
        <Notice tone="warn" live>
          {t('cases.gone', { verb: t(`verbs.${open}`) })}
        </Notice>
      )}
      {open && <Ask key={open} verb={open} of={of} pending={waits} barred={gone} onDo={(body) => void take(body)} />}
      <ErrorNotice error={step.error} />
    </section>
  )
}

/** What a verb needs to know. */
function Ask({
  verb,
  of,
  pending,
  barred,
  onDo,
}: {
  verb: Verb
  of: Detail
  pending: boolean
  /** The step is not open any more. */
  barred: boolean
  onDo: (body: StepInput) => void
}) {
  const { t } = useTranslation('services')
  const [typed, setTyped] = useState<Typed>({ text: '', holder: '', areaId: '', days: '1', into: '' })
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const words = useRef<HTMLTextAreaElement>(null)
  const body = bodyOf(verb, of, typed)
  const use = ASKS_TEXT.includes(verb) ? 'handle' : verb === 'refuse' ? 'refuse' : undefined
  return (
    <div className="stack case-ask">
      {(verb === 'dispatch' || verb === 'joint') && (
        <Holder of={of} value={typed.holder} onChange={(holder) => set({ holder })} />
      )}
      {verb === 'transfer' && (
        <AreaPicker
          label={t('cases.transferTo')}
          value={typed.areaId}
          onChange={(id) => set({ areaId: id ?? '' })}
          levels={[3, 4, 5]}
        />
      )}
      {verb === 'extend' && (
        <Line id="case-days" label={t('cases.extendDays')} value={typed.days} onChange={(days) => set({ days })} />
      )}
      {verb === 'merge' && <MergeInto of={of} onChange={(into) => set({ into })} />}
      {use && <TemplatePick caseId={of.id} verb={use} box={words} />}
      <div className="k-field">
        <label htmlFor="case-words">
          {t(ASKS_TEXT.includes(verb) ? 'cases.answer' : verb === 'joint' ? 'cases.asked' : 'cases.reason')}
        </label>
        <textarea
          id="case-words"
          ref={words}
          className="k-input"
          rows={ASKS_TEXT.includes(verb) ? 6 : 3}
          maxLength={ASKS_TEXT.includes(verb) ? 4000 : 500}
          value={typed.text}
          onChange={(e) => set({ text: e.target.value })}
        />
      </div>
      {(ASKS_TEXT.includes(verb) || ASKS_REASON.includes(verb)) && <p className="soft">{t(`cases.ask.${verb}`)}</p>}
      <div className="row">
        <Button
          type="primary"
          size="large"
          disabled={!body || barred}
          loading={pending}
          onClick={() => body && onDo(body)}
        >
          {t(`verbs.${verb}`)}
        </Button>
      </div>
    </div>
  )
}

function bodyOf(verb: Verb, of: Detail, typed: Typed): StepInput | undefined {
  const { version } = of
  const text = typed.text.trim()
  const [areaId, role, holderId] = typed.holder.split('|')
  const to = { areaId, role, ...(holderId ? { holderId } : {}) }
  const optional = text ? { reason: text } : {}
  if (verb === 'dispatch') return typed.holder ? ({ verb, version, to, ...optional } as StepInput) : undefined
  if (verb === 'joint')
    return typed.holder && text ? ({ verb, version, parts: [{ to, asked: text }] } as StepInput) : undefined
  if (verb === 'transfer')
    return typed.areaId && text ? { verb, version, areaId: typed.areaId, reason: text } : undefined
  if (verb === 'merge') return typed.into ? ({ verb, version, into: typed.into, ...optional } as StepInput) : undefined
  if (verb === 'extend')
    return text && Number(typed.days) > 0
      ? { verb, version, by: { value: Number(typed.days), unit: 'workingDay' }, reason: text }
      : undefined
  if (!text) return undefined
  return ASKS_TEXT.includes(verb)
    ? ({ verb, version, text } as StepInput)
    : ({ verb, version, reason: text } as StepInput)
}

function Line(props: { id: string; label: string; value: string; onChange: (text: string) => void }) {
  return (
    <div className="k-field">
      <label htmlFor={props.id}>{props.label}</label>
      <input
        id={props.id}
        className="k-input"
        value={props.value}
        maxLength={200}
        onChange={(e) => props.onChange(e.target.value)}
      />
    </div>
  )
}

/** Offices on the way up from the case, with whoever works there today. */
function Holder({ of, value, onChange }: { of: Detail; value: string; onChange: (v: string) => void }) {
  const { t } = useTranslation('services')
  const rows = useRead(listHolders, { params: { id: of.id } }).data?.rows ?? []
  const options = rows.flatMap((r) => [
    { value: `${r.areaId}|${r.role}|`, label: `${r.area} · ${t(`accounts:roles.${r.role}`)}` },
    ...r.people.map((p) => ({
      value: `${r.areaId}|${r.role}|${p.id}`,
      label: `${r.area} · ${t(`accounts:roles.${r.role}`)} · ${p.name}`,
    })),
  ])
  return (
    <Choice label={t('cases.to_whom')} value={value} onChange={(v) => onChange(v ?? '')} options={options} search />
  )
}
