import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Choices, Field, Form, PageHead, Read, Submit, useGo, useSay } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import {
  changeHead,
  closeHousehold,
  getHousehold,
  moveIn,
  recordBirth,
  registerPerson,
  splitHousehold,
} from '../../contract/index.ts'
import { useCodes } from '../parts/codes.ts'
import { Grounds, HomeFields, MoreFields, PersonFields, PlaceFields, Unfold, useDated } from '../parts/fields.tsx'
import { Succession } from '../parts/Succession.tsx'
import type { HouseholdAct } from './acts.ts'
import { MoveHousehold } from './Move.tsx'
import type { ActProps } from './types.ts'

/** One act about one household, as a form of its own. */
export default function ActPage({ params }: PageProps) {
  const { t } = useTranslation('registers')
  const read = useRead(getHousehold, { params: { id: params['id']! }, query: {} })
  const go = useGo()
  const say = useSay()
  const act = params['act'] as HouseholdAct
  const done = (id: string) => {
    say(t(`done.${act}`), 'good')
    go(`/households/${id}`)
  }
  const Body = bodies[act] ?? Arrive
  return (
    <Read of={read}>
      {(household) => (
        <div className="stack">
          <PageHead title={t(`acts.${act}`)} sub={household.address} back={`/households/${household.id}`} />
          <section className="panel">
            <Body household={household} done={() => done(household.id)} goTo={done} />
          </section>
        </div>
      )}
    </Read>
  )
}

const idOf = (props: ActProps) => ({ params: { id: props.household.id } })

function Arrive(props: ActProps) {
  return <Arrival {...props} contract={registerPerson} act="register" />
}
function MoveIn(props: ActProps) {
  return <Arrival {...props} contract={moveIn} act="moveIn" />
}

function Arrival(props: ActProps & { contract: typeof registerPerson | typeof moveIn; act: 'register' | 'moveIn' }) {
  const { t } = useTranslation('registers')
  const head = props.household.members.length === 0
  const initial = { ...useDated(), registered: true, relation: head ? '0' : undefined }
  return (
    <Form
      name={`registers.${props.act}.${props.household.id}`}
      contract={props.contract}
      call={idOf(props)}
      initial={initial}
      onDone={props.done}
    >
      <PersonFields />
      <PlaceFields head={head} />
      {props.act === 'moveIn' && <Field name="cameFrom" label={t('fields.cameFrom')} />}
      <Unfold label={t('acts.moreFacts')}>
        <MoreFields />
      </Unfold>
      <Grounds />
      <Submit>{t(`acts.${props.act}`)}</Submit>
    </Form>
  )
}

function Birth(props: ActProps) {
  const { t } = useTranslation('registers')
  return (
    <Form
      name={`registers.birth.${props.household.id}`}
      contract={recordBirth}
      call={idOf(props)}
      initial={{ ...useDated(), registered: true }}
      onDone={props.done}
    >
      <PersonFields bare />
      <PlaceFields />
      <Grounds />
      <Submit>{t('acts.birth')}</Submit>
    </Form>
  )
}

function Head(props: ActProps) {
  const { t } = useTranslation('registers')
  const { household } = props
  return (
    <Form
      name={`registers.head.${household.id}`}
      contract={changeHead}
      call={idOf(props)}
      initial={useDated(household.version)}
      onDone={props.done}
    >
      <Succession name="headId" leaving={[]} members={household.members.map((m) => ({ ...m, isHead: false }))} />
      <Grounds />
      <Submit>{t('acts.head')}</Submit>
    </Form>
  )
}

function Split(props: ActProps) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const { household } = props
  const [leaving, setLeaving] = useState<string[]>([])
  const chosen = household.members.filter((m) => leaving.includes(m.id))
  const prepare = (values: Record<string, unknown>) => {
    const { as, ...rest } = values as { as?: Record<string, string> }
    return { ...rest, members: leaving.map((personId) => ({ personId, relation: as?.[personId] ?? '8' })) }
  }
  return (
    <Form
      name={`registers.split.${household.id}`}
      contract={splitHousehold}
      call={idOf(props)}
      initial={useDated(household.version)}
      prepare={prepare}
      onDone={(reply) => props.goTo(reply.id)}
    >
      <Choices
        label={t('move.who')}
        must
        value={leaving}
        onChange={setLeaving}
        options={household.members.map((m) => ({ value: m.id, label: m.name }))}
      />
      {chosen.map((m) => (
        <Field
          key={m.id}
          name={`as.${m.id}`}
          label={`${m.name}: ${t('fields.relation')}`}
          as="choice"
          must
          options={codes.options('relation')}
        />
      ))}
      <Succession leaving={leaving} members={household.members} />
      <HomeFields communityId={household.communityId} />
      <Field name="number" label={t('fields.number')} />
      <Grounds />
      <Submit>{t('acts.split')}</Submit>
    </Form>
  )
}

function Close(props: ActProps) {
  const { t } = useTranslation('registers')
  return (
    <Form
      name={`registers.close.${props.household.id}`}
      contract={closeHousehold}
      call={idOf(props)}
      initial={useDated(props.household.version)}
      onDone={props.done}
    >
      <Grounds />
      <Submit danger>{t('acts.close')}</Submit>
    </Form>
  )
}

const bodies: Record<HouseholdAct, (props: ActProps) => ReactNode> = {
  moveHousehold: MoveHousehold, register: Arrive, birth: Birth, moveIn: MoveIn, head: Head, split: Split, close: Close,
} // prettier-ignore
