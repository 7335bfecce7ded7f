import { useTranslation } from 'react-i18next'
import { call } from '#web/api.ts'
import {
  Combo,
  Field,
  List,
  Notice,
  PageHead,
  PopupForm,
  useFormat,
  useForm,
  useScope,
  useTime,
  type Hit,
} from '#web/kit/index.ts'
import { candidatesFor, declareTie, listTies, relation, withdrawTie } from '../../contract/organs.ts'

/** Ties of kinship that people declared, because the register sees only who shares a household. */
export default function Ties() {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const scope = useScope()
  const { day } = useTime()
  const declare = (
    <PopupForm label={t('commands.declareTie')} contract={declareTie} initial={{ areaId: scope.id, on: day }} said={t('bodies.saved')}>
      <PersonField name="personA" label={t('fields.personA')} areaId={scope.id} />
      <PersonField name="personB" label={t('fields.personB')} areaId={scope.id} />
      <Field name="relation" label={t('fields.relation')} as="choice" options={relation.options.map((r) => ({ value: r, label: t(`values.relation.${r}`) }))} />
      <Field name="ground" label={t('fields.ground')} help={t('bodies.groundHelp')} />
      <Field name="on" label={t('fields.declaredOn')} as="day" />
    </PopupForm>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.ties')} sub={t('bodies.tiesSub')} back="/organs" actions={declare} />
      <Notice>{t('bodies.tiesNotice')}</Notice>
      <List
        name="organs.ties"
        label={t('pages.ties')}
        contract={listTies}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        columns={[
          { key: 'a', title: t('fields.a'), main: true },
          { key: 'b', title: t('fields.b') },
          { key: 'relation', title: t('fields.relation'), sort: true, show: (r) => t(`values.relation.${r.relation}`) },
          { key: 'ground', title: t('fields.ground') },
          { key: 'declaredOn', title: t('fields.declaredOn'), sort: true, show: (r) => format.day(r.declaredOn) },
          {
            key: 'withdrawnOn', title: t('fields.withdrawnOn'),
            show: (r) => r.withdrawnOn ? format.day(r.withdrawnOn) : (
              <PopupForm small label={t('commands.withdrawTie')} of={`${r.a}、${r.b}`} contract={withdrawTie} call={{ params: { areaId: r.areaId, id: r.id } }} initial={{ version: r.version, on: day }} said={t('bodies.saved')}>
                <Field name="on" label={t('fields.withdrawnOn')} as="day" />
                <Field name="reason" label={t('fields.reason')} />
              </PopupForm>
            ),
          },
        ]}
        empty={{ title: t('bodies.noTies'), text: t('bodies.noTiesText'), action: declare }}
      />
    </div>
  )
} // prettier-ignore

function PersonField({ name, label, areaId }: { name: string; label: string; areaId: string }) {
  const form = useForm()
  const shown = (form.values[`${name}Name`] as string | undefined) ?? ''
  const find = async (text: string): Promise<Hit[]> => {
    if (!text) return []
    const { rows } = await call(candidatesFor, { query: { areaId, search: text } })
    return rows.map((r) => ({ key: r.personId, label: r.name, detail: `${r.birthOn.slice(0, 4)} · ${r.address}` }))
  }
  const pick = (hit: Hit | undefined) => {
    form.set(name, hit?.key ?? '')
    form.set(`${name}Name`, hit?.label ?? '')
  }
  return <Combo label={label} must wrong={form.wrongAt(name)} shown={shown} find={find} onPick={pick} />
}
