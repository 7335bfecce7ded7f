import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Empty,
  Facts,
  Go,
  History,
  Mark,
  Notice,
  PageHead,
  Read,
  Rows,
  Timeline,
  useAbility,
  useFormat,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getOrgan } from '../../contract/organs.ts'
import { listRules } from '../../contract/rules.ts'
import { kindRules } from '../../rules/kinds.ts'
import { ChangeBody, EndBody, EndMember, SeatMember, SetPosts } from './acts.tsx'
import { Party } from './Party.tsx'

export type View = Answer<typeof getOrgan>
export const bodyPath = (o: { areaId: string; id: string }) => `/organs/body/${o.areaId}/${o.id}`

/** One body on the day looked at: who sits there, its terms, who sat there before, its rules. */
export default function Body({ params }: PageProps) {
  const { t } = useTranslation('organs')
  const read = useRead(getOrgan, { params: { areaId: params['areaId']!, id: params['id']! }, query: {} })
  return (
    <Read of={read}>
      {(organ) => (
        <div className="stack">
          <PageHead title={organ.name} sub={`${organ.area} · ${t(`values.kind.${organ.kind}`)}`} back="/organs" actions={<Acts organ={organ} />} />
          <Standing organ={organ} />
          <Basics organ={organ} />
          <Members organ={organ} />
          {organ.terms.length > 0 && <Terms organ={organ} />}
          <RulesOf organ={organ} />
          {organ.family === 'party' && (
            <Can ability="organs.party">
              <Party organ={organ} />
            </Can>
          )}
          {organ.past.length > 0 && <Past organ={organ} />}
          <section className="panel stack">
            <h2>{t('bodies.history')}</h2>
            <Imported organ={organ} />
            <History of={{ kind: 'organ', id: organ.id }} />
          </section>
        </div>
      )}
    </Read>
  )
} // prettier-ignore

/** May the body be written: a party body needs its own right besides. */
export function useMayKeep(organ: View, right: string): boolean {
  const able = useAbility()
  return able(right) && (organ.family !== 'party' || able('organs.party')) && organ.endedOn === null
}

function Acts({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const [keep, found] = [useMayKeep(organ, 'organs.keep'), useMayKeep(organ, 'organs.found')]
  return (
    <span className="row">
      {keep && kindRules[organ.kind].posts.length > 0 && (
        <Go to={`${bodyPath(organ)}/term`} className="k-button primary">
          {t('commands.beginTerm')}
        </Go>
      )}
      {keep && <ChangeBody organ={organ} />}
      {keep && <SetPosts organ={organ} />}
      {found && <EndBody organ={organ} />}
    </span>
  )
}

/** What somebody who opens the page must know first. */
function Standing({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  return (
    <>
      {organ.endedOn && <Notice tone="warn">{t('bodies.endedOn', { day: format.day(organ.endedOn), reason: organ.endedReason ?? '' })}</Notice>}
      {organ.termOver && organ.term && <Notice tone="bad">{t('bodies.termOver', { day: format.day(organ.term.to) })}</Notice>}
      {organ.oneForBoth && <Notice>{t('bodies.oneForBoth')}</Notice>}
    </>
  )
} // prettier-ignore

function Basics({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  return (
    <section className="panel stack">
      {organ.purpose && <p>{organ.purpose}</p>}
      <Facts
        items={[
          { label: t('fields.foundedOn'), value: format.day(organ.foundedOn) },
          { label: t('fields.source'), value: organ.source },
          { label: t('fields.parent'), value: organ.parent ? <Go to={bodyPath(organ.parent)}>{organ.parent.name}</Go> : '—' },
          { label: t('fields.termNumber'), value: organ.term ? t('bodies.termSpan', { n: organ.term.number, from: format.day(organ.term.from), to: format.day(organ.term.to) }) : '—' },
          ...(organ.households === null ? [] : [{ label: t('fields.households'), value: format.number(organ.households) }]),
          { label: t('fields.posts'), value: organ.posts.map((p) => `${t(`values.post.${p.kind}`)} ${p.seated}${p.seats > 0 ? ` / ${p.seats}` : ''}`).join('，') || '—' },
        ]}
      />
      {organ.children.length > 0 && (
        <p className="row">
          {t('bodies.children')}
          {organ.children.map((c) => (
            <Go key={c.id} to={bodyPath(c)}>
              {c.name}
            </Go>
          ))}
        </p>
      )}
    </section>
  )
} // prettier-ignore

function Members({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const keep = useMayKeep(organ, 'organs.keep')
  if (kindRules[organ.kind].posts.length === 0) return null
  return (
    <section className="panel stack">
      <div className="row apart">
        <h2>{t('fields.members')}</h2>
        {keep && <SeatMember organ={organ} />}
      </div>
      {organ.members.length === 0 ? (
        <Empty title={t('bodies.nobody')} text={t('bodies.nobodyText')} />
      ) : (
        <Rows
          label={t('fields.members')}
          rowKey="id"
          rows={organ.members}
          columns={[
            { key: 'name', title: t('bodies.name'), main: true },
            { key: 'post', title: t('fields.post'), show: (m) => t(`values.post.${m.post}`) },
            ...(organ.members.some((m) => m.group) ? [{ key: 'group', title: t('values.kind.residentsGroup'), show: (m: View['members'][number]) => m.group ?? '—' }] : []),
            { key: 'sex', title: t('fields.sex'), show: (m) => t(`values.sex.${m.sex}`) },
            { key: 'from', title: t('fields.from'), show: (m) => format.day(m.from) },
            { key: 'inReason', title: t('fields.inReason'), show: (m) => t(`values.inReason.${m.inReason}`) },
            { key: 'source', title: t('fields.source'), show: (m) => [m.source, m.decree].filter(Boolean).join(' ') },
            { key: 'elsewhere', title: t('bodies.elsewhere'), show: (m) => <Elsewhere of={m.elsewhere} /> },
            ...(keep ? [{ key: 'act', title: t('bodies.act'), show: (m: View['members'][number]) => <EndMember organ={organ} member={m} /> }] : []),
          ]}
        />
      )}
    </section>
  )
} // prettier-ignore

/** Other posts of the same person (交叉任职). */
function Elsewhere({ of }: { of: View['members'][number]['elsewhere'] }) {
  const { t } = useTranslation('organs')
  if (of.length === 0) return '—'
  return (
    <span className="stack tight">
      {of.map((e) => (
        <span key={e.organId}>
          <Mark tone="good">{t(`values.post.${e.post}`)}</Mark> <Go to={bodyPath({ areaId: e.areaId, id: e.organId })}>{e.organ}</Go>
        </span>
      ))}
    </span>
  )
} // prettier-ignore

function Terms({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  return (
    <section className="panel stack">
      <h2>{t('bodies.terms')}</h2>
      <Timeline label={t('bodies.terms')} lanes={[{ key: 'terms', title: t('fields.term'), spells: organ.terms.map((x) => ({ key: x.id, from: x.from, to: x.to, title: t(x.voidedOn ? 'bodies.termVoid' : 'bodies.termN', { n: x.number }) })) }]} />
    </section>
  )
} // prettier-ignore

/** Terms that a list brought in: the list's own entry stands at the area it was taken in for. */
function Imported({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const terms = organ.terms.filter((x) => x.sourceKind === 'import')
  if (terms.length === 0) return null
  return (
    <ul className="stack tight">
      {terms.map((x) => (
        <li key={x.id}>{t('bodies.imported', { n: x.number, source: [x.source, x.decree].filter(Boolean).join(' '), at: format.time(x.recordedAt) })}</li>
      ))}
    </ul>
  )
} // prettier-ignore

function RulesOf({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  const read = useRead(listRules, { query: { areaId: organ.areaId, organId: organ.id, size: 50 } })
  return (
    <section className="panel stack">
      <div className="row apart">
        <h2>{t('pages.rules')}</h2>
        <Can ability="organs.rules">
          <Go to={`/organs/rules/new?areaId=${organ.areaId}&organId=${organ.id}`} className="k-button">
            {t('commands.draftRule')}
          </Go>
        </Can>
      </div>
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('institutions.none')} text={t('institutions.noneText')} />
          ) : (
            <Rows
              label={t('pages.rules')}
              rowKey="id"
              rows={rows}
              rowTo={(r) => `/organs/rules/${r.areaId}/${r.id}`}
              columns={[
                { key: 'title', title: t('fields.title'), main: true },
                { key: 'kind', title: t('fields.kind'), show: (r) => t(`values.ruleKind.${r.kind}`) },
                { key: 'state', title: t('fields.state'), show: (r) => t(`states.${r.state}`) },
                { key: 'inForceOn', title: t('fields.inForceOn'), show: (r) => r.inForceOn && format.day(r.inForceOn) },
              ]}
            />
          )
        }
      </Read>
    </section>
  )
} // prettier-ignore

function Past({ organ }: { organ: View }) {
  const { t } = useTranslation('organs')
  const format = useFormat()
  return (
    <section className="panel stack">
      <h2>{t('bodies.past')}</h2>
      <Rows
        label={t('bodies.past')}
        rowKey="id"
        rows={organ.past}
        columns={[
          { key: 'name', title: t('bodies.name'), main: true },
          { key: 'post', title: t('fields.post'), show: (m) => t(`values.post.${m.post}`) },
          { key: 'from', title: t('fields.from'), show: (m) => format.day(m.from) },
          { key: 'to', title: t('bodies.left'), show: (m) => m.to && format.day(m.to) },
          { key: 'outReason', title: t('fields.outReason'), show: (m) => m.outReason && t(`values.outReason.${m.outReason}`) },
          { key: 'outSource', title: t('fields.source'), show: (m) => [m.outMeeting && t('bodies.accepted', { meeting: t(`values.kind.${m.outMeeting}`) }), m.outSource, m.outDecree].filter(Boolean).join(' ') },
        ]}
      />
    </section>
  )
} // prettier-ignore
