import { useTranslation } from 'react-i18next'
import {
  Can,
  Field,
  Form,
  Mark,
  Notice,
  Popup,
  PopupForm,
  Rows,
  Submit,
  useFormValues,
  useSay,
} from '#web/kit/index.ts'
import { SMALL } from '../../contract/base.ts'
import { explainDifference, setAccount, voidReasons } from '../../contract/index.ts'
import { hostFor } from '../../rules/groups.ts'
import type { Box, Counted, Election } from './shown.ts'
import { useHindrance } from './words.ts'

/** What each box was given and gave back, what does not add up, and with which others its ballots are counted. */
export function Accounts({ election: e, count: c, boxes }: { election: Election; count: Counted; boxes: readonly Box[] }) {
  const { t } = useTranslation('elections')
  const rows = boxes.map((box) => ({ ...box, account: c.accounts.find((a) => a.boxId === box.id) }))
  type Row = (typeof rows)[number]
  const nameOf = (id: string) => boxes.find((b) => b.id === id)?.name ?? ''
  const joined = c.accounts.filter((a) => a.countedWith !== null)
  const ballots = c.accounts.reduce((n, a) => n + a.returned, 0)
  // What was read of a box that is counted with another stands with that one.
  const read = (r: Row, n: number | undefined) => (!r.account || r.account.countedWith ? '—' : (n ?? 0))
  const figure = (key: 'printed' | 'issued' | 'spoiled' | 'leftOver' | 'returned' | 'valid' | 'blank') => ({ key, title: t(`fields.${key}`), number: true, show: (r: Row) => (key === 'valid' || key === 'blank' ? read(r, r.account?.[key]) : (r.account?.[key] ?? '—')) })
  return (
    <section className="panel stack" aria-labelledby="accounts">
      <h2 id="accounts">{t('count.accounts')}</h2>
      <p className="soft">{t('count.secrecy', { least: SMALL })}</p>
      {joined.map((a) => (
        <p key={a.boxId}>{t('count.joined', { box: a.box, host: nameOf(a.countedWith!) })}</p>
      ))}
      {c.accounts.length === boxes.length && ballots > 0 && ballots < SMALL && <Notice tone="warn">{t('count.allFew', { n: ballots, least: SMALL })}</Notice>}
      <Rows
        label={t('one.table', { of: t('count.accounts') })}
        rows={rows}
        rowKey="id"
        columns={[
          { key: 'name', title: t('fields.box'), main: true, show: (r) => `${r.number}. ${r.name}` },
          ...(['printed', 'issued', 'spoiled', 'leftOver', 'returned', 'valid', 'blank'] as const).map(figure),
          { key: 'void', title: t('fields.void'), number: true, show: (r) => read(r, Object.values(r.account?.void ?? {}).reduce<number>((n, x) => n + (x ?? 0), 0)) },
          { key: 'state', title: t('count.difference'), show: (r) => <Difference election={e} count={c} row={r} /> },
          ...(e.state === 'counting' ? [{ key: 'id', title: t('voters.who'), show: (r: Row) => <AccountForm election={e} row={r} count={c} boxes={boxes} /> }] : []),
        ]}
      />
    </section>
  )
} // prettier-ignore

function Difference({ election: e, count: c, row }: { election: Election; count: Counted; row: Box & { account?: Counted['accounts'][number] } }) {
  const { t } = useTranslation('elections')
  const sentence = useHindrance()
  const a = row.account
  if (!a) return '—'
  if (a.differences.length === 0) return <Mark tone="good">{t('count.none')}</Mark>
  const signed = c.minutes.filter((m) => m.state === 'signed' && m.kind === 'difference')
  return (
    <>
      {a.explained ? <Mark tone="good">{t('count.explained')}</Mark> : a.differences.map((d) => <p key={d.code}>{sentence(d)}</p>)}
      {!a.explained && signed.length > 0 && e.state === 'counting' && (
        <Can ability="elections.count">
          <PopupForm small label={t('count.explain')} of={row.name} contract={explainDifference} call={{ params: { id: e.id, boxId: row.id } }} initial={{ version: a.version, minuteId: signed[0]!.id }}>
            <Field name="minuteId" label={t('fields.minute')} as="choice" options={signed.map((m) => ({ value: m.id, label: m.title }))} />
          </PopupForm>
        </Can>
      )}
    </>
  )
} // prettier-ignore

const EMPTY = { printed: 0, issued: 0, spoiled: 0, leftOver: 0, returned: 0, valid: 0, blank: 0, void: {} }
interface OfAccount {
  row: Box & { account?: Counted['accounts'][number] }
  count: Counted
  boxes: readonly Box[]
}
/** With which box the ballots of this one are counted, by what is typed. */
function hostBy(values: Record<string, unknown>, { row, count, boxes }: OfAccount): Box | undefined {
  const wanted = typeof values.countedWith === 'string' && values.countedWith !== '' ? values.countedWith : undefined
  const host = hostFor({ id: row.id, returned: Number(values.returned) || 0, wanted }, boxes, count.accounts)
  return boxes.find((b) => b.id === host)
}

function AccountForm({ election: e, ...of }: { election: Election } & OfAccount) {
  const { row } = of
  const { t } = useTranslation('elections')
  const say = useSay()
  const a = row.account
  const label = t(a ? 'count.change' : 'count.account')
  const initial = a ? { ...EMPTY, ...pickFigures(a), ...(a.countedWith ? { countedWith: a.countedWith } : {}), version: a.version } : { ...EMPTY, version: 0 }
  return (
    <Can ability="elections.count">
      <Popup label={label} title={label} small name={`${label}${t('one.colon')}${row.name}`}>
        {(close) => (
          <Form
            name={`elections.account.${row.id}.${e.round}`}
            contract={setAccount}
            call={{ params: { id: e.id, boxId: row.id } }}
            initial={initial}
            prepare={(values) => (hostBy(values, of) ? { ...values, valid: 0, blank: 0, void: {} } : values)}
            onDone={() => {
              say(label, 'good')
              close()
            }}
          >
            <AccountFields {...of} />
            <Submit>{label}</Submit>
          </Form>
        )}
      </Popup>
    </Can>
  )
} // prettier-ignore

function AccountFields(of: OfAccount) {
  const { t } = useTranslation('elections')
  const host = hostBy(useFormValues(), of)
  const others = of.boxes.filter((b) => b.id !== of.row.id)
  const joined = of.count.accounts.filter((a) => a.countedWith === of.row.id)
  return (
    <>
      <div className="el-tally">
        {(['printed', 'issued', 'spoiled', 'leftOver', 'returned'] as const).map((k) => (
          <Field key={k} name={k} label={t(`fields.${k}`)} as="number" />
        ))}
      </div>
      {others.length > 0 && <Field name="countedWith" label={t('count.countedWith')} as="choice" options={others.map((b) => ({ value: b.id, label: b.name }))} />}
      {!host && joined.length > 0 && <Notice>{t('count.holdsJoined', { boxes: joined.map((a) => a.box).join(t('one.sep')), n: joined.reduce((n, a) => n + a.returned, 0) })}</Notice>}
      {host ? (
        <Notice>{t('count.mixFirst', { box: of.row.name, host: host.name, least: SMALL })}</Notice>
      ) : (
        <div className="el-tally">
          {(['valid', 'blank'] as const).map((k) => (
            <Field key={k} name={k} label={t(`fields.${k}`)} as="number" />
          ))}
          {voidReasons.map((r) => (
            <Field key={r} name={`void.${r}`} label={`${t('fields.void')}${t('one.colon')}${t(`values.void.${r}`)}`} as="number" must={false} />
          ))}
        </div>
      )}
    </>
  )
} // prettier-ignore
const pickFigures = ({ printed, issued, spoiled, leftOver, returned, valid, blank, void: v }: Counted['accounts'][number]) => ({ printed, issued, spoiled, leftOver, returned, valid, blank, void: v }) // prettier-ignore
