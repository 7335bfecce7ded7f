import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  ActButton,
  Can,
  Facts,
  Go,
  List,
  Mark,
  Notice,
  PageHead,
  Read,
  useFormat,
  useScope,
  useTime,
} from '#web/kit/index.ts'
import { coverage, dispatchGaps, listGaps } from '../../contract/coverage.ts'
import { checkKeys, menderRoles } from '../../rules/coverage/index.ts'
import { Checks } from './Checks.tsx'

type View = Answer<typeof coverage>

/** What the communities of an area lack, by which provision, and who mends it by when. */
export default function Coverage() {
  const { t } = useTranslation('organs')
  const scope = useScope()
  const read = useRead(coverage, { query: { areaId: scope.id } })
  return (
    <div className="stack">
      <PageHead
        title={t('pages.coverage')}
        sub={t('cover.sub')}
        actions={
          <span className="row">
            <Go to="/organs/work" className="k-button">
              {t('pages.work')}
            </Go>
            <Can ability="organs.dispatch">
              <ActButton primary label={t('commands.dispatchGaps')} contract={dispatchGaps} call={{ body: { areaId: scope.id } }} sure={{ title: t('cover.sure'), text: t('cover.sureText'), ok: t('commands.dispatchGaps') }} said={t('cover.dispatched')} />
            </Can>
          </span>
        }
      />
      <Read of={read}>{(view) => <Standing view={view} />}</Read>
      <Gaps />
    </div>
  )
} // prettier-ignore

function Standing({ view }: { view: View }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const failing = view.checks.filter((c) => c.failing > 0)
  const breaches = failing.filter((c) => c.weight === 'breach')
  const green = view.communities > 0 && breaches.length === 0
  return (
    <section className="panel stack">
      {green && <Notice tone="good">{t('cover.green', { n: view.communities })}</Notice>}
      <Facts
        items={[
          { label: t('cover.communities'), value: format.number(view.communities) },
          { label: t('cover.greenOnes'), value: view.communities === 0 ? '—' : `${format.number(view.green)}（${format.percent(view.green / view.communities)}）` },
          { label: t('cover.checksHeld'), value: format.number(view.checks.length) },
          { label: t('cover.checksFailing'), value: format.number(failing.length) },
        ]}
      />
      <Checks checks={view.checks} />
    </section>
  )
} // prettier-ignore

function Gaps() {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const scope = useScope()
  const { day } = useTime()
  return (
    <List
      name="organs.gaps"
      label={t('cover.gaps')}
      contract={listGaps}
      call={{ query: { areaId: scope.id } }}
      size={20}
      rowKey={(r) => `${r.areaId} ${r.check}`}
      rowTo={(r) => `/organs?area=${r.areaId}`}
      search={t('cover.searchHint')}
      columns={[
        { key: 'area', title: t('fields.area'), main: true, sort: true },
        { key: 'town', title: t('fields.town'), sort: true },
        { key: 'check', title: t('fields.check'), sort: true, show: (r) => <>{t(`coverage.checks.${r.check}`)} <Mark tone={r.weight === 'breach' ? 'bad' : 'warn'}>{t(`coverage.weight.${r.weight}`)}</Mark></> },
        { key: 'reason', title: t('fields.reason'), show: (r) => t(`coverage.reasons.${r.reason}`, r.figures) },
        { key: 'weight', title: t('fields.weight'), sort: true, hidden: true, show: (r) => <Mark tone={r.weight === 'breach' ? 'bad' : 'warn'}>{t(`coverage.weight.${r.weight}`)}</Mark> },
        { key: 'role', title: t('fields.role'), sort: true, hidden: true, show: (r) => t(`values.role.${r.role}`) },
        { key: 'dueOn', title: t('fields.dueOn'), sort: true, show: (r) => (r.dueOn === null ? t('cover.notAsked') : r.dueOn < day ? <Mark tone="bad">{format.day(r.dueOn)}</Mark> : format.day(r.dueOn)) },
        { key: 'article', title: t('fields.article'), hidden: true, show: (r) => (r.article === '—' ? r.document : `《${r.document}》${r.article}`) },
      ]}
      filters={[
        { key: 'check', label: t('fields.check'), options: checkKeys.map((k) => ({ value: k, label: t(`coverage.checks.${k}`) })) },
        { key: 'weight', label: t('fields.weight'), options: ['breach', 'advice'].map((w) => ({ value: w, label: t(`coverage.weight.${w}`) })) },
        { key: 'role', label: t('fields.role'), options: menderRoles.map((r) => ({ value: r, label: t(`values.role.${r}`) })) },
        { key: 'asked', label: t('fields.asked'), options: ['true', 'false'].map((v) => ({ value: v, label: t(`values.asked.${v}`) })) },
      ]}
      empty={{ title: t('cover.allGreen'), text: t('cover.allGreenText') }}
    />
  )
} // prettier-ignore
