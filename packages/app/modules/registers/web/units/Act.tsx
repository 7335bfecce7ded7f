import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Field, Form, Notice, PageHead, Read, Submit, useGo, useSay } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { assignUnit, changeUnit, closeUnit, getUnit, setUpUnit } from '../../contract/index.ts'
import { useCodes } from '../parts/codes.ts'
import { Grounds, useDated } from '../parts/fields.tsx'

type View = Answer<typeof getUnit>

/** Sets up a unit. */
export function NewUnit() {
  const { t } = useTranslation('registers')
  const go = useGo()
  return (
    <div className="stack">
      <PageHead title={t('pages.newUnit')} back="/units" />
      <section className="panel">
        <Form
          name="registers.setUpUnit"
          contract={setUpUnit}
          initial={{ ...useDated(), kind: 'estate' }}
          onDone={(reply) => go(`/units/${reply.id}`)}
        >
          <Field name="townId" label={t('fields.townId')} as="area" levels={[4]} />
          <Field name="communityId" label={t('fields.communityId')} as="area" levels={[5]} />
          <UnitFields />
          <Grounds />
          <Submit>{t('acts.setUpUnit')}</Submit>
        </Form>
      </section>
    </div>
  )
}

function UnitFields({ at = '' }: { at?: string }) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  return (
    <>
      <Field name={`${at}name`} label={t('fields.unitName')} />
      <Field name={`${at}kind`} label={t('fields.kind')} as="choice" options={codes.options('unitKind')} />
      <Field name={`${at}address`} label={t('fields.address')} />
      <Field name={`${at}households`} label={t('fields.households')} as="number" />
      <Field name={`${at}builtYear`} label={t('fields.builtYear')} as="number" />
      <Field name={`${at}x`} label={t('fields.x')} as="number" />
      <Field name={`${at}y`} label={t('fields.y')} as="number" />
      <Field name={`${at}source`} label={t('fields.source')} />
    </>
  )
}

interface Props {
  unit: View
  done: () => void
}

/** One act about one unit. */
export default function UnitAct({ params }: PageProps) {
  const { t } = useTranslation('registers')
  const read = useRead(getUnit, { params: { id: params['id']! }, query: {} })
  const go = useGo()
  const say = useSay()
  const act = params['act'] === 'assign' || params['act'] === 'closeUnit' ? params['act'] : 'changeUnit'
  const Body = { assign: Assign, changeUnit: Change, closeUnit: Close }[act]
  const done = () => {
    say(t('done.unit'), 'good')
    go(`/units/${params['id']}`)
  }
  return (
    <Read of={read}>
      {(unit) => (
        <div className="stack">
          <PageHead title={t(`acts.${act}`)} sub={unit.name} back={`/units/${unit.id}`} />
          <section className="panel">
            <Body unit={unit} done={done} />
          </section>
        </div>
      )}
    </Read>
  )
}

function Assign({ unit, done }: Props) {
  const { t } = useTranslation('registers')
  return (
    <Form
      name={`registers.assign.${unit.id}`}
      contract={assignUnit}
      schema={assignUnit.body.partial({ communityId: true })}
      call={{ params: { id: unit.id } }}
      initial={useDated(unit.version)}
      prepare={(values) => ({ ...values, communityId: values['communityId'] ?? null })}
      onDone={done}
    >
      <Notice>{t('units.assignText')}</Notice>
      <Field name="communityId" label={t('fields.communityId')} as="area" levels={[5]} help={t('units.out')} />
      <Grounds />
      <Submit>{t('acts.assign')}</Submit>
    </Form>
  )
}

function Change({ unit, done }: Props) {
  const { t } = useTranslation('registers')
  const facts = {
    name: unit.name, kind: unit.kind, address: unit.address, households: unit.households ?? undefined, builtYear: unit.builtYear ?? undefined,
    x: unit.x ?? undefined, y: unit.y ?? undefined, source: unit.source,
  } // prettier-ignore
  return (
    <Form
      name={`registers.changeUnit.${unit.id}`}
      contract={changeUnit}
      call={{ params: { id: unit.id } }}
      initial={{ ...useDated(unit.version), facts }}
      onDone={done}
    >
      <UnitFields at="facts." />
      <Grounds />
      <Submit>{t('acts.changeUnit')}</Submit>
    </Form>
  )
}

function Close({ unit, done }: Props) {
  const { t } = useTranslation('registers')
  return (
    <Form
      name={`registers.closeUnit.${unit.id}`}
      contract={closeUnit}
      call={{ params: { id: unit.id } }}
      initial={useDated(unit.version)}
      onDone={done}
    >
      <Grounds />
      <Submit danger>{t('acts.closeUnit')}</Submit>
    </Form>
  )
}
