import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/dates.ts'
import { useRead } from '#web/hooks.ts'
import { Field, Form, Notice, PageHead, Submit, useAddress, useGo, useMe, useTime } from '#web/kit/index.ts'
import { publicMatters } from '../../contract/base.ts'
import { getPublication, publish } from '../../contract/publicity.ts'
import { getResolution } from '../../contract/resolutions.ts'
import { useSaid } from '../said.ts'

/** Lays a matter open; of a resolution or in place of a mistaken one, with what is known of it filled in. */
export default function Publish() {
  const { t } = useTranslation('meetings')
  const [{ resolution, replaces }] = useAddress({ resolution: '', replaces: '' })
  const of = useRead(getResolution, { params: { id: resolution } }, { when: resolution !== '' })
  const former = useRead(getPublication, { params: { id: replaces } }, { when: replaces !== '' })
  const waits = (resolution !== '' && !of.data) || (replaces !== '' && !former.data)
  return (
    <div className="stack">
      <PageHead title={t('pages.publish')} sub={t('ui.publishSub')} back="/publicity" />
      {former.data && <Notice>{t('ui.replacing', { title: former.data.title })}</Notice>}
      {!waits && <Sheet of={of.data} former={former.data} />}
    </div>
  )
}

interface Known {
  id: string
  title: string
  text: string
}
function Sheet({ of, former }: { of: (Known & { decidedOn: string }) | undefined; former: (Known & { matter: string; eventOn: string; board: string }) | undefined }) {
  const { t } = useTranslation('meetings')
  const go = useGo()
  const { post } = useMe()
  const { day } = useTime()
  const said = useSaid()
  const known = of
    ? { matter: 'decisions', title: of.title, text: of.text, eventOn: of.decidedOn, resolutionId: of.id }
    : former
      ? { matter: former.matter, title: former.title, text: former.text, eventOn: former.eventOn, board: former.board, replacesId: former.id }
      : { eventOn: day }
  const initial = { areaId: post.areaId, fromOn: day, toOn: addDays(day, 29), onBoard: true, onPage: true, ...known }
  return (
    <Form name={`meetings.publish.${of?.id ?? former?.id ?? ''}`} contract={publish} initial={initial} onDone={({ id }) => go(`/publicity/${id}`)}>
      <Field name="matter" label={t('fields.publicMatter')} as="choice" options={publicMatters.map((value) => ({ value, label: t(`values.publicMatter.${value}`) }))} rule={said.publicityBy} />
      <Field name="title" label={t('fields.title')} />
      <Field name="text" label={t('fields.text')} as="long" help={t('ui.noPersonal')} />
      <Field name="eventOn" label={t('fields.eventOn')} as="day" help={t('ui.eventHelp')} />
      <div className="row">
        <Field name="fromOn" label={t('fields.fromOn')} as="day" />
        <Field name="toOn" label={t('fields.toOn')} as="day" help={t('ui.leastHelp')} />
      </div>
      <Field name="onBoard" label={t('fields.onBoard')} as="check" />
      <Field name="board" label={t('fields.board')} />
      <Field name="onPage" label={t('fields.onPage')} as="check" />
      <Submit>{t('commands.publish')}</Submit>
    </Form>
  )
} // prettier-ignore
