import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { download, type Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  Choice,
  EntriesField,
  Facts,
  Field,
  Form,
  Mark,
  Notice,
  PageHead,
  PopupForm,
  Read,
  Rows,
  Submit,
  TextField,
  useAbility,
  useFormat,
  useSay,
  useTime,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getHandover, handoverPaper, saveHandover, signHandover, type HandoverDetail } from '../../contract/handover.ts'
import { handoverKinds, itemStates } from '../../rules/handover.ts'

type View = Answer<typeof getHandover>
type Item = HandoverDetail['items'][number]
const paramsOf = ({ areaId, id }: View) => ({ areaId, id })

/** One handover: the list of things, who takes part, the paper to sign, and the signing. */
export default function Handover({ params }: PageProps) {
  const { t } = useTranslation('organs')
  const read = useRead(getHandover, { params: { areaId: params['areaId']!, id: params['id']! } })
  return (
    <Read of={read}>
      {(of) => (
        <div className="stack">
          <PageHead title={t('hand.title', { organ: of.organ })} sub={of.area} back="/organs/handovers" actions={<Acts of={of} />} />
          <Basics of={of} />
          <Things of={of} />
        </div>
      )}
    </Read>
  )
} // prettier-ignore

function Acts({ of }: { of: View }) {
  const { t } = useTranslation('organs')
  const able = useAbility()
  const { day } = useTime()
  const say = useSay()
  const paper = (format: 'docx' | 'pdf') => download(handoverPaper, { params: paramsOf(of), query: { format } }).catch(() => say(t('hand.noPaper'), 'bad'))
  return (
    <span className="row">
      <Button onClick={() => void paper('docx')}>{t('hand.docx')}</Button>
      <Button onClick={() => void paper('pdf')}>{t('hand.pdf')}</Button>
      {of.state === 'open' && able('organs.keep') && (
        <PopupForm label={t('commands.signHandover')} contract={signHandover} call={{ params: paramsOf(of) }} initial={{ version: of.version, on: day }} said={t('hand.signed')}>
          <p>{t('hand.signHelp')}</p>
          <Field name="on" label={t('fields.signedOn')} as="day" />
        </PopupForm>
      )}
    </span>
  )
} // prettier-ignore

function Basics({ of }: { of: View }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  return (
    <section className="panel stack">
      {of.overdue && <Notice tone="bad">{t('hand.late', { day: format.day(of.dueOn) })}</Notice>}
      <Facts
        items={[
          { label: t('fields.begunOn'), value: format.day(of.begunOn) },
          { label: t('fields.dueOn'), value: `${format.day(of.dueOn)}（${of.provision}）` },
          { label: t('fields.state'), value: <Mark tone={of.state === 'signed' ? 'good' : undefined}>{t(`values.handoverState.${of.state}`)}</Mark> },
          { label: t('fields.signedOn'), value: of.signedOn ? `${format.day(of.signedOn)} · ${of.signedBy}` : '—' },
          ...(of.hash ? [{ label: t('fields.hash'), value: <code className="small" style={{ overflowWrap: 'anywhere' }}>{of.hash}</code> }] : []),
        ]}
      />
    </section>
  )
} // prettier-ignore

function Things({ of }: { of: View }) {
  const able = useAbility()
  return of.state === 'open' && able('organs.keep') ? <Edit of={of} /> : <Shown of={of} />
}

function Shown({ of }: { of: View }) {
  const { t } = useTranslation('organs')
  return (
    <section className="panel stack">
      <h2>{t('fields.items')}</h2>
      <Facts items={(['giver', 'taker', 'host', 'supervisor'] as const).map((k) => ({ label: t(`fields.${k}`), value: of[k] || '—' }))} />
      <Rows
        label={t('fields.items')}
        rowKey={(i) => `${i.kind} ${i.name}`}
        rows={of.items}
        columns={[
          { key: 'name', title: t('hand.thing'), main: true },
          { key: 'kind', title: t('fields.kind'), show: (i) => t(`values.handoverKind.${i.kind}`) },
          { key: 'quantity', title: t('fields.quantity') },
          { key: 'state', title: t('fields.state'), show: (i) => t(`values.itemState.${i.state}`) },
          { key: 'note', title: t('fields.note') },
        ]}
      />
    </section>
  )
} // prettier-ignore

function Edit({ of }: { of: View }) {
  const { t } = useTranslation('organs')
  const say = useSay()
  const { version, giver, taker, host, supervisor, items } = of
  return (
    <section className="panel stack">
      <h2>{t('fields.items')}</h2>
      <Form key={version} name={`organs.saveHandover.${of.id}`} contract={saveHandover} call={{ params: paramsOf(of) }} initial={{ version, giver, taker, host, supervisor, items }} onDone={() => say(t('bodies.saved'), 'good')}>
        <div className="two">
          {(['giver', 'taker', 'host', 'supervisor'] as const).map((k) => (
            <Field key={k} name={k} label={t(`fields.${k}`)} />
          ))}
        </div>
        <EntriesField<Item> name="items" label={t('fields.items')} add={t('hand.add')} one={t('hand.thing')} fresh={() => ({ kind: 'other', name: '', quantity: '', note: '', state: 'pending' })}>
          {(item, change) => (
            <div className="row">
              <Choice label={t('fields.kind')} value={item.kind} onChange={(to) => change({ kind: to as Item['kind'] })} options={handoverKinds.map((k) => ({ value: k, label: t(`values.handoverKind.${k}`) }))} />
              <TextField label={t('hand.thing')} value={item.name} onChange={(name) => change({ name })} max={100} />
              <TextField label={t('fields.quantity')} value={item.quantity ?? ''} onChange={(quantity) => change({ quantity })} max={60} />
              <Choice label={t('fields.state')} value={item.state} onChange={(to) => change({ state: to as Item['state'] })} options={itemStates.map((s) => ({ value: s, label: t(`values.itemState.${s}`) }))} />
              <TextField label={t('fields.note')} value={item.note ?? ''} onChange={(note) => change({ note })} max={200} />
            </div>
          )}
        </EntriesField>
        <Submit>{t('commands.saveHandover')}</Submit>
      </Form>
    </section>
  )
} // prettier-ignore
