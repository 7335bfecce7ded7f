import type { Result } from '@liren/ballots'
import { useTranslation } from 'react-i18next'
import { Can, Field, Notice, PopupForm, useFormat } from '#web/kit/index.ts'
import { improper, ofCommittee, voidSeat } from '../../contract/index.ts'
import { seatedStates } from '../../rules/flow.ts'
import type { Election } from './shown.ts'

/** What was declared void, why, and who carries on. */
export function Voided({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  return e.voided.map((v) => (
    <Notice key={v.candidateId ?? e.id} tone="bad">
      <p>
        {format.day(v.on)} {t('one.voidFor', { what: v.name ? t('one.seatVoid', { name: v.name }) : t('values.outcome.void'), ground: t(`values.voidGround.${v.ground}`), note: v.note })}
      </p>
      {v.left.length > 0 && <p>{t('one.left', { names: v.left.join(t('one.sep')) })}</p>}
      {v.carriesOn && <p>{v.carriesOn}</p>}
      {v.resumed.length > 0 && <p>{t('one.resumed', { names: v.resumed.join(t('one.sep')) })}</p>}
      {v.gone.length > 0 && <p>{t('one.goneSince', { names: v.gone.join(t('one.sep')) })}</p>}
    </Notice>
  ))
} // prettier-ignore

/** Declares the election of one person void: of a committee's members who were elected, and neither they nor the whole election declared void already. */
export function VoidSeat({ election: e }: { election: Election }) {
  const { t } = useTranslation('elections')
  const last = e.outcomes.at(-1)?.verdict as Result | undefined
  const elected = (last?.elected ?? []).filter((s) => !e.voided.some((v) => v.candidateId === s.person))
  if ((e.state !== 'elected' && !seatedStates.includes(e.state)) || !ofCommittee(e.kind)) return null
  if (elected.length === 0 || e.voided.some((v) => v.candidateId === null)) return null
  const nameOf = (id: string) => e.candidates.find((c) => c.id === id)?.name ?? id
  return (
    <Can ability="elections.guide">
      <details className="no-print">
        <summary>{t('commands.voidSeat')}</summary>
        <div className="row">
          {elected.map((s) => (
            <PopupForm key={s.person} label={t('one.voidSeat', { name: nameOf(s.person) })} title={t('one.voidSeat', { name: nameOf(s.person) })} small danger contract={voidSeat} call={{ params: { id: e.id, candidateId: s.person } }} initial={{ version: e.version }}>
              <p>{t('one.voidSeatHelp')}</p>
              <Field name="ground" label={t('one.voidGround')} as="choice" must options={improper.map((g) => ({ value: g, label: t(`values.voidGround.${g}`) }))} />
              <Field name="note" label={t('one.voidNote')} as="long" must />
            </PopupForm>
          ))}
        </div>
      </details>
    </Can>
  )
} // prettier-ignore
