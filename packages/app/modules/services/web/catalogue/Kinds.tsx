import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Empty,
  Field,
  Form,
  Go,
  PageHead,
  Popup,
  Read,
  Rows,
  Submit,
  useAbility,
  useFormat,
  useMe,
  useSay,
  useTime,
} from '#web/kit/index.ts'
import { addKind, changeKind, endKind, kindUses, listKinds } from '../../contract/catalogue/kinds.ts'
import '../services.css'
import { linkClass } from './parts.tsx'

type Row = Answer<typeof listKinds>['rows'][number]

/** The tree of kinds: each after the one above it. */
export default function Kinds() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const may = useAbility()('services.catalogue')
  const read = useRead(listKinds, { query: {} })
  return (
    <div className="stack">
      <PageHead
        title={t('pages.kinds')}
        sub={t('catalogue.kindsSub')}
        back="/services/catalogue"
        actions={
          <Can ability="services.catalogue">
            <span className="row">
              <Go to="/services/kinds/import" className={linkClass()}>
                {t('pages.importKinds')}
              </Go>
              <Add />
            </span>
          </Can>
        }
      />
      <Read of={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty
              title={t('catalogue.noKinds')}
              text={t('catalogue.noKindsText')}
              action={may ? <Add /> : undefined}
            />
          ) : (
            <Rows
              label={t('pages.kinds')}
              rows={rows}
              rowKey="id"
              columns={[
                { key: 'name', title: t('fields.name'), main: true, show: (r) => <span className="s-indent" style={{ paddingInlineStart: `${(r.path.split('/').length - 3) * 1.25}em` }}>{r.name}</span> }, // prettier-ignore
                { key: 'code', title: t('catalogue.codeLabel') },
                { key: 'usedFor', title: t('fields.usedFor'), show: (r) => t(`values.usedFor.${r.usedFor}`) },
                { key: 'items', title: t('catalogue.itemsOf'), number: true, show: (r) => format.number(r.items) },
                { key: 'source', title: t('fields.source') },
                ...(may ? [{ key: 'version', title: t('catalogue.doing'), show: (r: Row) => <Acts row={r} /> }] : []),
              ]}
            />
          )
        }
      </Read>
    </div>
  )
}

function Add({ parent }: { parent?: Row }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const { post } = useMe()
  const uses = kindUses.map((value) => ({ value, label: t(`values.usedFor.${value}`) }))
  const initial = {
    areaId: post.areaId,
    usedFor: parent?.usedFor ?? 'both',
    ...(parent ? { parentId: parent.id } : {}),
  }
  const label = parent ? t('catalogue.addBelow') : t('commands.addKind')
  return (
    <Popup small={!!parent} label={label} title={label} {...(parent ? { name: `${label}：${parent.name}` } : {})}>
      {(close) => (
        <Form
          name={`services.addKind.${parent?.id ?? ''}`}
          contract={addKind}
          initial={initial}
          secret
          onDone={() => (say(t('catalogue.saved'), 'good'), close())}
        >
          <Field name="name" label={t('fields.name')} />
          <Field name="code" label={t('catalogue.codeLabel')} help={t('catalogue.codeHelp')} />
          <Field name="usedFor" label={t('fields.usedFor')} as="choice" options={uses} />
          <Field name="source" label={t('fields.source')} />
          <Submit>{t('catalogue.save')}</Submit>
        </Form>
      )}
    </Popup>
  )
}

function Acts({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  const say = useSay()
  const { day } = useTime()
  const call = { params: { id: row.id } }
  const named = (label: string) => `${label}：${row.name}`
  const done = (close: () => void) => () => (say(t('catalogue.saved'), 'good'), close())
  return (
    <span className="row">
      <Add parent={row} />
      <Popup small label={t('catalogue.rename')} title={t('commands.changeKind')} name={named(t('catalogue.rename'))}>
        {(close) => (
          <Form
            name={`services.kind.${row.id}`}
            contract={changeKind}
            call={call}
            initial={{ version: row.version, name: row.name }}
            secret
            onDone={done(close)}
          >
            <Field name="name" label={t('fields.name')} />
            <Submit>{t('catalogue.save')}</Submit>
          </Form>
        )}
      </Popup>
      <Popup small label={t('catalogue.end')} title={t('commands.endKind')} name={named(t('catalogue.end'))}>
        {(close) => (
          <Form
            name={`services.endKind.${row.id}`}
            contract={endKind}
            call={call}
            initial={{ version: row.version, on: day }}
            secret
            onDone={done(close)}
          >
            <Field name="on" label={t('catalogue.endOn')} as="day" />
            <Field name="reason" label={t('fields.reason')} as="long" />
            <Submit danger>{t('catalogue.end')}</Submit>
          </Form>
        )}
      </Popup>
    </span>
  )
}
