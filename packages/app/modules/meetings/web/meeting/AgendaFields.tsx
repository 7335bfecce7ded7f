import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { useRead } from '#web/hooks.ts'
import { Field, useForm } from '#web/kit/index.ts'
import { listRules } from '#modules/organs/contract/index.ts'
import { deploying, matters, reservedMatters, type MeetingKind } from '../../contract/base.ts'
import { listResolutions } from '../../contract/resolutions.ts'
import { useSaid } from '../said.ts'

/** Matters that such a meeting may have on its agenda. */
export const mattersOf = (kind: MeetingKind | undefined) =>
  kind && deploying.includes(kind) ? (['policy', 'report', 'other'] as const) : matters.filter((m) => m !== 'policy')

/** Items of the agenda, as many as are wanted. */
export function AgendaFields({ areaId, kind }: { areaId: string; kind: MeetingKind | undefined }) {
  const { t } = useTranslation('meetings')
  const form = useForm()
  const items = (form.values['agenda'] as object[] | undefined) ?? []
  const set = (to: object[]) => form.set('agenda', to)
  return (
    <fieldset className="stack">
      <legend>{t('call.agenda')}</legend>
      {items.map((_, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- items not yet sent have no other identity
        <div className="panel stack" key={i}>
          <strong>{t('call.item', { n: i + 1 })}</strong>
          <ItemFields at={`agenda.${i}.`} areaId={areaId} kind={kind} matter={(_ as { matter?: string }).matter} />
          <div>
            <Button quiet onClick={() => set(items.filter((_other, k) => k !== i))}>
              {t('call.removeItem', { n: i + 1 })}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button onClick={() => set([...items, { matter: mattersOf(kind)[0] }])}>{t('commands.addItem')}</Button>
      </div>
    </fieldset>
  )
}

/** The fields of one item; `at` is the beginning of their names. */
export function ItemFields({ at, areaId, kind, matter }: { at: string; areaId: string; kind: MeetingKind | undefined; matter?: string | undefined }) {
  const { t } = useTranslation('meetings')
  return (
    <>
      <Field name={`${at}title`} label={t('call.itemTitle')} />
      <Field name={`${at}matter`} label={t('call.matter')} as="choice" options={mattersOf(kind).map((value) => ({ value, label: t(`values.matter.${value}`) }))} />
      <Field name={`${at}text`} label={t('call.itemText')} as="long" />
      <Field name={`${at}reporter`} label={t('fields.reporter')} />
      {kind === 'representativesMeeting' && matter !== 'appraisal' && reservedMatters.some((r) => r === matter) && <AuthorityFields at={at} areaId={areaId} />}
      {(matter === 'charter' || matter === 'convention') && <RuleField at={at} areaId={areaId} kind={matter} />}
    </>
  )
} // prettier-ignore

/** What the residents' meeting authorised: its resolution, or the paper of one from before meetings were kept here. */
function AuthorityFields({ at, areaId }: { at: string; areaId: string }) {
  const { t } = useTranslation('meetings')
  const said = useSaid()
  const read = useRead(listResolutions, { query: { areaId, matter: 'delegation', state: 'inForce', size: 50 } })
  const options = (read.data?.rows ?? []).map((r) => ({ value: r.id, label: `${r.number} ${r.title}` }))
  return (
    <fieldset className="stack tight">
      <legend>{t('call.authority')}</legend>
      <p className="soft small">{said.authority}</p>
      {options.length === 0 ? <p className="soft small">{t('call.noAuthority')}</p> : <Field name={`${at}delegationId`} label={t('fields.delegationId')} as="choice" options={options} />}
      <Field name={`${at}delegationOn`} label={t('fields.delegationOn')} as="day" help={t('call.delegationHelp')} />
      <Field name={`${at}delegation`} label={t('fields.delegation')} />
    </fieldset>
  )
} // prettier-ignore

/** The draft that the meeting votes on: with the vote it becomes the adopted version of the body's rule. */
function RuleField({ at, areaId, kind }: { at: string; areaId: string; kind: 'charter' | 'convention' }) {
  const { t } = useTranslation('meetings')
  const read = useRead(listRules, { query: { areaId, kind, state: 'draft', size: 50 } })
  const options = (read.data?.rows ?? []).map((r) => ({ value: r.id, label: r.title }))
  if (options.length === 0) return null
  return (
    <Field name={`${at}ruleId`} label={t('fields.ruleId')} as="choice" options={options} help={t('call.ruleHelp')} />
  )
}
