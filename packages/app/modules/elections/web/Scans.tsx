import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import {
  Choice,
  ErrorNotice,
  Field,
  FileField,
  Mark,
  PageHead,
  PopupForm,
  Read,
  useFormat,
  useSay,
} from '#web/kit/index.ts'
import type { Answer } from '#web/api.ts'
import type { PageProps } from '#web/pages.ts'
import { addScan, getScan, listScans, SCAN_ACCEPT, supersedeScan } from '../contract/index.ts'
import { Listed } from './parts/Listed.tsx'

type Scans = Answer<typeof listScans>
type Scan = Scans['rows'][number]

/** Scans and photos of an election's papers: laid to what they belong to, never replaced. */
export default function ScansPage({ params }: PageProps) {
  const { t } = useTranslation('elections')
  const id = params.id!
  const read = useRead(listScans, { params: { id } })
  return (
    <div className="stack">
      <PageHead title={t('pages.scans')} sub={t('scans.sub')} back={`/elections/${id}`} />
      <Read of={read}>
        {(scans) => (
          <>
            {scans.open ? <Lay id={id} targets={scans.targets} /> : <p className="soft">{t('scans.closed')}</p>}
            <Table id={id} scans={scans} />
          </>
        )}
      </Read>
    </div>
  )
}

/** The name of what a scan belongs to. */
function useTarget(): (of: Scan['of'], name: string) => string {
  const { t } = useTranslation('elections')
  return (of, name) => {
    const batch = of === 'batch' ? /^(\d+)-(\d+)$/.exec(name) : null
    const shown = batch ? t('count.boxNo', { box: batch[1], n: batch[2] }) : name
    return [t(`values.scanOf.${of}`), shown].filter(Boolean).join(' ')
  }
}

function Lay({ id, targets }: { id: string; targets: Scans['targets'] }) {
  const { t } = useTranslation('elections')
  const say = useSay()
  const nameOf = useTarget()
  const [at, setAt] = useState('0')
  const { act, pending, error } = useAct(addScan)
  const to = targets[Number(at)]
  const send = async (file: File) => {
    if (!to) return
    const query = { of: to.of, ...(to.id ? { ofId: to.id } : {}) }
    if (await act({ params: { id }, query, file })) say(t('scans.laid', { name: file.name }), 'good')
  }
  return (
    <section className="panel stack" aria-labelledby="lay">
      <h2 id="lay">{t('commands.addScan')}</h2>
      <Choice label={t('scans.of')} value={at} onChange={setAt} options={targets.map((x, i) => ({ value: String(i), label: nameOf(x.of, x.name) }))} />
      <FileField label={t('scans.file')} accept={SCAN_ACCEPT} help={t('scans.help')} disabled={pending || !to} onPick={(file) => void send(file)} />
      <ErrorNotice error={error} />
    </section>
  )
} // prettier-ignore

function Table({ id, scans }: { id: string; scans: Scans }) {
  const { t } = useTranslation('elections')
  const format = useFormat()
  const nameOf = useTarget()
  return (
    <Listed
      id="scans"
      title={t('pages.scans')}
      empty={{ title: t('scans.none'), text: t('scans.noneText') }}
      rows={scans.rows}
      columns={[
        { key: 'name', title: t('fields.file'), main: true, show: (s) => `${s.name} · ${format.bytes(s.bytes)}` },
        { key: 'of', title: t('scans.of'), show: (s) => nameOf(s.of, s.ofName) },
        { key: 'by', title: t('scans.by'), show: (s) => `${s.by} ${format.time(s.at)}` },
        { key: 'hash', title: t('fields.hash'), show: (s) => <code>{s.hash.slice(0, 16)}</code> },
        { key: 'superseded', title: t('fields.standing'), show: (s) => <Standing scan={s} /> },
        { key: 'id', title: t('voters.who'), show: (s) => <Acts id={id} scan={s} open={scans.open} /> },
      ]}
    />
  )
} // prettier-ignore

function Standing({ scan: { superseded } }: { scan: Scan }) {
  const { t } = useTranslation('elections')
  if (!superseded) return <Mark tone="good">{t('scans.stands')}</Mark>
  return (
    <span>
      <Mark>{t('scans.superseded')}</Mark> {superseded.why}
      {t('one.aside', { text: superseded.by })}
    </span>
  )
}

function Acts({ id, scan, open }: { id: string; scan: Scan; open: boolean }) {
  const { t } = useTranslation('elections')
  const [error, setError] = useState<Error>()
  const params = { id, scanId: scan.id }
  const take = () => download(getScan, { params }).then(() => setError(undefined), (e: Error) => setError(e))
  return (
    <div className="row">
      {scan.readable ? (
        <Button size="small" aria-label={`${t('scans.get')}${t('one.colon')}${scan.name}`} onClick={() => void take()}>
          {t('scans.get')}
        </Button>
      ) : (
        <span className="soft">{t('scans.blind')}</span>
      )}
      {open && !scan.superseded && (
        <PopupForm small danger label={t('commands.supersedeScan')} of={scan.name} contract={supersedeScan} call={{ params }}>
          <Field name="reason" label={t('fields.reason')} />
        </PopupForm>
      )}
      <ErrorNotice error={error} />
    </div>
  )
} // prettier-ignore
