import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import { Choice, Field, Form, Notice, PageHead, Read, Submit, useFormValues, useGo, useSay } from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { useState, type ReactNode } from 'react'
import {
  addToList, changePerson, correctPerson, divorce, getPerson, listSpecialLists, marry, moveOut, movePerson, recordDeath, requestCorrection, requestFields,
} from '../../contract/index.ts' // prettier-ignore
import { useCodes } from '../parts/codes.ts'
import { FoundField, Grounds, MoreFields, PersonFields, PlaceFields, useDated } from '../parts/fields.tsx'
import { Succession } from '../parts/Succession.tsx'
import type { PersonAct } from './acts.ts'

type Person = Answer<typeof getPerson>
interface Props {
  person: Person
  done: () => void
}

/** One act about one person, as a form of its own. */
export default function ActPage({ params }: PageProps) {
  const { t } = useTranslation('registers')
  const read = useRead(getPerson, { params: { id: params['id']! }, query: {} })
  const go = useGo()
  const say = useSay()
  const act = params['act'] as PersonAct
  const done = () => {
    say(t(`done.${act}`), 'good')
    go(`/people/${params['id']}`)
  }
  const Body = bodies[act] ?? Change
  return (
    <Read of={read}>
      {(person) => (
        <div className="stack">
          <PageHead title={t(`acts.${act}`)} sub={`${person.name} · ${person.address}`} back={`/people/${person.id}`} />
          <section className="panel">
            <Body person={person} done={done} />
          </section>
        </div>
      )}
    </Read>
  )
}

const idOf = (person: Person) => ({ params: { id: person.id } })

function Change({ person, done }: Props) {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const initial = {
    ...useDated(person.version),
    education: person.education ?? undefined,
    employment: person.employment ?? undefined,
    registered: person.registered,
    registeredAt: person.registeredAt,
  }
  return (
    <Form
      name={`registers.change.${person.id}`}
      contract={changePerson}
      call={idOf(person)}
      initial={initial}
      onDone={done}
    >
      <Field name="phone" label={t('fields.phone')} autoComplete="off" />
      <Field name="education" label={t('fields.education')} as="choice" options={codes.options('education')} />
      <Field name="employment" label={t('fields.employment')} as="choice" options={codes.options('employment')} />
      {!person.isHead && (
        <Field
          name="relation"
          label={t('fields.relation')}
          as="choice"
          options={codes.options('relation').filter((o) => o.value !== '0')}
        />
      )}
      <Field name="registered" label={t('registeredHere')} as="check" />
      <Field name="registeredAt" label={t('fields.registeredAt')} />
      <Grounds />
      <Submit>{t('acts.save')}</Submit>
    </Form>
  )
}

function Correct({ person, done }: Props) {
  const { t } = useTranslation('registers')
  const facts = {
    name: person.name, sex: person.sex, birthOn: person.birthOn, ethnic: person.ethnic ?? undefined, education: person.education ?? undefined,
    marriage: person.marriage ?? undefined, employment: person.employment ?? undefined,
  } // prettier-ignore
  return (
    <Form
      name={`registers.correct.${person.id}`}
      contract={correctPerson}
      call={idOf(person)}
      initial={{ version: person.version, facts }}
      onDone={done}
    >
      <PersonFields at="facts." />
      <MoreFields at="facts." />
      <Grounds day={false} />
      <Submit>{t('acts.correct')}</Submit>
    </Form>
  )
}

function Move({ person, done }: Props) {
  const { t } = useTranslation('registers')
  const initial = { ...useDated(person.version), registered: person.registered, registeredAt: person.registeredAt }
  return (
    <Form
      name={`registers.move.${person.id}`}
      contract={movePerson}
      call={idOf(person)}
      initial={initial}
      onDone={done}
    >
      <Notice>{t('move.oneText')}</Notice>
      <FoundField name="toHouseholdId" label={t('fields.toHouseholdId')} kind="home" />
      <PlaceFields head />
      <Succession leaving={[person.id]} members={person.members} />
      <Grounds />
      <Submit>{t('acts.confirmMove')}</Submit>
    </Form>
  )
}

function MoveOut({ person, done }: Props) {
  const { t } = useTranslation('registers')
  return (
    <Form
      name={`registers.moveOut.${person.id}`}
      contract={moveOut}
      call={idOf(person)}
      initial={useDated(person.version)}
      onDone={done}
    >
      <Field name="goesTo" label={t('fields.goesTo')} />
      <Succession leaving={[person.id]} members={person.members} />
      <Grounds />
      <Submit>{t('acts.moveOut')}</Submit>
    </Form>
  )
}

function Death({ person, done }: Props) {
  const { t } = useTranslation('registers')
  return (
    <Form
      name={`registers.death.${person.id}`}
      contract={recordDeath}
      call={idOf(person)}
      initial={useDated(person.version)}
      onDone={done}
    >
      <Succession leaving={[person.id]} members={person.members} />
      <Grounds />
      <Submit danger>{t('acts.death')}</Submit>
    </Form>
  )
}

const pairForm = (contract: typeof marry | typeof divorce, key: 'marriage' | 'divorce') =>
  function Pair({ person, done }: Props) {
    const { t } = useTranslation('registers')
    return (
      <Form
        name={`registers.${key}.${person.id}`}
        contract={contract}
        call={idOf(person)}
        initial={useDated(person.version)}
        onDone={done}
      >
        <FoundField name="spouseId" label={t('fields.spouseId')} kind="person" />
        <SpouseVersion />
        <Grounds />
        <Submit>{t(`acts.${key}`)}</Submit>
      </Form>
    )
  }

/** Who the spouse is, as a check before it is sent. */
function SpouseVersion() {
  const id = useFormValues()['spouseId'] as string | undefined
  const read = useRead(getPerson, { params: { id: id ?? '' }, query: {} }, { when: !!id })
  return read.data && id ? <Notice>{`${read.data.name} · ${read.data.birthOn} · ${read.data.address}`}</Notice> : null
}

function Request({ person, done }: Props) {
  const { t } = useTranslation('registers')
  return (
    <Form name={`registers.request.${person.id}`} contract={requestCorrection} call={idOf(person)} secret onDone={done}>
      <Field
        name="field"
        label={t('fields.field')}
        as="choice"
        options={requestFields.map((value) => ({ value, label: t(`fields.${value}`) }))}
      />
      <NewValue />
      <Field name="reason" label={t('fields.reason')} as="long" />
      <Submit>{t('acts.request')}</Submit>
    </Form>
  )
}

/** The wished value: chosen from the code list where the field has one. */
function NewValue() {
  const { t } = useTranslation('registers')
  const codes = useCodes()
  const field = useFormValues()['field'] as string | undefined
  if (field === 'birthOn') return <Field name="newValue" label={t('fields.newValue')} as="day" />
  if (field && ['sex', 'ethnic', 'education', 'marriage', 'employment'].includes(field))
    return <Field name="newValue" label={t('fields.newValue')} as="choice" options={codes.options(field)} />
  return <Field name="newValue" label={t('fields.newValue')} autoComplete="off" />
}

function OnList({ person, done }: Props) {
  const dated = useDated()
  const { t } = useTranslation('registers')
  const [listId, setListId] = useState('')
  const lists = useRead(listSpecialLists, { query: { page: 1, size: 100 } })
  const list = lists.data?.rows.find((l) => l.id === listId)
  return (
    <div className="stack">
      <Choice
        label={t('pages.list')}
        must
        value={listId}
        onChange={setListId}
        options={(lists.data?.rows ?? []).map((l) => ({ value: l.id, label: `${l.name} · ${l.area}` }))}
      />
      {list && (
        <Form
          key={listId}
          name={`registers.list.${person.id}`}
          contract={addToList}
          call={{ params: { id: listId } }}
          initial={{ ...dated, personId: person.id, source: list.source, purpose: list.purpose }}
          onDone={done}
        >
          <Field name="source" label={t('fields.source')} />
          <Field name="purpose" label={t('fields.purpose')} />
          <Field name="on" label={t('fields.on')} as="day" />
          <Field name="expiresOn" label={t('fields.expiresOn')} as="day" />
          <Field name="note" label={t('fields.note')} as="long" />
          <Submit>{t('acts.list')}</Submit>
        </Form>
      )}
    </div>
  )
}

const bodies: Record<PersonAct, (props: Props) => ReactNode> = {
  change: Change, correct: Correct, move: Move, moveOut: MoveOut, death: Death, marriage: pairForm(marry, 'marriage'), divorce: pairForm(divorce, 'divorce'),
  request: Request, list: OnList,
} // prettier-ignore
