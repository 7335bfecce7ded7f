import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Facts, History, Mark, PageHead, Read, Rows, useFormat } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { getLayer } from '../../contract/layers.ts'
import { save } from '../parts/save.ts'
import { LayerMap } from './LayerMap.tsx'
import '../plan.css'

const LISTED = 200

/** One layer: where it lies, what it holds, who brought it. */
export default function Layer({ params }: PageProps) {
  const { t } = useTranslation('planning')
  const read = useRead(getLayer, { params: { id: params.id! } })
  const { name, geometry } = read.data ?? {}
  const out = geometry ? (
    <Button onClick={() => save(`${name}.geojson`, 'application/geo+json', JSON.stringify(geometry))}>
      {t('table.exportGeojson')}
    </Button>
  ) : undefined
  return (
    <div className="stack">
      <PageHead title={name ?? t('pages.layer')} back="/planning/layers" actions={out} />
      <Read of={read}>{(layer) => <Shown layer={layer} />}</Read>
    </div>
  )
}

function Shown({ layer }: { layer: Answer<typeof getLayer> }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const features = (layer.geometry as GeoJSON.FeatureCollection).features
  const shown = useMemo(
    () => ({ features: layer.geometry as GeoJSON.FeatureCollection, kind: layer.kind, outline: null, units: [], marks: [] }),
    [layer.geometry, layer.kind],
  ) // prettier-ignore
  return (
    <>
      <section className="panel stack" aria-label={t('layers.about')}>
        {layer.droppedAt && (
          <div>
            <Mark>{t('layers.states.dropped')}</Mark>
          </div>
        )}
        <Facts
          items={[
            { label: t('layers.kind'), value: t(`values.kind.${layer.kind}`) },
            { label: t('layers.class'), value: t(`values.class.${layer.class}`) },
            { label: t('layers.of'), value: layer.area },
            { label: t('layers.features'), value: format.number(layer.features) },
            { label: t('layers.faults'), value: layer.faults > 0 ? t('layers.faultCount', { n: layer.faults }) : '—' },
            { label: t('layers.crs'), value: t(`values.originCrs.${layer.originCrs}`) },
            { label: t('layers.source'), value: layer.source },
            { label: t('fields.uploadedAt'), value: `${format.time(layer.uploadedAt)} ${layer.uploadedBy}` },
          ]}
        />
        <LayerMap label={t('layers.map', { name: layer.name })} shown={shown} />
        <Rows
          label={t('layers.features')}
          rows={features.slice(0, LISTED).map((f, i) => ({ key: String(i + 1), name: String(f.properties?.['name'] ?? ''), type: f.geometry.type }))} // prettier-ignore
          rowKey="key"
          columns={[
            {
              key: 'name',
              title: t('fields.name'),
              main: true,
              show: (f) => f.name || t('layers.number', { n: f.key }),
            },
            { key: 'type', title: t('layers.shape'), show: (f) => t(`layers.shapes.${f.type.replace('Multi', '')}`) },
          ]}
        />
        {features.length > LISTED && <p className="soft">{t('cases.moreMoved', { n: LISTED })}</p>}
      </section>
      <section className="panel stack" aria-labelledby="history">
        <h2 id="history">{t('acts.history')}</h2>
        <History of={{ kind: 'planningLayer', id: layer.id }} />
      </section>
    </>
  )
}
