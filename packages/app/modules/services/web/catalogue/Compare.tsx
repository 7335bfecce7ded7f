import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Choice, Read, Rows, useFormat } from '#web/kit/index.ts'
import type { Content } from '../../contract/catalogue/content.ts'
import { getItemVersion, type getItem } from '../../contract/catalogue/items.ts'
import { useFee, usePromise } from './parts.tsx'

type View = Answer<typeof getItem>

/** The versions of an item, and two of them side by side. */
export function Compare({ item }: { item: View }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const last = item.versions.at(-1)!.seq
  const [a, setA] = useState(String(Math.max(1, last - 1)))
  const [b, setB] = useState(String(last))
  const options = item.versions.map((v) => ({ value: String(v.seq), label: t('catalogue.versionNo', { n: v.seq }) }))
  return (
    <section className="panel stack">
      <h2>{t('catalogue.versions')}</h2>
      <Rows
        label={t('catalogue.versions')}
        rows={item.versions.toReversed()}
        rowKey={(r) => String(r.seq)}
        columns={[
          { key: 'seq', title: t('fields.seq'), main: true, show: (r) => t('catalogue.versionNo', { n: r.seq }) },
          { key: 'validFrom', title: t('fields.validFrom'), show: (r) => format.day(r.validFrom) },
          {
            key: 'validTo',
            title: t('fields.validTo'),
            show: (r) => (r.validTo ? format.day(r.validTo) : t('catalogue.open')),
          },
          { key: 'reason', title: t('fields.reason') },
        ]}
      />
      {item.versions.length > 1 && (
        <>
          <div className="row">
            <Choice label={t('catalogue.versionA')} value={a} onChange={setA} options={options} />
            <Choice label={t('catalogue.versionB')} value={b} onChange={setB} options={options} />
          </div>
          <Sides id={item.id} a={a} b={b} />
        </>
      )}
    </section>
  )
}

function Sides({ id, a, b }: { id: string; a: string; b: string }) {
  const { t } = useTranslation('services')
  const one = useRead(getItemVersion, { params: { id, seq: a } })
  const other = useRead(getItemVersion, { params: { id, seq: b } })
  const told = useTold()
  return (
    <Read of={one}>
      {(left) => (
        <Read of={other}>
          {(right) => {
            const before = told(left)
            const after = told(right)
            const rows = Object.keys(before).filter((k) => before[k] !== after[k])
            if (rows.length === 0) return <p>{t('catalogue.noDifference')}</p>
            return (
              <Rows
                label={t('catalogue.differences')}
                rows={rows.map((key) => ({ key, a: before[key]!, b: after[key]! }))}
                rowKey="key"
                columns={[
                  { key: 'key', title: t('catalogue.what'), main: true },
                  {
                    key: 'a',
                    title: t('catalogue.versionNo', { n: a }),
                    show: (r) => <span className="s-old">{r.a || '—'}</span>,
                  },
                  {
                    key: 'b',
                    title: t('catalogue.versionNo', { n: b }),
                    show: (r) => <span className="s-new">{r.b || '—'}</span>,
                  },
                ]}
              />
            )
          }}
        </Read>
      )}
    </Read>
  )
}

/** What a version says, by the names of its parts. */
function useTold() {
  const { t } = useTranslation('services')
  const feeOf = useFee()
  const promiseOf = usePromise()
  return (v: Content): Record<string, string> => ({
    [t('fields.name')]: v.name,
    [t('fields.summary')]: v.summary,
    [t('fields.clientGroups')]: [...v.clientGroups.map((g) => t(`catalogue.groups.${g}`)), ...v.vulnerable.map((g) => t(`catalogue.vulnerable.${g}`))].join('、'), // prettier-ignore
    [t('fields.feeMode')]: [feeOf(v.fee), ...v.fee.reductions.map((r) => t('catalogue.reduction', { who: t(`catalogue.vulnerable.${r.who}`), percent: r.percent }))].join('；'), // prettier-ignore
    [t('catalogue.eligibility')]: v.eligibility,
    [t('catalogue.documents')]: v.documents.map((d) => `${d.name}${d.held ? t('catalogue.heldShort') : ''}`).join('、'),
    [t('catalogue.residentForm')]: v.form.map((f) => f.label).join('、'),
    [t('catalogue.basis')]: v.basis.map((b) => `${b.document}${b.article}`).join('；'),
    [t('fields.promise')]: promiseOf(v.promise),
    [t('fields.channels')]: v.channels.map((c) => t(`catalogue.channels.${c}`)).join('、'),
    [t('fields.department')]: v.department,
  })
}
