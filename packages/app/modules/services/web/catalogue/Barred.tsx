import { useTranslation } from 'react-i18next'
import type { Answer as Said } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Empty, Field, Notice, PageHead, PopupForm, Read, Rows, useAbility, useAddress, useMe } from '#web/kit/index.ts'
import { guideBarred, listBarred } from '../../contract/catalogue/barred.ts'
import '../services.css'
import { Answer } from './parts.tsx'
import { WordsBox } from './WordsBox.tsx'

type Row = Said<typeof listBarred>['rows'][number]

/** Certificates that committees must not issue, with what to answer and the paper. */
export default function Barred() {
  const { t } = useTranslation('services')
  const [{ words }, set] = useAddress({ words: '' })
  const read = useRead(listBarred, { query: words ? { words } : {} })
  return (
    <div className="stack">
      <PageHead title={t('pages.barred')} sub={t('catalogue.barredSub')} back="/services/catalogue" />
      <section className="panel stack">
        <WordsBox
          key={words}
          label={t('catalogue.askBarred')}
          hint={t('catalogue.askHint')}
          value={words}
          onChange={(to) => set({ words: to })}
        />
        <Read of={read}>
          {({ rows }) => (
            <div className="stack" role="status">
              {words !== '' && rows.length === 0 && (
                <Empty title={t('catalogue.notBarred')} text={t('catalogue.notBarredText')} />
              )}
              {words !== '' && rows.slice(0, 3).map((row) => <Answer key={row.id} row={row} />)}
            </div>
          )}
        </Read>
      </section>
      <Read of={read}>{({ rows }) => (rows.length > 0 ? <Table rows={rows} /> : null)}</Read>
    </div>
  )
}

function Table({ rows }: { rows: Row[] }) {
  const { t } = useTranslation('services')
  const may = useAbility()('services.catalogue')
  const city = useMe().post.role === 'cityOfficer'
  return (
    <section className="panel stack">
      <h2>{t('catalogue.barredList')}</h2>
      <Notice>
        {t('catalogue.sourceIs')}
        {rows[0]!.document}，{rows[0]!.article}
      </Notice>
      <Rows
        label={t('catalogue.barredList')}
        rows={rows}
        rowKey="id"
        columns={[
          { key: 'name', title: t('catalogue.certificate'), main: true },
          { key: 'words', title: t('catalogue.otherWords'), show: (r) => r.words.slice(0, 4).join('、') },
          { key: 'guide', title: t('fields.guide'), show: (r) => r.guide ?? <span className="soft">{t('catalogue.guideEmpty')}</span> }, // prettier-ignore
          ...(may && city
            ? [{ key: 'version', title: t('catalogue.doing'), show: (r: Row) => <Guide row={r} /> }]
            : []),
        ]}
      />
    </section>
  )
}

function Guide({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  return (
    <PopupForm
      small
      label={t('commands.guideBarred')}
      ok={t('catalogue.save')}
      of={row.name}
      contract={guideBarred}
      call={{ params: { id: row.id } }}
      initial={{ version: row.version, guide: row.guide ?? '', guideSource: row.guideSource ?? '' }}
      said={t('catalogue.saved')}
    >
      <Field name="guide" label={t('fields.guide')} as="long" />
      <Field name="guideSource" label={t('fields.guideSource')} />
    </PopupForm>
  )
}
