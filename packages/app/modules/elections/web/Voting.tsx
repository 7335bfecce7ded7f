import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { ActButton, Can, Field, Frame, Mark, PageHead, PopupForm, Read, Rows, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import {
  addBox, addHelper, boxKinds, endHelper, getElection, getVoting, giveProxy, helperRoles, issueBallot, listVoters, removeBox, takeBackMark, voidProxy,
} from '../contract/index.ts' // prettier-ignore
import type { z } from 'zod'
import { beforeResult, beforeVoting } from '../rules/flow.ts'
import { givingStates, proxyStates } from '../rules/lists.ts'
import { Listed } from './parts/Listed.tsx'
import { PersonField } from './parts/PersonField.tsx'
import './elections.css'
import type { Election } from './parts/shown.ts'

type Facts = z.output<typeof getVoting.reply>

/** Stations, helpers, proxies; on the day: who took a ballot. */
export default function Voting({ params }: PageProps) {
  const { t } = useTranslation('elections')
  const id = params.id!
  const read = useRead(getElection, { params: { id } })
  const facts = useRead(getVoting, { params: { id } })
  return (
    <div className="stack">
      <PageHead title={t('pages.voting')} sub={read.data?.title ?? t('voting.sub')} back={`/elections/${id}`} />
      <Read of={read}>
        {(e) => (
          <>
            {e.state === 'voting' && <Issue election={e} />}
            <Read of={facts}>
              {(f) => (
                <>
                  <Boxes election={e} facts={f} />
                  <Helpers election={e} facts={f} />
                  <Proxies election={e} facts={f} />
                </>
              )}
            </Read>
          </>
        )}
      </Read>
    </div>
  )
}

function Boxes({ election: e, facts }: { election: Election; facts: Facts }) {
  const { t } = useTranslation('elections')
  const groups = e.seats.filter((s) => s.groupId)
  return (
    <Listed
      id="boxes"
      title={t('voting.boxes')}
      add={beforeVoting(e.state) && <AddBox election={e} groups={groups} />}
      empty={{ title: t('voting.boxesEmpty'), text: t('voting.boxesText') }}
      rows={facts.boxes}
      columns={[
        { key: 'name', title: t('fields.title'), main: true, show: (b) => `${b.number}. ${b.name}` },
        { key: 'kind', title: t('fields.kind'), show: (b) => t(`values.boxKind.${b.kind}`) },
        { key: 'place', title: t('fields.place') },
        ...(groups.length > 0 ? [{ key: 'groupId', title: t('voting.ofGroup'), show: (b: Facts['boxes'][number]) => groups.find((s) => s.groupId === b.groupId)?.group ?? t('voting.everyGroup') }] : []),
        { key: 'opens', title: t('fields.opens'), show: (b) => t('voting.hours', { from: b.opens, to: b.closes }) },
        { key: 'approvedBy', title: t('fields.scrutineer'), show: (b) => facts.helpers.filter((h) => h.boxId === b.id && h.to === null && h.role === 'scrutineer').map((h) => h.name).join(t('one.sep')) || '—' },
        {
          key: 'number', title: t('voters.who'),
          show: (b) => beforeVoting(e.state) && (
            <Can ability="elections.run">
              <PopupForm small danger label={t('voting.removeBox')} of={b.name} contract={removeBox} call={{ params: { id: e.id, boxId: b.id } }}>
                <Field name="reason" label={t('fields.reason')} />
              </PopupForm>
            </Can>
          ),
        },
      ]}
    />
  )
} // prettier-ignore

function AddBox({ election: e, groups }: { election: Election; groups: Election['seats'] }) {
  const { t } = useTranslation('elections')
  return (
    <Can ability="elections.run">
      <PopupForm label={t('voting.addBox')} title={t('commands.addBox')} of={t('voting.boxes')} small contract={addBox} call={{ params: { id: e.id } }} initial={{ kind: 'station', opens: '08:00', closes: '17:00' }}>
        <Field name="kind" label={t('fields.kind')} as="choice" options={boxKinds.map((k) => ({ value: k, label: t(`values.boxKind.${k}`) }))} />
        <Field name="name" label={t('fields.title')} />
        <Field name="place" label={t('fields.place')} />
        {groups.length > 0 && <Field name="groupId" label={t('voting.ofGroup')} help={t('voting.ofGroupHelp')} as="choice" options={groups.map((s) => ({ value: s.groupId!, label: s.group! }))} />}
        <Field name="opens" label={t('fields.opens')} />
        <Field name="closes" label={t('fields.closes')} />
        <Field name="approvedBy" label={t('fields.approvedBy')} />
      </PopupForm>
    </Can>
  )
} // prettier-ignore

function Helpers({ election: e, facts }: { election: Election; facts: Facts }) {
  const { t } = useTranslation('elections')
  const boxName = (id: string | null) => facts.boxes.find((b) => b.id === id)?.name ?? t('voting.whole')
  return (
    <Listed
      id="helpers"
      title={t('voting.helpers')}
      add={beforeResult(e.state) && <AddHelper election={e} facts={facts} />}
      help={t('voting.helpersHelp')}
      empty={{ title: t('voting.helpersEmpty'), text: t('voting.helpersText') }}
      rows={facts.helpers}
      columns={[
        { key: 'name', title: t('fields.name'), main: true },
        { key: 'role', title: t('fields.role'), show: (h) => t(`values.role.${h.role}`) },
        { key: 'boxId', title: t('fields.box'), show: (h) => boxName(h.boxId) },
        {
          key: 'to', title: t('fields.standing'),
          show: (h) => h.to !== null ? <Mark>{h.outReason}</Mark> : beforeResult(e.state) && (
            <Can ability="elections.run">
              <PopupForm small label={t('voting.end')} of={h.name} contract={endHelper} call={{ params: { id: e.id, helperId: h.id } }}>
                <Field name="reason" label={t('fields.reason')} />
              </PopupForm>
            </Can>
          ),
        },
      ]}
    />
  )
} // prettier-ignore

function AddHelper({ election: e, facts }: { election: Election; facts: Facts }) {
  const { t } = useTranslation('elections')
  return (
    <Can ability="elections.run">
      <PopupForm label={t('voting.addBox')} title={t('commands.addHelper')} of={t('voting.helpers')} small contract={addHelper} call={{ params: { id: e.id } }} initial={{ role: 'scrutineer' }}>
        <PersonField electionId={e.id} name="personId" label={t('fields.name')} />
        <Field name="role" label={t('fields.role')} as="choice" options={helperRoles.map((r) => ({ value: r, label: t(`values.role.${r}`) }))} />
        <Field name="boxId" label={t('voting.forBox')} as="choice" options={facts.boxes.map((b) => ({ value: b.id, label: b.name }))} />
      </PopupForm>
    </Can>
  )
} // prettier-ignore

function Proxies({ election: e, facts }: { election: Election; facts: Facts }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  return (
    <Listed
      id="proxies"
      title={t('voting.proxies')}
      add={givingStates.includes(e.state) && <GiveProxy election={e} />}
      help={t('voting.proxiesHelp')}
      empty={{ title: t('voting.proxiesEmpty'), text: t('voting.proxiesText') }}
      rows={facts.proxies}
      columns={[
        { key: 'principal', title: t('fields.principal'), main: true },
        { key: 'proxy', title: t('fields.proxy') },
        { key: 'reason', title: t('fields.reason') },
        { key: 'writtenOn', title: t('fields.writtenOn'), show: (p) => format.day(p.writtenOn) },
        {
          key: 'state', title: t('fields.standing'),
          show: (p) => p.state === 'void' ? <Mark>{t('voting.voided')} {p.voidReason}</Mark> : !proxyStates.includes(e.state) ? '—' : (
            <Can ability="elections.run">
              <PopupForm small label={t('commands.voidProxy')} of={p.principal} contract={voidProxy} call={{ params: { id: e.id, proxyId: p.id } }}>
                <Field name="reason" label={t('fields.reason')} />
              </PopupForm>
            </Can>
          ),
        },
      ]}
    />
  )
} // prettier-ignore

function GiveProxy({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  return (
    <Can ability="elections.run">
      <PopupForm label={t('commands.giveProxy')} small contract={giveProxy} call={{ params: { id: e.id } }}>
        <PersonField electionId={e.id} name="principalId" label={t('fields.principal')} />
        <PersonField electionId={e.id} name="proxyId" label={t('fields.proxy')} />
        <Field name="reason" label={t('fields.reason')} />
        <Field name="writtenOn" label={t('fields.writtenOn')} as="day" />
      </PopupForm>
    </Can>
  )
} // prettier-ignore

const FOUND = 10
/** The table at the door: find the voter, mark that a ballot was taken. */
function Issue({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const [text, setText] = useState('')
  const read = useRead(listVoters, { params: { id: e.id }, query: { search: text.trim(), state: 'listed', entitled: 'yes', page: 1, size: FOUND } }, { when: text.trim() !== '', keep: true })
  const taken = e.turnout.self + e.turnout.proxy
  return (
    <section className="panel stack el-next" aria-labelledby="issue">
      <h2 id="issue">{t('voting.issue')}</h2>
      <p className="el-sum">{t('voting.takenN', { n: taken, of: e.list?.entitled ?? 0 })}</p>
      <p className="soft">{t('voting.issueHelp')}</p>
      <Frame label={t('voting.findVoter')}>
        {(control) => <input className="k-input" id={control.id} value={text} autoComplete="off" onChange={(x) => setText(x.target.value)} />}
      </Frame>
      {text.trim() !== '' && (
        <Read of={read}>
          {({ rows }) =>
            rows.length === 0 ? <p>{t('one.nobody')}</p> : (
              <Rows
                label={t('one.table', { of: t('voting.issue') })}
                rows={rows}
                rowKey="personId"
                columns={[
                  { key: 'name', title: t('fields.name'), main: true },
                  { key: 'address', title: t('fields.address') },
                  {
                    key: 'took', title: t('fields.took'),
                    show: (v) => (
                      <Can ability="elections.count">
                        <div className="row">
                          {v.took ? (
                            <>
                              <Mark tone="good">{t(`values.took.${v.took}`)}</Mark>
                              <PopupForm small label={t('voting.undo')} of={v.name} contract={takeBackMark} call={{ params: { id: e.id } }} initial={{ personId: v.personId }}>
                                <Field name="reason" label={t('fields.reason')} />
                              </PopupForm>
                            </>
                          ) : (
                            (['self', 'proxy'] as const).map((how) => (
                              <ActButton key={how} small primary={how === 'self'} of={v.name} label={t(how === 'self' ? 'voting.self' : 'voting.byProxy')} contract={issueBallot} call={{ params: { id: e.id }, body: { personId: v.personId, how } }} said={t('voting.marked')} />
                            ))
                          )}
                        </div>
                      </Can>
                    ),
                  },
                ]}
              />
            )
          }
        </Read>
      )}
    </section>
  )
} // prettier-ignore
