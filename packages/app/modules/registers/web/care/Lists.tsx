import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Can, Field, Form, List, PageHead, Submit, useGo, useScope } from '#web/kit/index.ts'
import { listSpecialLists, openSpecialList } from '../../contract/index.ts'

/** Supplementary lists: each says its source, purpose, basis and how long it keeps. */
export default function Lists() {
  const { t } = useTranslation('registers')
  const go = useGo()
  const open = (
    <Can ability="registers.lists">
      <Button type="primary" onClick={() => go('/special-lists/new')}>
        {t('acts.openList')}
      </Button>
    </Can>
  )
  return (
    <div className="stack">
      <PageHead title={t('pages.lists')} sub={t('empty.listsText')} actions={open} />
      <List
        name="registers.lists"
        label={t('pages.lists')}
        contract={listSpecialLists}
        rowKey="id"
        rowTo={(row) => `/special-lists/${row.id}?name=${encodeURIComponent(row.name)}`}
        search={t('search.lists')}
        columns={[
          { key: 'name', title: t('fields.title'), main: true },
          { key: 'purpose', title: t('fields.purpose') },
          { key: 'source', title: t('fields.source') },
          { key: 'legalBasis', title: t('fields.legalBasis') },
          { key: 'keepMonths', title: t('fields.keepMonths'), number: true },
          { key: 'entries', title: t('fields.entries'), number: true },
          { key: 'area', title: t('fields.area') },
        ]}
        empty={{ title: t('empty.lists'), text: t('empty.listsText'), action: open }}
      />
    </div>
  )
}

/** Opens a list. */
export function NewList() {
  const { t } = useTranslation('registers')
  const go = useGo()
  const scope = useScope()
  return (
    <div className="stack">
      <PageHead title={t('pages.newList')} back="/special-lists" />
      <section className="panel">
        <Form
          name="registers.openList"
          contract={openSpecialList}
          initial={{ areaId: scope.id, keepMonths: 12 }}
          onDone={() => go('/special-lists')}
        >
          <Field name="areaId" label={t('fields.area')} as="area" levels={[4, 5]} />
          <Field name="name" label={t('fields.title')} />
          <Field name="source" label={t('fields.source')} />
          <Field name="purpose" label={t('fields.purpose')} rule="《个人信息保护法》第六条" />
          <Field name="legalBasis" label={t('fields.legalBasis')} rule="《个人信息保护法》第十三条" />
          <Field name="keepMonths" label={t('fields.keepMonths')} as="number" rule="《个人信息保护法》第十九条" />
          <Submit>{t('acts.openList')}</Submit>
        </Form>
      </section>
    </div>
  )
}
