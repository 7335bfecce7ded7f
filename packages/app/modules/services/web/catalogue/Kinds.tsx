import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  Can,
  Empty,
  Field,
  Go,
  PageHead,
  PopupForm,
  Read,
  Rows,
  useAbility,
  useFormat,
  useMe,
  useTime,
} from '#web/kit/index.ts'
import { addKind, changeKind, endKind, kindUses, listKinds } from '../../contract/catalogue/kinds.ts'
import '../services.css'

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
              <Go to="/services/kinds/import" className="k-button">
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
  const { post } = useMe()
  const uses = kindUses.map((value) => ({ value, label: t(`values.usedFor.${value}`) }))
  return (
    <PopupForm
      small={!!parent}
      label={parent ? t('catalogue.addBelow') : t('commands.addKind')}
      ok={t('catalogue.save')}
      of={parent?.name}
      contract={addKind}
      initial={{
        areaId: post.areaId,
        usedFor: parent?.usedFor ?? 'both',
        ...(parent ? { parentId: parent.id } : {}),
      }}
      said={t('catalogue.saved')}
    >
      <Field name="name" label={t('fields.name')} />
      <Field name="code" label={t('catalogue.codeLabel')} help={t('catalogue.codeHelp')} />
      <Field name="usedFor" label={t('fields.usedFor')} as="choice" options={uses} />
      <Field name="source" label={t('fields.source')} />
    </PopupForm>
  )
}

function Acts({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  const { day } = useTime()
  const to = { small: true, of: row.name, call: { params: { id: row.id } }, said: t('catalogue.saved') }
  return (
    <span className="row">
      <Add parent={row} />
      <PopupForm
        {...to}
        label={t('catalogue.rename')}
        title={t('commands.changeKind')}
        ok={t('catalogue.save')}
        contract={changeKind}
        initial={{ version: row.version, name: row.name }}
      >
        <Field name="name" label={t('fields.name')} />
      </PopupForm>
      <PopupForm
        {...to}
        danger
        label={t('catalogue.end')}
        title={t('commands.endKind')}
        contract={endKind}
        initial={{ version: row.version, on: day }}
      >
        <Field name="on" label={t('catalogue.endOn')} as="day" />
        <Field name="reason" label={t('fields.reason')} as="long" />
      </PopupForm>
    </span>
  )
}
