import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { ActButton, Can, Field, List, Mark, Notice, Popup, PopupForm, Read, Rows, TextField, useFormat } from '#web/kit/index.ts' // prettier-ignore
import { useAct } from '#web/hooks.ts'
import { giveCodes, invite, listInvited, refreshInvited } from '../../contract/meetings.ts'
import { checkIn, checkOut, findAtDoor } from '../../contract/room.ts'
import type { MeetingView } from './Meeting.tsx'

type Row = Answer<typeof listInvited>['rows'][number]
const GUESTS = ['leader', 'supervisor', 'party', 'department', 'deputy', 'expert', 'unit', 'guest', 'resident', 'household'] as const // prettier-ignore

/** Who is called and who has come; people are checked in here. */
export function Door({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const running = m.state === 'called' || m.state === 'open'
  const register = m.kind === 'residentsMeeting' && m.form !== 'groupRepresentatives'
  return (
    <div className="stack">
      {running && (
        <Can ability="meetings.run">
          <div className="row">
            <Codes m={m} />
            <ActButton label={t('commands.refreshInvited')} contract={refreshInvited} call={{ params: { id: m.id }, body: { version: m.version } }} said={t('ui.saved')} />
            <PopupForm label={t('commands.invite')} ok={t('ui.save')} contract={invite} call={{ params: { id: m.id } }} initial={{ capacity: 'guest' }} said={t('ui.saved')}>
              <Field name="name" label={t('ui.guestName')} />
              <Field name="capacity" label={t('fields.capacity')} as="choice" options={GUESTS.map((value) => ({ value, label: t(`values.capacity.${value}`) }))} />
            </PopupForm>
          </div>
          {m.codesStopped && <Notice tone="warn">{t('ui.codesStopped')}</Notice>}
          <Finder m={m} open={register} />
        </Can>
      )}
      <List
        name="meetings.invited"
        label={t('tabs.door')}
        contract={listInvited}
        call={{ params: { id: m.id } }}
        rowKey="id"
        search={t('fields.name')}
        columns={[
          { key: 'name', title: t('fields.name'), main: true, sort: true },
          { key: 'capacity', title: t('fields.capacity'), sort: true, show: (r) => t(`values.capacity.${r.capacity}`) },
          { key: 'constituency', title: t('fields.constituency'), sort: true, show: (r) => r.constituency || '—' },
          { key: 'voting', title: t('fields.voting'), show: (r) => t(r.voting ? 'ui.vote' : 'ui.sitsIn') },
          { key: 'cameAt', title: t('fields.cameAt'), sort: true, show: (r) => <Came row={r} time={format.time} /> },
          ...(running ? [{ key: 'presentId', title: t('ui.doing'), show: (r: Row) => <Enter m={m} row={r} /> }] : []),
        ]}
        filters={[{ key: 'here', label: t('ui.here'), options: [{ value: 'true', label: t('ui.hasCome') }, { value: 'false', label: t('ui.notCome') }] }]}
        empty={{ title: t('ui.nobody'), text: t(register ? 'ui.nobodyRegister' : 'ui.nobodyText') }}
      />
    </div>
  )
} // prettier-ignore

function Came({ row, time }: { row: Row; time: (at: string) => string }) {
  const { t } = useTranslation('meetings')
  if (!row.cameAt) return <>—</>
  return (
    <>
      {time(row.cameAt)} {row.leftAt ? <Mark tone="warn">{t('ui.left')}</Mark> : <Mark tone="good">{t(`values.how.${row.how!}`)}</Mark>}
    </>
  )
} // prettier-ignore

function Enter({ m, row }: { m: MeetingView; row: Row }) {
  const { t } = useTranslation('meetings')
  const call = { params: { id: m.id } }
  if (row.presentId && !row.leftAt)
    return <ActButton small label={t('commands.checkOut')} of={row.name} contract={checkOut} call={{ params: { id: m.id, presentId: row.presentId }, body: { mistake: false } }} />
  if (row.presentId === row.id) return null
  return <ActButton small primary label={t('commands.checkIn')} of={row.name} contract={checkIn} call={{ ...call, body: { invitedId: row.id, how: 'door' } }} />
} // prettier-ignore

/** Finds residents in the register as they come. */
function Finder({ m, open }: { m: MeetingView; open: boolean }) {
  const { t } = useTranslation('meetings')
  const [search, setSearch] = useState('')
  const read = useRead(findAtDoor, { params: { id: m.id }, query: { search: search || '-' } }, { when: search.trim() !== '' }) // prettier-ignore
  return (
    <details open={open} className="panel">
      <summary>{t(open ? 'ui.findVoter' : 'ui.findGuest')}</summary>
      <div className="stack tight">
        <TextField label={t('ui.findName')} value={search} onChange={setSearch} />
        {search.trim() && (
          <Read of={read}>
            {({ rows }) =>
              rows.length === 0 ? (
                <p className="soft">{t('ui.foundNone')}</p>
              ) : (
                <Rows
                  label={t('ui.found')}
                  rows={rows}
                  rowKey={(r) => r.personId}
                  columns={[
                    { key: 'name', title: t('fields.name'), main: true },
                    { key: 'age', title: t('ui.age'), number: true },
                    { key: 'address', title: t('ui.address') },
                    { key: 'present', title: t('ui.doing'), show: (r) => r.present ? <Mark tone="good">{t('ui.hasCome')}</Mark> : r.householdPresent && m.form === 'households' ? <Mark tone="warn">{t('ui.householdHere')}</Mark> : <ActButton small primary label={t('commands.checkIn')} of={r.name} contract={checkIn} call={{ params: { id: m.id }, body: { personId: r.personId, how: 'door' } }} /> },
                  ]}
                />
              )
            }
          </Read>
        )}
      </div>
    </details>
  )
} // prettier-ignore

/** Gives codes and shows them once, to be printed and handed out. */
function Codes({ m }: { m: MeetingView }) {
  const { t } = useTranslation('meetings')
  const { act, pending, error } = useAct(giveCodes)
  const [given, setGiven] = useState<Answer<typeof giveCodes>>()
  const give = async () => setGiven(await act({ params: { id: m.id }, body: { version: m.version } }))
  return (
    <Popup label={t('commands.giveCodes')} title={t('pages.codes')}>
      {() => (
        <div className="stack">
          <p className="soft small">{t(m.codesGiven ? 'ui.codesAgain' : 'ui.codesHelp')}</p>
          {error && <Notice tone="bad">{error.message}</Notice>}
          {!given && (
            <button type="button" className="k-button primary" disabled={pending} onClick={() => void give()}>
              {t('commands.giveCodes')}
            </button>
          )}
          {given && (
            <>
              <p>{t('ui.codesAt', { address: given.address })}</p>
              <Rows label={t('pages.codes')} rows={given.codes} rowKey={(r) => r.code} columns={[{ key: 'name', title: t('fields.name'), main: true }, { key: 'constituency', title: t('fields.constituency') }, { key: 'code', title: t('ui.code') }]} />
            </>
          )}
        </div>
      )}
    </Popup>
  )
} // prettier-ignore
