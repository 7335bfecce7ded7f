import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Field, Form, PageHead, Submit, useFormValues, useGo, useScope, useTime } from '#web/kit/index.ts'
import { foundOrgan, listOrgans } from '../../contract/organs.ts'
import { organKinds, type OrganKind } from '../../rules/kinds.ts'
import { PostsField } from './fields.tsx'

interface Typed {
  parentId?: string
  [key: string]: unknown
}

/** Founds a body of the area looked at or of one below it. */
export default function NewBody() {
  const { t } = useTranslation('organs')
  const go = useGo()
  const scope = useScope()
  const { day } = useTime()
  const above = useRead(listOrgans, { query: { areaId: scope.id, size: 200 } })
  const prepare = ({ parentId, ...rest }: Typed) => {
    const parent = above.data?.rows.find((o) => o.id === parentId)
    return { ...rest, parent: parent ? { areaId: parent.areaId, organId: parent.id } : null }
  }
  return (
    <div className="stack">
      <PageHead title={t('commands.foundOrgan')} sub={t('bodies.newSub')} back="/organs" />
      <Form
        name="organs.foundOrgan"
        contract={foundOrgan}
        initial={{ areaId: scope.id, kind: 'residentsGroup', on: day, posts: [], purpose: '', households: null }}
        prepare={prepare as never}
        onDone={({ areaId, id }) => go(`/organs/body/${areaId}/${id}`)}
      >
        <Field name="areaId" label={t('fields.area')} as="area" under={scope.id} />
        <Field name="kind" label={t('fields.kind')} as="choice" options={organKinds.map((k) => ({ value: k, label: t(`values.kind.${k}`) }))} search={false} />
        <Field name="name" label={t('fields.name')} />
        <Field name="on" label={t('fields.foundedOn')} as="day" />
        <Field name="source" label={t('fields.source')} help={t('bodies.sourceHelp')} />
        <Field name="parentId" label={t('fields.parent')} as="choice" options={(above.data?.rows ?? []).map((o) => ({ value: o.id, label: o.name }))} />
        <OfKind />
        <Field name="purpose" label={t('fields.purpose')} as="long" />
        <Submit>{t('commands.foundOrgan')}</Submit>
      </Form>
    </div>
  )
} // prettier-ignore

/** What only some kinds have. */
function OfKind() {
  const { t } = useTranslation('organs')
  const kind = (useFormValues()['kind'] as OrganKind | undefined) ?? 'residentsGroup'
  return (
    <>
      {kind === 'residentsGroup' && <Field name="households" label={t('fields.households')} as="number" />}
      <PostsField kind={kind} />
    </>
  )
}
