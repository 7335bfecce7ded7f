import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, useForm } from '#web/kit/index.ts'
import type { ActKind } from '../../contract/acts.ts'
import { AreaSet } from '../AreaSet.tsx'
import { useOptions } from '../words.ts'
import '../areas.css'

type Named = { names?: Record<string, string> }

/** The fields of a proposal: those of its kind, its day and its grounds. */
export function ActFields(props: { kind: ActKind } & Named) {
  const { t } = useTranslation('areas')
  return (
    <>
      <KindFields {...props} />
      <Field name="effectiveOn" label={t('fields.effectiveOn')} as="day" />
      <Field name="document" label={t('fields.document')} help={t('ui.documentHelp')} />
      <Field name="reason" label={t('fields.reason')} as="long" />
    </>
  )
}

function KindFields(props: { kind: ActKind } & Named) {
  const { t } = useTranslation('areas')
  const { kinds } = useOptions()
  const area = <Field name="payload.areaId" label={t('fields.area')} as="area" />
  const name = <Field name="payload.name" label={t('fields.newName')} />
  switch (props.kind) {
    case 'setUp':
      return <><Field name="payload.parentId" label={t('fields.parent')} as="area" /><NewArea at="payload.area" /></> // prettier-ignore
    case 'rename':
      return <>{area}{name}</> // prettier-ignore
    case 'recode':
      return <>{area}<Codes at="payload" /></> // prettier-ignore
    case 'move':
      return <>{area}<Field name="payload.parentId" label={t('fields.newParent')} as="area" /></> // prettier-ignore
    case 'merge':
      return <Merger {...props} />
    case 'split':
      return <>{area}<NewAreas /><Field name="payload.keep" label={t('fields.keep')} as="check" /></> // prettier-ignore
    case 'convert':
      return <>{area}<Field name="payload.to" label={t('fields.newKind')} as="choice" options={kinds} />{name}<Codes at="payload" /></> // prettier-ignore
    case 'abolish':
      return <>{area}<Field name="payload.successorId" label={t('fields.successorId')} as="area" /></> // prettier-ignore
  }
}

function Codes({ at }: { at: string }) {
  const { t } = useTranslation('areas')
  return (
    <>
      <Field name={`${at}.codeStat`} label={t('fields.codeStat')} />
      <Field name={`${at}.codeCivil`} label={t('fields.codeCivil')} />
    </>
  )
}

function NewArea({ at }: { at: string }) {
  const { t } = useTranslation('areas')
  const { kinds } = useOptions()
  return (
    <>
      <Field name={`${at}.name`} label={t('fields.newName')} />
      <Field name={`${at}.kind`} label={t('fields.newKind')} as="choice" options={kinds} />
      <Codes at={at} />
    </>
  )
}

/** A value of the form's payload that no plain field holds. */
function usePayload<T>(key: string): { value: T | undefined; set: (value: T) => void; wrong: string | undefined } {
  const { values, set, enrol, wrongAt } = useForm()
  const name = `payload.${key}`
  useEffect(() => enrol(name, 'list'), [enrol, name])
  const value = (values['payload'] as Record<string, unknown>)[key] as T | undefined
  return { value, set: (to) => set(name, to), wrong: wrongAt(name) }
}

/** Any number of areas go into one that stands or into a new one. */
function Merger({ names }: Named) {
  const { t } = useTranslation('areas')
  const from = usePayload<string[]>('fromIds')
  const into = usePayload<string>('intoId')
  return (
    <>
      <AreaSet
        label={t('fields.fromIds')}
        help={t('ui.fromHelp')}
        must
        value={from.value ?? []}
        onChange={from.set}
        wrong={from.wrong}
        {...(names ? { names } : {})}
      />
      <Field name="payload.intoId" label={t('fields.intoId')} as="area" help={t('ui.intoHelp')} />
      {!into.value && <NewArea at="payload.into" />}
    </>
  )
}

type Part = Record<string, unknown>

/** Any number of new areas, each with its own kind and codes. */
function NewAreas() {
  const { t } = useTranslation('areas')
  const { value, set, wrong } = usePayload<Part[]>('parts')
  const parts = value ?? []
  return (
    <div className="stack">
      {parts.map((_, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a part has no name of its own before it is typed
        <fieldset key={i} className="stack a-part">
          <legend>{t('ui.partNumber', { n: i + 1 })}</legend>
          <div className="areas-two">
            <NewArea at={`payload.parts.${i}`} />
          </div>
          {parts.length > 1 && (
            <div className="row">
              <Button
                size="small"
                aria-label={t('ui.dropPart', { n: i + 1 })}
                onClick={() => set(parts.filter((_part, at) => at !== i))}
              >
                {t('ui.drop')}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {wrong && <div className="wrong">{wrong}</div>}
      <div className="row">
        <Button onClick={() => set([...parts, { kind: parts.at(-1)?.['kind'] }])}>{t('ui.addPart')}</Button>
      </div>
    </div>
  )
}
