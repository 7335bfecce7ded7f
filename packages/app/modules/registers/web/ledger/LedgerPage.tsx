import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PageProps } from '#web/pages.ts'
import type { Answer } from '#web/api.ts'
import { useAct, useRead } from '#web/hooks.ts'
import { ErrorNotice, Mark, Notice, PageHead, Read, useAddress, useConfirm } from '#web/kit/index.ts'
import { discardLedger, getLedger } from '../../ledger/contract.ts'
import { Check } from './Check.tsx'
import { Mapping } from './Mapping.tsx'
import { Mend } from './Mend.tsx'
import { Take } from './Take.tsx'
import { stateTone } from './tones.ts'
import { Walk, type WalkStep } from './Walk.tsx'

export type LedgerOnWire = Answer<typeof getLedger>

/** One ledger from its mapping to the end; the step stands in the address. */
export default function LedgerPage({ params }: PageProps) {
  const read = useRead(getLedger, { params: { id: params['id']! } })
  return <Read of={read}>{(ledger) => <Ledger ledger={ledger} />}</Read>
}

function Ledger({ ledger }: { ledger: LedgerOnWire }) {
  const { t } = useTranslation('registers')
  const [{ step }, set] = useAddress({ step: '', state: '', code: '', page: '', sort: '' })
  const open = openSteps(ledger)
  const at = open.includes(step as WalkStep) ? (step as WalkStep) : stepOf(ledger)
  const go = (to: WalkStep) => set({ step: to, state: to === 'mend' ? 'waiting' : '', code: '', page: '', sort: '' })
  return (
    <div className="stack">
      <PageHead
        title={ledger.fileName}
        back="/ledgers"
        sub={<Sub ledger={ledger} />}
        actions={<Discard ledger={ledger} />}
      />
      <Walk at={at} open={open} onGo={go} />
      {ledger.warnings.map((w) => (
        <Notice key={w.message} tone={w.severity === 'error' ? 'bad' : 'warn'}>
          {w.message}
        </Notice>
      ))}
      {ledger.stopped && <Notice tone="warn">{t(`ledger.stopped.${ledger.stopped.of}`, ledger.stopped)}</Notice>}
      {ledger.state === 'discarded' && <Notice>{t('ledger.take.discarded')}</Notice>}
      {at === 'map' && <Mapping ledger={ledger} onDone={() => go('check')} />}
      {at === 'check' && <Check ledger={ledger} go={go} />}
      {at === 'mend' && <Mend ledger={ledger} go={go} />}
      {at === 'take' && <Take ledger={ledger} go={go} />}
    </div>
  )
}

/** Where one who opens the ledger goes on. */
function stepOf(ledger: LedgerOnWire): WalkStep {
  if (ledger.state === 'uploaded') return 'map'
  if (ledger.state === 'checking' || ledger.state === 'checked') return ledger.summary.taken > 0 ? 'take' : 'check'
  return 'take'
}

function openSteps(ledger: LedgerOnWire): WalkStep[] {
  if (ledger.state === 'uploaded') return ['map']
  if (ledger.state === 'checking') return ['check']
  if (ledger.state === 'checked') return ['map', 'check', 'mend', 'take']
  return ['take']
}

function Sub({ ledger }: { ledger: LedgerOnWire }) {
  const { t } = useTranslation('registers')
  return (
    <span className="row">
      <Mark tone={stateTone(ledger.state)}>{t(`ledger.states.${ledger.state}`)}</Mark>
      <span>{ledger.areaName}</span>
      <span>{[ledger.fileKind.toUpperCase(), ledger.encoding?.toUpperCase()].filter(Boolean).join(' · ')}</span>
    </span>
  )
}

function Discard({ ledger }: { ledger: LedgerOnWire }) {
  const { t } = useTranslation('registers')
  const confirm = useConfirm()
  const { act, pending, error } = useAct(discardLedger)
  if (ledger.state !== 'uploaded' && ledger.state !== 'checked') return null
  const discard = async () => {
    const sure = await confirm({
      title: t('ledger.take.discard'),
      text: t('ledger.take.discardConfirm'),
      ok: t('ledger.take.discard'),
      danger: true,
    })
    if (sure) await act({ params: { id: ledger.id }, body: { version: ledger.version } })
  }
  return (
    <>
      <Button danger disabled={pending} onClick={() => void discard()}>
        {t('ledger.take.discard')}
      </Button>
      <ErrorNotice error={error} />
    </>
  )
}
