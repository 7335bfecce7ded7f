import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Choice, Field, Form, PageHead, Submit, useAddress, useGo } from '#web/kit/index.ts'
import { areaKinds, draftAct } from '../../contract.ts'
import { actKinds, type ActKind } from '../../contract/acts.ts'
import { useOptions } from '../words.ts'

/** Writes a proposal. Which fields are asked follows from the kind of change. */
export default function NewAct() {
  const { t } = useTranslation('areas')
  const go = useGo()
  const { of } = useOptions()
  const [{ kind, areaId }, set] = useAddress({ kind: 'setUp', areaId: '' })
  const chosen = (actKinds as readonly string[]).includes(kind) ? (kind as ActKind) : 'setUp'
  return (
    <div className="stack">
      <PageHead title={t('pages.newAct')} back="/areas/acts" />
      <section className="panel stack">
        <Choice
          label={t('fields.actKind')}
          value={chosen}
          onChange={(v) => set({ kind: v || 'setUp' })}
          options={of('acts', actKinds)}
        />
        <Form
          key={chosen}
          name={`areas.draftAct.${chosen}`}
          contract={draftAct}
          schema={schemas[chosen]}
          initial={areaId ? { [own[chosen]]: areaId } : {}}
          prepare={(values) => bodyOf(chosen, values)}
          onDone={({ id }) => go(`/areas/acts/${id}`)}
        >
          <Parts kind={chosen} />
          <Field name="effectiveOn" label={t('fields.effectiveOn')} as="day" />
          <Field name="document" label={t('fields.document')} help={t('ui.documentHelp')} />
          <Field name="reason" label={t('fields.reason')} as="long" />
          <Submit>{t('ui.saveDraft')}</Submit>
        </Form>
      </section>
    </div>
  )
}

/** The field that an area chosen beforehand goes into. */
const own: Record<ActKind, string> = {
  setUp: 'parentId', rename: 'areaId', recode: 'areaId', move: 'areaId', merge: 'first', split: 'areaId', convert: 'areaId', abolish: 'areaId',
} // prettier-ignore

const id = z.uuid()
const name = z.string().trim().min(2, 'areas.emptyName').max(60)
const code = z
  .string()
  .regex(/^\d{12}$|^\d{15}$|^\d{18}$/, 'areas.badCode')
  .optional()
const kindField = z.enum(areaKinds)
const common = {
  effectiveOn: z.iso.date(),
  document: z.string().max(200).optional(),
  reason: z.string().trim().min(2, 'areas.reasonMissing').max(2000),
}
const schemas: Record<ActKind, z.ZodObject> = {
  setUp: z.object({ ...common, parentId: id, name, kind: kindField, codeStat: code, codeCivil: code }),
  rename: z.object({ ...common, areaId: id, name }),
  recode: z.object({ ...common, areaId: id, codeStat: code, codeCivil: code }),
  move: z.object({ ...common, areaId: id, parentId: id }),
  merge: z.object({
    ...common,
    first: id,
    second: id.optional(),
    third: id.optional(),
    intoId: id.optional(),
    name: name.optional(),
    kind: kindField.optional(),
    codeStat: code,
  }),
  split: z.object({
    ...common,
    areaId: id,
    kind: kindField,
    partNames: z.string().trim().min(2, 'areas.emptyName'),
    keep: z.boolean().optional(),
  }),
  convert: z.object({ ...common, areaId: id, to: kindField, name: name.optional(), codeStat: code }),
  abolish: z.object({ ...common, areaId: id, successorId: id.optional() }),
}

type Values = Record<string, unknown>
const pick = (v: Values, keys: string[]): Values =>
  Object.fromEntries(keys.filter((k) => v[k] !== undefined && v[k] !== '').map((k) => [k, v[k]]))

/** The body of the command from the flat fields of the form. */
function bodyOf(kind: ActKind, v: Values): Values {
  return { ...pick(v, ['effectiveOn', 'document', 'reason']), payload: { kind, ...payloadOf(kind, v) } }
}

function payloadOf(kind: ActKind, v: Values): Values {
  if (kind === 'setUp') return { parentId: v['parentId'], area: pick(v, ['name', 'kind', 'codeStat', 'codeCivil']) }
  if (kind === 'merge') {
    const fromIds = [v['first'], v['second'], v['third']].filter(Boolean)
    return { fromIds, ...(v['intoId'] ? { intoId: v['intoId'] } : { into: pick(v, ['name', 'kind', 'codeStat']) }) }
  }
  if (kind === 'split') {
    const names = String(v['partNames'])
      .split(/[\n,,、;;]/)
      .map((n) => n.trim())
      .filter(Boolean)
    return {
      areaId: v['areaId'],
      keep: v['keep'] === true,
      parts: names.map((part) => ({ name: part, kind: v['kind'] })),
    }
  }
  return pick(v, ['areaId', 'name', 'codeStat', 'codeCivil', 'parentId', 'to', 'successorId'])
}

function Parts({ kind }: { kind: ActKind }) {
  const { t } = useTranslation('areas')
  const { kinds } = useOptions()
  const area = <Field name="areaId" label={t('fields.area')} as="area" />
  const newName = <Field name="name" label={t('fields.newName')} />
  const newKind = <Field name="kind" label={t('fields.newKind')} as="choice" options={kinds} />
  const stat = <Field name="codeStat" label={t('fields.codeStat')} />
  const civil = <Field name="codeCivil" label={t('fields.codeCivil')} />
  switch (kind) {
    case 'setUp':
      return <><Field name="parentId" label={t('fields.parent')} as="area" />{newName}{newKind}{stat}{civil}</> // prettier-ignore
    case 'rename':
      return <>{area}{newName}</> // prettier-ignore
    case 'recode':
      return <>{area}{stat}{civil}</> // prettier-ignore
    case 'move':
      return <>{area}<Field name="parentId" label={t('fields.newParent')} as="area" /></> // prettier-ignore
    case 'merge':
      return (
        <>
          <Field name="first" label={t('ui.mergeFirst')} as="area" />
          <Field name="second" label={t('ui.mergeSecond')} as="area" />
          <Field name="third" label={t('ui.mergeThird')} as="area" />
          <Field name="intoId" label={t('fields.intoId')} as="area" help={t('ui.intoHelp')} />
          {newName}
          {newKind}
          {stat}
        </>
      )
    case 'split':
      return (
        <>
          {area}
          <Field name="partNames" label={t('fields.parts')} as="long" help={t('ui.partsHelp')} />
          {newKind}
          <Field name="keep" label={t('fields.keep')} as="check" />
        </>
      )
    case 'convert':
      return <>{area}<Field name="to" label={t('fields.newKind')} as="choice" options={kinds} />{newName}{stat}</> // prettier-ignore
    case 'abolish':
      return <>{area}<Field name="successorId" label={t('fields.successorId')} as="area" /></> // prettier-ignore
  }
}
