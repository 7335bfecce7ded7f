import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnWire } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import { Choice, Empty, ErrorNotice, Go, Popup, Read, Rows, useConfirm, useFormat, useGo } from '#web/kit/index.ts'
import type { CaseRow } from '../../contract/cases.ts'
import { copyScheme, createScheme, dropScheme, listSchemes, type SchemeRow } from '../../contract/schemes.ts'
import { Line } from './Line.tsx'
import '../plan.css'

/** The alternatives of a case, how to begin one, and two of them side by side. */
export function Schemes({ found, mayDraw }: { found: OnWire<CaseRow>; mayDraw: boolean }) {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const read = useRead(listSchemes, { params: { id: found.id } })
  const begin = mayDraw ? <Begin caseId={found.id} taken={read.data?.rows ?? []} /> : undefined
  return (
    <div className="panel stack">
      <div className="row apart">
        <h2>{t('cases.schemes')}</h2>
        {begin}
      </div>
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('cases.noSchemes')} text={t('cases.noSchemesText')} />
          ) : (
            <>
              <Rows
                label={t('cases.schemes')}
                rows={rows}
                rowKey="id"
                rowTo={(r) => `/planning/schemes/${r.id}`}
                columns={[
                  { key: 'name', title: t('fields.name'), main: true },
                  { key: 'origin', title: t('fields.origin'), show: (r) => t(`origins.${r.origin}`) },
                  {
                    key: 'communities',
                    title: t('table.communities'),
                    number: true,
                    show: (r) => format.number(r.communities),
                  },
                  {
                    key: 'changedAt',
                    title: t('cases.changedAt'),
                    show: (r) => `${format.time(r.changedAt)} ${r.createdBy}`,
                  },
                  { key: 'doings', title: t('cases.doings'), show: (r) => mayDraw && <Doings scheme={r} /> },
                ]}
              />
              {rows.length > 1 && <Beside rows={rows} />}
            </>
          )
        }
      </Read>
    </div>
  )
}

function Begin({ caseId, taken }: { caseId: string; taken: readonly OnWire<SchemeRow>[] }) {
  const { t } = useTranslation('planning')
  const go = useGo()
  const create = useAct(createScheme)
  const make = async (from: 'current' | 'empty') => {
    const names = new Set(taken.map((s) => s.name))
    const all = Array.from({ length: 50 }, (_, i) => t('cases.schemeName', { from: t(`origins.${from}`), n: i + 1 }))
    const made = await create.act({
      params: { id: caseId },
      body: { name: all.find((n) => !names.has(n)) ?? all[0]!, from },
    })
    if (made) go(`/planning/schemes/${made.id}`)
  }
  return (
    <span className="row">
      <Button type="primary" loading={create.pending} onClick={() => void make('current')}>
        {t('cases.fromToday')}
      </Button>
      <Button disabled={create.pending} onClick={() => void make('empty')}>
        {t('cases.fromEmpty')}
      </Button>
      <ErrorNotice error={create.error} />
    </span>
  )
}

function Doings({ scheme }: { scheme: OnWire<SchemeRow> }) {
  const { t } = useTranslation('planning')
  const confirm = useConfirm()
  const copy = useAct(copyScheme)
  const drop = useAct(dropScheme)
  const remove = async () => {
    const sure = await confirm({ title: t('cases.dropTitle', { name: scheme.name }), text: t('cases.dropText'), ok: t('commands.dropScheme'), danger: true }) // prettier-ignore
    if (sure) await drop.act({ params: { id: scheme.id }, body: { version: scheme.version } })
  }
  return (
    <span className="row">
      <Popup
        small
        label={t('cases.copy')}
        name={t('cases.copyOf', { name: scheme.name })}
        title={t('commands.copyScheme')}
      >
        {(close) => (
          <Line
            label={t('cases.copyName')}
            button={t('commands.copyScheme')}
            initial={t('cases.copied', { name: scheme.name }).slice(0, 60)}
            max={60}
            onSend={async (name) => {
              if (await copy.act({ params: { id: scheme.id }, body: { name } })) close()
            }}
          />
        )}
      </Popup>
      <Button size="small" danger aria-label={t('cases.dropOf', { name: scheme.name })} onClick={() => void remove()}>
        {t('cases.drop')}
      </Button>
      <ErrorNotice error={copy.error ?? drop.error} />
    </span>
  )
}

/** Which two are laid side by side. */
function Beside({ rows }: { rows: readonly OnWire<SchemeRow>[] }) {
  const { t } = useTranslation('planning')
  const [a, setA] = useState(rows[0]!.id)
  const [b, setB] = useState(rows[1]!.id)
  const options = rows.map((r) => ({ value: r.id, label: r.name }))
  return (
    <div className="k-bar">
      <Choice label={t('cases.first')} value={a} options={options} onChange={setA} />
      <Choice label={t('cases.second')} value={b} options={options} onChange={setB} />
      {a !== '' && b !== '' && a !== b && (
        <Go to={`/planning/schemes/${a}/compare?with=${b}`} className="k-button">
          {t('cases.compare')}
        </Go>
      )}
    </div>
  )
}
