import { useTranslation } from 'react-i18next'
import { Can, Go, List, Mark, PageHead, useFormat, useScope, useTime } from '#web/kit/index.ts'
import { listOrgans, type OrganRow } from '../../contract/organs.ts'
import { families, organKinds } from '../../rules/kinds.ts'
import { BodyTree } from './BodyTree.tsx'

/** Bodies of the area looked at, and of those below it, on the day looked at. */
export default function Bodies() {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const scope = useScope()
  const found = (
    <Can ability="organs.found">
      <Go to="/organs/new" className="k-button primary">
        {t('commands.foundOrgan')}
      </Go>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead
        title={t('pages.bodies')}
        sub={t('bodies.sub')}
        actions={
          <span className="row">
            <Can ability="organs.keep">
              <Go to="/organs/import" className="k-button">
                {t('commands.takeRoster')}
              </Go>
              <Go to="/organs/ties" className="k-button">
                {t('pages.ties')}
              </Go>
            </Can>
            {found}
          </span>
        }
      />
      <BodyTree />
      <List
        name="organs.bodies"
        label={t('pages.bodies')}
        contract={listOrgans}
        call={{ query: { areaId: scope.id, below: 'true' } }}
        rowKey="id"
        rowTo={(r) => `/organs/body/${r.areaId}/${r.id}`}
        search={t('bodies.searchHint')}
        columns={[
          { key: 'name', title: t('fields.name'), main: true, sort: true },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'kind', title: t('fields.kind'), sort: true, show: (r) => t(`values.kind.${r.kind}`) },
          { key: 'head', title: t('fields.head') },
          { key: 'seated', title: t('fields.seated'), number: true, sort: true, show: (r) => (r.seats > 0 ? `${r.seated} / ${r.seats}` : format.number(r.seated)) },
          { key: 'women', title: t('fields.women'), number: true, sort: true },
          { key: 'termTo', title: t('fields.termTo'), sort: true, show: (r) => <TermMark row={r} /> },
          { key: 'parent', title: t('fields.parent'), hidden: true },
          { key: 'family', title: t('fields.family'), hidden: true, sort: true, show: (r) => t(`values.family.${r.family}`) },
          { key: 'foundedOn', title: t('fields.foundedOn'), hidden: true, sort: true, show: (r) => format.day(r.foundedOn) },
          { key: 'endedOn', title: t('fields.endedOn'), hidden: true, show: (r) => r.endedOn && format.day(r.endedOn) },
        ]}
        filters={[
          { key: 'family', label: t('fields.family'), options: families.map((f) => ({ value: f, label: t(`values.family.${f}`) })) },
          { key: 'kind', label: t('fields.kind'), options: organKinds.map((k) => ({ value: k, label: t(`values.kind.${k}`) })) },
          { key: 'ended', label: t('fields.ended'), options: [{ value: 'true', label: t('values.ended.true') }] },
        ]}
        empty={{ title: t('bodies.none'), text: t('bodies.noneText'), action: found }}
      />
    </div>
  )
} // prettier-ignore

/** When the term ends; that it has run out is said. */
function TermMark({ row }: { row: OrganRow }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const { day } = useTime()
  if (!row.termTo) return '—'
  return row.termTo <= day ? <Mark tone="bad">{t('bodies.over', { day: format.day(row.termTo) })}</Mark> : format.day(row.termTo) // prettier-ignore
}
