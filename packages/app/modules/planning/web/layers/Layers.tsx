import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnWire } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { Can, ErrorNotice, Go, List, Mark, Notice, PageHead, useAddress, useAbility, useFormat, useSay, useScope } from '#web/kit/index.ts' // prettier-ignore
import { dropLayer, layerKinds, layerStates, listLayers, restoreLayer, type LayerRow } from '../../contract/layers.ts'
import '../plan.css'

type Row = OnWire<LayerRow>

/** The layers that bear on the area looked at. */
export default function Layers() {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const scope = useScope()
  const able = useAbility()
  const [{ state }] = useAddress({ state: 'standing' })
  const [gone, setGone] = useState<{ id: string; version: number; name: string }>()
  const begin = (
    <Can ability="planning.draw">
      <Go to="/planning/layers/new" className="k-button primary">
        {t('commands.uploadLayer')}
      </Go>
    </Can>
  )
  const doings = {
    key: 'doings',
    title: t('cases.doings'),
    show: (r: Row) => (r.own && able('planning.draw') ? <Doings row={r} onGone={setGone} /> : t('layers.above')),
  }
  return (
    <div className="stack">
      <PageHead title={t('pages.layers')} sub={t('layers.sub')} back="/planning" actions={begin} />
      {gone && <Undo gone={gone} onDone={() => setGone(undefined)} />}
      <List
        name="planning.layers"
        label={t('pages.layers')}
        contract={listLayers}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        rowTo={(r) => `/planning/layers/${r.id}`}
        search={t('fields.name')}
        columns={[
          { key: 'name', title: t('fields.name'), main: true, sort: true },
          { key: 'kind', title: t('layers.kind'), sort: true, show: (r) => t(`values.kind.${r.kind}`) },
          { key: 'class', title: t('layers.class'), show: (r) => t(`values.class.${r.class}`) },
          {
            key: 'features',
            title: t('layers.features'),
            number: true,
            sort: true,
            show: (r) => format.number(r.features),
          },
          {
            key: 'faults',
            title: t('layers.faults'),
            show: (r) => (r.faults > 0 ? <Mark tone="warn">{t('layers.faultCount', { n: r.faults })}</Mark> : '—'),
          },
          { key: 'area', title: t('layers.of') },
          { key: 'source', title: t('layers.source') },
          { key: 'originCrs', title: t('layers.crs'), hidden: true, show: (r) => t(`values.originCrs.${r.originCrs}`) },
          {
            key: 'uploadedAt',
            title: t('fields.uploadedAt'),
            sort: true,
            show: (r) => `${format.time(r.uploadedAt)} ${r.uploadedBy}`,
          },
          ...(state === 'dropped'
            ? [
                {
                  key: 'droppedAt',
                  title: t('layers.droppedAt'),
                  show: (r: Row) => `${r.droppedAt ? format.time(r.droppedAt) : ''} ${r.droppedBy ?? ''}`,
                },
              ]
            : []),
          doings,
        ]}
        filters={[
          {
            key: 'kind',
            label: t('layers.kind'),
            options: layerKinds.map((k) => ({ value: k, label: t(`values.kind.${k}`) })),
          },
          {
            key: 'state',
            label: t('fields.state'),
            options: layerStates.map((s) => ({ value: s, label: t(`layers.states.${s}`) })),
          },
        ]}
        empty={{ title: t('layers.none'), text: t('layers.noneText'), action: begin }}
      />
    </div>
  )
}

function Doings({ row, onGone }: { row: Row; onGone: (gone: { id: string; version: number; name: string }) => void }) {
  const { t } = useTranslation('planning')
  const drop = useAct(dropLayer)
  const restore = useAct(restoreLayer)
  const call = { params: { id: row.id }, body: { version: row.version } }
  const { name } = row
  if (row.droppedAt)
    return (
      <>
        <Button
          size="small"
          loading={restore.pending}
          aria-label={t('layers.restoreOf', { name })}
          onClick={() => void restore.act(call)}
        >
          {t('layers.restore')}
        </Button>
        <ErrorNotice error={restore.error} />
      </>
    )
  const remove = async () => {
    const done = await drop.act(call)
    if (done) onGone({ ...done, name })
  }
  return (
    <span className="row">
      <Go to={`/planning/layers/new?replaces=${row.id}`} label={t('layers.replaceOf', { name })}>
        {t('layers.replace')}
      </Go>
      <Button
        size="small"
        loading={drop.pending}
        aria-label={t('layers.dropOf', { name })}
        onClick={() => void remove()}
      >
        {t('layers.drop')}
      </Button>
      <ErrorNotice error={drop.error} />
    </span>
  )
}

function Undo({ gone, onDone }: { gone: { id: string; version: number; name: string }; onDone: () => void }) {
  const { t } = useTranslation('planning')
  const say = useSay()
  const restore = useAct(restoreLayer)
  const back = async () => {
    if (!(await restore.act({ params: { id: gone.id }, body: { version: gone.version } }))) return
    say(t('layers.restored', { name: gone.name }))
    onDone()
  }
  return (
    <Notice tone="good" live>
      <span className="row">
        {t('layers.gone', { name: gone.name })}
        <Button size="small" loading={restore.pending} onClick={() => void back()}>
          {t('bring.undo')}
        </Button>
      </span>
      <ErrorNotice error={restore.error} />
    </Notice>
  )
}
