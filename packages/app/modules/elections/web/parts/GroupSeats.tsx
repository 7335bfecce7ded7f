import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Field, Go, Notice, Read, useForm, useFormValues } from '#web/kit/index.ts'
import { proposeSeats } from '../../contract/index.ts'
import type { Answer } from '#web/api.ts'
import { citing } from '../../rules/citing.ts'

/** Where a community has no groups, its seats stand under this name. */
export const WHOLE = 'whole'

/** Seats as they were filled in, group by group. */
export const groupSeatsFrom = (of: unknown) =>
  Object.entries((of ?? {}) as Record<string, unknown>).flatMap(([group, n]) =>
    Number(n) > 0 ? [{ post: 'representative' as const, seats: Number(n), ...(group === WHOLE ? {} : { groupId: group }) }] : [],
  ) // prettier-ignore

type Proposal = Answer<typeof proposeSeats>

/** Representatives of each residents' group: what the quota gives for its households stands filled in. */
export function GroupSeats({ communityId }: { communityId: string }) {
  const { t } = useTranslation('elections')
  const { electionDay } = useFormValues() as { electionDay?: string }
  const known = /^\d{4}-\d{2}-\d{2}$/.test(electionDay ?? '')
  const read = useRead(proposeSeats, { query: { communityId, electionDay: electionDay ?? '' } }, { when: known, keep: true })
  return (
    <fieldset className="stack el-plan">
      <legend>{t('seats.title')}</legend>
      {known ? <Read of={read}>{(data) => <Groups data={data} />}</Read> : <p className="soft">{t('seats.dayFirst')}</p>}
    </fieldset>
  )
} // prettier-ignore

function Groups({ data }: { data: Proposal }) {
  const { t } = useTranslation('elections')
  const { set } = useForm()
  const { groupSeats = {} } = useFormValues() as { groupSeats?: Record<string, unknown> }
  const open = data.rows.filter((r) => groupSeats[r.groupId ?? WHOLE] === undefined)
  useEffect(() => {
    for (const r of open) set(`groupSeats.${r.groupId ?? WHOLE}`, r.least)
  }, [open, set])
  const sum = data.rows.reduce((n, r) => n + (Number(groupSeats[r.groupId ?? WHOLE]) || 0), 0)
  const said = data.rows.reduce((n, r) => n + r.households, 0)
  const { quota } = data
  return (
    <>
      {quota && (
        <p>
          {t(`seats.quota.${quota.per}`, { min: quota.min, max: quota.max, law: citing(quota.law) })} {quota.otherByNeed && t('seats.otherByNeed')}
        </p>
      )}
      {data.rows[0]?.groupId === null && (
        <Notice tone="warn">
          {t('seats.noGroups')} <Go to="/organs">{t('seats.toOrgans')}</Go>
        </Notice>
      )}
      <div className="el-dates">
        {data.rows.map((r) => (
          <Field key={r.groupId ?? WHOLE} name={`groupSeats.${r.groupId ?? WHOLE}`} as="number" must label={r.name} help={`${t(`seats.households.${r.from}`, { n: r.households })} · ${t('seats.span', { least: r.least, most: r.most })}`} />
        ))}
      </div>
      <p className="el-sum">{t('seats.sum', { n: sum, households: data.households })}</p>
      {said !== data.households && <p className="soft">{t('seats.differs', { said, registered: data.households })}</p>}
    </>
  )
} // prettier-ignore
