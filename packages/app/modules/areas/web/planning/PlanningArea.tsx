import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Reply } from '#shared/contract.ts'
import type { OnWire } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Can, Facts, Field, Form, Go, History, PageHead, Read, Rows, Submit } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { changePlanningMembers, getPlanningAreaPage } from '../../contract.ts'
import { useSpell } from '../words.ts'
import { AreaSet } from '../AreaSet.tsx'

type Planning = OnWire<Reply<typeof getPlanningAreaPage>>

/** One planning area with its members by date. */
export default function PlanningAreaPage({ params }: PageProps) {
  const { t } = useTranslation('areas')
  const read = useRead(getPlanningAreaPage, { params: { id: params.id! }, query: {} })
  return (
    <div className="stack">
      <PageHead title={read.data?.name ?? t('pages.planningArea')} sub={read.data?.purpose} back="/areas/planning" />
      <Read of={read}>
        {(area) => (
          <>
            <Members area={area} />
            <Can ability="areas.plan">
              <Change key={area.version} area={area} />
            </Can>
            <section className="panel stack" aria-labelledby="trail">
              <h2 id="trail">{t('ui.trail')}</h2>
              <History of={{ kind: 'planningArea', id: area.id }} />
            </section>
          </>
        )}
      </Read>
    </div>
  )
}

function Members({ area }: { area: Planning }) {
  const { t } = useTranslation('areas')
  const spell = useSpell()
  return (
    <section className="panel stack" aria-labelledby="members">
      <h2 id="members">{t('ui.membersOf', { n: area.members })}</h2>
      <Facts
        items={[{ label: t('fields.ownerName'), value: <Go to={`/areas/${area.ownerId}`}>{area.ownerName}</Go> }]}
      />
      <Rows
        label={t('fields.members')}
        rows={area.memberRows}
        rowKey={(r) => r.areaId + r.validFrom + r.after}
        rowTo={(r) => `/areas/${r.areaId}`}
        columns={[
          { key: 'name', title: t('fields.name'), main: true },
          { key: 'parentName', title: t('fields.parentName') },
          { key: 'kind', title: t('fields.kind'), show: (r) => t(`kinds.${r.kind}`) },
          { key: 'validFrom', title: t('ui.since0'), show: (r) => spell(r.validFrom, r.validTo) },
          {
            key: 'source',
            title: t('fields.source'),
            show: (r) => (r.after ? t('ui.memberAfter', { name: r.after }) : r.source),
          },
        ]}
      />
    </section>
  )
}

const schema = z.object({ onDay: z.iso.date(), source: z.string().trim().min(2).max(200) })

function Change({ area }: { area: Planning }) {
  const { t } = useTranslation('areas')
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  return (
    <section className="panel stack no-print" aria-labelledby="change">
      <h2 id="change">{t('ui.changeMembers')}</h2>
      <Form
        name={`areas.members.${area.id}`}
        contract={changePlanningMembers}
        call={{ params: { id: area.id } }}
        schema={schema}
        prepare={(values) => ({ ...values, version: area.version, add, remove })}
        onDone={() => undefined}
      >
        <AreaSet label={t('ui.addMember')} value={add} onChange={setAdd} />
        <AreaSet label={t('ui.removeMember')} value={remove} onChange={setRemove} />
        <Field name="onDay" label={t('fields.onDay')} as="day" />
        <Field name="source" label={t('fields.source')} />
        <Submit>{t('ui.changeMembers')}</Submit>
      </Form>
    </section>
  )
}
