import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '#web/hooks.ts'
import { Choice, ErrorNotice, Mark, Rows, useAbility, useConfirm, useFormat } from '#web/kit/index.ts'
import { setUpUnit } from '../../contract/index.ts'
import { decideEstates } from '../../ledger/contract.ts'
import type { LedgerOnWire } from './LedgerPage.tsx'

type Estate = LedgerOnWire['estates'][number]
const NONE = 'none'
const CREATE = 'create'

/** The places that a ledger names, and which residential units they are: sure ones, and those for a person to say. */
export function Estates({ ledger }: { ledger: LedgerOnWire }) {
  const { t } = useTranslation('registers')
  const say = useSaying(ledger)
  if (ledger.estates.length === 0) return null
  const open = ledger.estates.filter((estate) => estate.state === 'open')
  return (
    <div className="stack tight">
      <h3>{t('ledger.estates.title')}</h3>
      <p className="soft">{t('ledger.estates.text')}</p>
      <Rows
        label={t('ledger.estates.title')}
        rows={[...open, ...ledger.estates.filter((estate) => estate.state !== 'open')]}
        rowKey="id"
        columns={[
          { key: 'said', title: t('ledger.estates.said'), main: true },
          { key: 'community', title: t('fields.community') },
          { key: 'rows', title: t('ledger.estates.rows'), number: true },
          { key: 'state', title: t('ledger.fields.state'), show: (e) => <State estate={e} /> },
          {
            key: 'unit',
            title: t('ledger.estates.unit'),
            show: (e) =>
              ledger.state === 'checked' ? (
                <Which estate={e} onSay={(to) => void say.one(e, to)} />
              ) : (
                (e.unit?.name ?? '—')
              ),
          },
        ]}
      />
      {open.length > 1 && ledger.state === 'checked' && (
        <div>
          <Button disabled={say.pending} onClick={() => void say.rest(open)}>
            {t('ledger.estates.restNone', { n: open.length })}
          </Button>
        </div>
      )}
      <ErrorNotice error={say.error} />
    </div>
  )
}

function State({ estate }: { estate: Estate }) {
  const { t } = useTranslation('registers')
  return <Mark tone={estate.state === 'open' ? 'warn' : 'good'}>{t(`ledger.estates.${estate.state}`)}</Mark>
}

function Which({ estate, onSay }: { estate: Estate; onSay: (to: string) => void }) {
  const { t } = useTranslation('registers')
  const mayCreate = useAbility()('registers.units') && estate.townId !== null
  const here = estate.alike.filter((unit) => unit.here)
  const optionOf = (unit: Estate['alike'][number]) => ({
    value: unit.id,
    label: [unit.name, unit.address].filter(Boolean).join(' · '),
  })
  const options = [
    ...here.filter((unit) => unit.near).map(optionOf),
    { value: NONE, label: t('ledger.estates.none') },
    ...(mayCreate ? [{ value: CREATE, label: t('ledger.estates.create', { said: estate.said }) }] : []),
    ...here.filter((unit) => !unit.near).map(optionOf),
  ]
  const away = estate.alike.filter((unit) => unit.near && !unit.here).slice(0, 2)
  return (
    <div className="stack tight">
      <Choice
        label={t('ledger.estates.which', { said: estate.said })}
        quiet
        value={estate.unit?.id ?? (estate.state === NONE ? NONE : '')}
        onChange={(to) => to && onSay(to)}
        options={options}
      />
      {estate.state === 'open' &&
        away.map((unit) => (
          <span key={unit.id} className="soft small">
            {t('ledger.estates.elsewhere', { name: unit.name })}
          </span>
        ))}
    </div>
  )
}

/** Saying which unit a place is: one that is there, none, or a new one. */
function useSaying(ledger: LedgerOnWire) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const confirm = useConfirm()
  const decide = useAct(decideEstates)
  const create = useAct(setUpUnit, { keep: true })
  const send = (estates: { id: string; unitId: string | null }[]) =>
    decide.act({ params: { id: ledger.id }, body: { version: ledger.version, estates } })
  const one = async (estate: Estate, to: string) => {
    if (to !== CREATE) return void (await send([{ id: estate.id, unitId: to === NONE ? null : to }]))
    const { said, community } = estate
    const on = ledger.settings!.asOf
    const sure = await confirm({
      title: t('ledger.estates.createTitle', { said }),
      text: t('ledger.estates.createText', { community, day: format.day(on) }),
      ok: t('acts.setUpUnit'),
    })
    if (!sure) return
    const reason = t('ledger.estates.reason', { file: ledger.fileName })
    const facts = { name: said, kind: 'estate' as const, address: '', source: ledger.fileName, on, reason }
    const unit = await create.act({ body: { townId: estate.townId!, communityId: estate.communityId, ...facts } })
    if (unit) await send([{ id: estate.id, unitId: unit.id }])
  }
  const rest = async (open: readonly Estate[]) => {
    const n = open.length
    const sure = await confirm({ title: t('ledger.estates.restTitle', { n }), text: t('ledger.estates.restText') })
    if (sure) await send(open.map(({ id }) => ({ id, unitId: null })))
  }
  return { one, rest, pending: decide.pending || create.pending, error: create.error ?? decide.error }
}
