import { Button, Modal } from 'antd'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useAct } from '#web/hooks.ts'
import { Choices, ErrorNotice, Go, Notice, Rows, useMe } from '#web/kit/index.ts'
import type { RevealPurpose } from '../../codes.ts'
import { MOST_REVEALED, revealMany } from '../../contract/index.ts'
import { Purpose, type Said } from '../parts/Purpose.tsx'

const SHOWN_FOR = 5 * 60_000
const FIELDS = ['idNumber', 'phone'] as const
type Shown = Answer<typeof revealMany>['people']

interface Chosen {
  id: string
  communityId: string
}

/** The numbers of the people chosen in a list, for a purpose that goes on record; hidden again after five minutes. */
export function RevealMany({ people }: { people: readonly Chosen[] }) {
  const { t } = useTranslation('registers')
  const [open, setOpen] = useState(false)
  const title = t('reveal.manyTitle', { n: people.length })
  return (
    <>
      <Button size="small" type="primary" disabled={people.length === 0} onClick={() => setOpen(true)}>
        {t('acts.revealMany')}
      </Button>
      <Modal open={open} title={title} footer={null} onCancel={() => setOpen(false)} destroyOnHidden width={720}>
        <Inside people={people} close={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Inside({ people, close }: { people: readonly Chosen[]; close: () => void }) {
  const { t } = useTranslation('registers')
  const { strong } = useMe()
  const [shown, setShown] = useState<Shown>()
  if (!strong)
    return (
      <Notice tone="warn">
        <p>{t('reveal.strong')}</p>
        <Go to="/account">{t('reveal.account')}</Go>
      </Notice>
    )
  if (people.length > MOST_REVEALED)
    return <Notice tone="warn">{t('reveal.tooMany', { most: MOST_REVEALED, n: people.length })}</Notice>
  if (shown) return <Numbers shown={shown} asked={people.length} close={close} />
  return <Ask people={people} onShown={setShown} />
}

function Ask({ people, onShown }: { people: readonly Chosen[]; onShown: (shown: Shown) => void }) {
  const { t } = useTranslation('registers')
  const [said, setSaid] = useState<Said>({ purpose: '', reason: '' })
  const [fields, setFields] = useState<string[]>(['phone'])
  const reveal = useAct(revealMany, { keep: true })
  const send = async (e: FormEvent) => {
    e.preventDefault()
    const shown: Shown = []
    // One command a community: each has its own trail.
    for (const [communityId, group] of Map.groupBy(people, (p) => p.communityId)) {
      const reply = await reveal.act({
        body: {
          communityId,
          ids: group.map((p) => p.id),
          fields: FIELDS.filter((f) => fields.includes(f)),
          purpose: said.purpose as RevealPurpose,
          reason: said.reason,
        },
      })
      if (!reply) return
      shown.push(...reply.people)
    }
    onShown(shown)
  }
  const ready = said.purpose !== '' && said.reason.trim() !== '' && fields.length > 0
  return (
    <form className="stack" onSubmit={(e) => void send(e)}>
      <p>{t('reveal.text')}</p>
      <Choices
        label={t('reveal.fields')}
        value={fields}
        onChange={setFields}
        options={FIELDS.map((value) => ({ value, label: t(`fields.${value}`) }))}
      />
      <Purpose said={said} onChange={setSaid} mustReason />
      <ErrorNotice error={reveal.error} />
      <Button type="primary" htmlType="submit" loading={reveal.pending} disabled={!ready}>
        {t('reveal.ok')}
      </Button>
    </form>
  )
}

function Numbers({ shown, asked, close }: { shown: Shown; asked: number; close: () => void }) {
  const { t } = useTranslation('registers')
  useEffect(() => {
    const timer = setTimeout(close, SHOWN_FOR)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the five minutes begin once, when the numbers appear
  }, [])
  const kept = FIELDS.filter((field) => shown.some((p) => p[field] !== null))
  return (
    <div className="stack">
      <Notice>{t('reveal.shown')}</Notice>
      {shown.length < asked && <Notice tone="warn">{t('reveal.gone', { n: asked - shown.length })}</Notice>}
      <Rows
        label={t('acts.revealMany')}
        rows={shown}
        rowKey="id"
        columns={[
          { key: 'name', title: t('fields.name'), main: true },
          ...kept.map((field) => ({
            key: field,
            title: t(`fields.${field}`),
            show: (p: Shown[number]) => <span className="num">{p[field] ?? t('person.noNumber')}</span>,
          })),
        ]}
      />
      <div>
        <Button onClick={close}>{t('reveal.hide')}</Button>
      </div>
    </div>
  )
}
