import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { addDays } from '#shared/dates.ts'
import { useRead } from '#web/hooks.ts'
import { Choice, Field, Form, PageHead, Read, Submit, useAddress, useGo, useTime } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { contentOf } from '../../contract/catalogue/content.ts'
import { addVersion, correctVersion, getItem, getItemVersion } from '../../contract/catalogue/items.ts'
import '../services.css'
import { ItemFields } from './fields/ItemFields.tsx'

type Version = Answer<typeof getItemVersion>

/** A new version from a day on, or the last one mended while nobody has begun under it. */
export default function EditItem({ params }: PageProps) {
  const { t } = useTranslation('services')
  const id = params['id']!
  const [{ how }, set] = useAddress({ how: 'new' })
  const read = useRead(getItem, { params: { id }, query: {} }, { keep: true })
  return (
    <Read of={read}>
      {(item) => (
        <div className="stack">
          <PageHead title={t('commands.addVersion')} sub={item.current.name} back={`/services/items/${id}`} />
          <Choice
            label={t('catalogue.how')}
            value={how}
            onChange={(to) => set({ how: to || 'new' })}
            options={[
              { value: 'new', label: t('commands.addVersion') },
              { value: 'mend', label: t('commands.correctVersion') },
            ]}
            help={t('catalogue.howHelp')}
          />
          <Last key={how} id={id} seq={item.versions.at(-1)!.seq} version={item.version} mend={how === 'mend'} />
        </div>
      )}
    </Read>
  )
}

function Last({ id, seq, version, mend }: { id: string; seq: number; version: number; mend: boolean }) {
  const read = useRead(getItemVersion, { params: { id, seq: String(seq) } }, { keep: true })
  return (
    <Read of={read}>
      {(last) =>
        mend ? <Mend id={id} last={last} version={version} /> : <Next id={id} last={last} version={version} />
      }
    </Read>
  )
}

const contentIn = (last: Version) => ({ ...contentOf.parse(last), notByCommittee: false })

function Next({ id, last, version }: { id: string; last: Version; version: number }) {
  const { t } = useTranslation('services')
  const go = useGo()
  const { day } = useTime()
  const validFrom = last.validFrom < day ? day : addDays(last.validFrom, 1)
  return (
    <Form
      name={`services.version.${id}`}
      contract={addVersion}
      call={{ params: { id } }}
      initial={{ version, validFrom, ...contentIn(last) }}
      onDone={() => go(`/services/items/${id}`)}
    >
      <Field name="validFrom" label={t('fields.validFrom')} as="day" help={t('catalogue.fromHelp')} />
      <Field name="reason" label={t('catalogue.why')} as="long" />
      <ItemFields />
      <Submit>{t('commands.addVersion')}</Submit>
    </Form>
  )
}

function Mend({ id, last, version }: { id: string; last: Version; version: number }) {
  const { t } = useTranslation('services')
  const go = useGo()
  const call = { params: { id, seq: String(last.seq) } }
  return (
    <Form
      name={`services.mend.${id}`}
      contract={correctVersion}
      call={call}
      initial={{ version, ...contentIn(last) }}
      onDone={() => go(`/services/items/${id}`)}
    >
      <Field name="reason" label={t('catalogue.why')} as="long" />
      <ItemFields />
      <Submit>{t('commands.correctVersion')}</Submit>
    </Form>
  )
}
