import type { Result } from '@liren/ballots'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Empty,
  Field,
  Form,
  Go,
  Mark,
  Notice,
  PageHead,
  Popup,
  PopupForm,
  Read,
  Rows,
  Submit,
  useFormValues,
  useSay,
} from '#web/kit/index.ts'
import { useLive } from '#web/live.ts'
import type { PageProps } from '#web/pages.ts'
import {
  editMinute,
  explainDifference,
  getCount,
  getElection,
  getVoting,
  minuteKinds,
  setAccount,
  signMinute,
  voidReasons,
  writeMinute,
} from '../contract/index.ts'
import { SMALL } from '../contract/base.ts'
import { isBefore } from '../rules/flow.ts'
import { hostFor } from '../rules/groups.ts'
import { OneResult } from './parts/Results.tsx'
import { useHindrance } from './parts/words.ts'
import './elections.css'
import type { Box, Counted, Election } from './parts/shown.ts'

/** The count as the staff see it: accounts of boxes, batches of two teams, minutes, what still stands in the way. */
export default function Count({ params }: PageProps) {
  const { t } = useTranslation('elections')
  const id = params.id!
  const client = useQueryClient()
  const election = useRead(getElection, { params: { id } })
  const count = useRead(getCount, { params: { id } })
  const voting = useRead(getVoting, { params: { id } })
  useLive(`electionCount:${id}`, () => void client.invalidateQueries({ queryKey: [getCount.name] }))
  return (
    <div className="stack">
      <PageHead title={t('pages.count')} sub={election.data?.title ?? t('count.sub')} back={`/elections/${id}`} actions={<a href={`/public/elections/${id}/count`}>{t('one.screen')}</a>} />
      <Read of={election}>
        {(e) => (
          <Read of={count}>
            {(c) => (
              <>
                <Ahead election={e} count={c} />
                <Read of={voting}>{(v) => <Accounts election={e} count={c} boxes={v.boxes} />}</Read>
                <Batches election={e} count={c} />
                <Minutes election={e} count={c} boxes={voting.data?.boxes ?? []} />
              </>
            )}
          </Read>
        )}
      </Read>
    </div>
  )
} // prettier-ignore

function Ahead({ election: e, count: c }: { election: Election; count: Counted }) {
  const { t } = useTranslation('elections')
  const sentence = useHindrance()
  if (isBefore(e.state, 'counting')) return <p className="soft">{t('count.sub')}</p>
  if (e.state !== 'counting') return null
  if (c.preview)
    return (
      <section className="panel stack el-next" aria-label={t('count.preview')}>
        <Notice tone="good">{t('one.previewText', { outcome: t(`values.outcome.${(c.preview as Result).outcome}`) })}</Notice>
        <OneResult result={c.preview as Result} candidates={e.candidates} seats={e.seats} />
        <Go to={`/elections/${e.id}`} className="k-button primary">
          {t('verbs.declareElected')}
        </Go>
      </section>
    )
  return (
    <section className="panel stack el-next" aria-label={t('count.hindrances', { n: c.hindrances.length })}>
      <p>{t('count.hindrances', { n: c.hindrances.length })}</p>
      <ul>
        {c.hindrances.map((h) => (
          <li key={h.code + JSON.stringify(h.params)}>{sentence(h)}</li>
        ))}
      </ul>
    </section>
  )
} // prettier-ignore

function Accounts({ election: e, count: c, boxes }: { election: Election; count: Counted; boxes: readonly Box[] }) {
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

function Batches({ election: e, count: c }: { election: Election; count: Counted }) {
  const { t } = useTranslation('elections')
  const agreed = c.batches.filter((b) => b.state === 'agreed')
  const open = c.batches.filter((b) => b.state !== 'agreed')
  const team = c.batches[0]?.mine
  return (
    <section className="panel stack" aria-labelledby="batches">
      <h2 id="batches">{t('count.batches')}</h2>
      {c.batches.length === 0 ? (
        <Empty title={t('count.batchesEmpty')} />
      ) : (
        <>
          <p>
            {t('count.agreedN', { n: agreed.length, of: c.batches.length })} {e.state === 'counting' && (team ? t('count.youAre', { team: t(`values.team.${team}`) }) : t('count.noTeam'))}
          </p>
          {open.length > 0 && <BatchRows election={e} batches={open} />}
          {agreed.length > 0 && (
            <details open={open.length === 0 && agreed.length <= FEW}>
              <summary>{t('count.agreedAll', { n: agreed.length })}</summary>
              <BatchRows election={e} batches={agreed} />
            </details>
          )}
        </>
      )}
    </section>
  )
} // prettier-ignore

/** So many settled batches stand open; more are folded away. */
const FEW = 8

function BatchRows({ election: e, batches }: { election: Election; batches: Counted['batches'] }) {
  const { t } = useTranslation('elections')
  return (
    <Rows
      label={t('one.table', { of: t('count.batches') })}
      rows={batches}
      rowKey="id"
      columns={[
        { key: 'number', title: t('fields.batch'), main: true, show: (b) => t('count.boxNo', { box: b.boxNumber, n: b.number }) },
        { key: 'ballots', title: t('fields.returned'), number: true, show: (b) => t('count.ballots', { n: b.ballots }) },
        { key: 'entered', title: t('fields.team'), show: (b) => b.entered.map((x) => t(`values.team.${x}`)).join(t('one.sep')) || '—' },
        { key: 'state', title: t('fields.standing'), show: (b) => <Mark tone={b.state === 'agreed' ? 'good' : b.state === 'differs' ? 'bad' : 'warn'}>{t(`values.batchState.${b.state}`)}</Mark> },
        {
          key: 'id', title: t('voters.who'),
          show: (b) => e.state === 'counting' && b.state !== 'agreed' && (
            <Can ability="elections.count">
              <Go to={`/elections/${e.id}/count/${b.id}`} className="k-button small">
                {t(b.state === 'differs' ? 'count.third' : 'count.enter')}
                <span className="hidden-text">{t('one.colon')}{t('count.boxNo', { box: b.boxNumber, n: b.number })}</span>
              </Go>
            </Can>
          ),
        },
      ]}
    />
  )
} // prettier-ignore

function Minutes({ election: e, count: c, boxes }: { election: Election; count: Counted; boxes: readonly Box[] }) {
  const { t } = useTranslation('elections')
  return (
    <section className="panel stack" aria-labelledby="minutes">
      <div className="row">
        <h2 id="minutes">{t('count.minutes')}</h2>
        {e.state !== 'archived' && (
          <Can ability="elections.count">
            <PopupForm label={t('count.write')} small draft={`elections.minute.${e.id}`} contract={writeMinute} call={{ params: { id: e.id } }} initial={{ kind: 'difference' }}>
              <Field name="kind" label={t('fields.kind')} as="choice" options={minuteKinds.map((k) => ({ value: k, label: t(`values.minuteKind.${k}`) }))} />
              <Field name="boxId" label={t('count.forWhich')} as="choice" options={boxes.map((b) => ({ value: b.id, label: b.name }))} />
              <Field name="title" label={t('fields.title')} />
              <Field name="text" label={t('fields.text')} as="long" />
            </PopupForm>
          </Can>
        )}
      </div>
      {c.minutes.length === 0 ? (
        <Empty title={t('count.minutesEmpty')} text={t('count.minutesText')} />
      ) : (
        <Rows
          label={t('one.table', { of: t('count.minutes') })}
          rows={c.minutes}
          rowKey="id"
          columns={[
            { key: 'title', title: t('fields.title'), main: true },
            { key: 'kind', title: t('fields.kind'), show: (m) => t(`values.minuteKind.${m.kind}`) },
            { key: 'text', title: t('fields.text') },
            { key: 'signedBy', title: t('fields.signedBy'), show: (m) => m.signedBy.join(t('one.sep')) || '—' },
            {
              key: 'state', title: t('fields.standing'),
              show: (m) => m.state === 'signed' ? <Mark tone={m.intact ? 'good' : 'bad'}>{t(m.intact ? 'count.signed' : 'count.broken')}</Mark> : e.state !== 'archived' && (
                <Can ability="elections.count">
                  <div className="row">
                    <PopupForm small label={t('count.edit')} of={m.title} contract={editMinute} call={{ params: { id: e.id, minuteId: m.id } }} initial={{ version: m.version, title: m.title, text: m.text }}>
                      <Field name="title" label={t('fields.title')} />
                      <Field name="text" label={t('fields.text')} as="long" />
                    </PopupForm>
                    <Sign electionId={e.id} minute={m} />
                  </div>
                </Can>
              ),
            },
          ]}
        />
      )}
    </section>
  )
} // prettier-ignore

function Sign({ electionId, minute: m }: { electionId: string; minute: Counted['minutes'][number] }) {
  const { t } = useTranslation('elections')
  return (
    <Popup small label={t('count.sign')} title={t('count.sign')} name={`${t('count.sign')}${t('one.colon')}${m.title}`}>
      {(close) => (
        <Form
          name={`elections.sign.${m.id}`}
          secret
          contract={signMinute}
          call={{ params: { id: electionId, minuteId: m.id } }}
          initial={{ version: m.version }}
          schema={signMinute.body.omit({ signedBy: true })}
          prepare={({ names, version }) => ({ version, signedBy: String(names ?? '').split('\n').map((n) => n.trim()).filter(Boolean) }) as never}
          onDone={close}
        >
          <Field name="names" label={t('count.signedBy')} as="long" must />
          <Submit>{t('count.sign')}</Submit>
        </Form>
      )}
    </Popup>
  )
} // prettier-ignore
