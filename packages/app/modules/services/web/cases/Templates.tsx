import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { ActButton, Field, List, Mark, PageHead, PopupForm, useScope } from '#web/kit/index.ts'
import { holderRoles } from '../../contract/cases/base.ts'
import {
  addTemplate,
  changeTemplate,
  keepTemplate,
  listTemplates,
  templateFields,
  templateUses,
} from '../../contract/cases/templates.ts'
import { ItemField } from '../catalogue/ItemField.tsx'
import { optionsOf, useKinds } from '../catalogue/parts.tsx'
import { typeInto } from './type-into.ts'
import '../services.css'

type Row = Answer<typeof listTemplates>['rows'][number]

/** Sentences for answers, kept once and used by all below. */
export default function Templates() {
  const { t } = useTranslation('services')
  const scope = useScope()
  const add = <Add areaId={scope.id} />
  return (
    <div className="stack">
      <PageHead title={t('pages.answerTemplates')} sub={t('cases.template.sub')} actions={add} />
      <List
        name="services.templates"
        label={t('pages.answerTemplates')}
        contract={listTemplates}
        call={{ query: { areaId: scope.id } }}
        rowKey="id"
        search={t('cases.template.search')}
        columns={[
          { key: 'name', title: t('cases.template.name'), main: true, sort: true },
          { key: 'verb', title: t('cases.template.use'), show: (r) => t(`cases.template.uses.${r.verb}`) },
          { key: 'text', title: t('cases.template.text'), show: (r) => <span className="case-text">{r.text}</span> },
          { key: 'about', title: t('cases.set.about'), show: (r) => r.about ?? t('cases.set.any') },
          { key: 'roles', title: t('cases.template.roles'), show: (r) => <Roles of={r} /> },
          { key: 'area', title: t('fields.area'), sort: true },
          { key: 'changedBy', title: t('cases.template.changedBy'), hidden: true },
          { key: 'version', title: t('catalogue.doing'), show: (r) => r.own && <Doing row={r} /> },
        ]}
        filters={[
          {
            key: 'verb',
            label: t('cases.template.use'),
            options: optionsOf(templateUses, (u) => t(`cases.template.uses.${u}`)),
          },
          {
            key: 'dropped',
            label: t('cases.template.away'),
            options: [{ value: 'true', label: t('cases.template.away') }],
          },
        ]}
        empty={{ title: t('cases.template.none'), text: t('cases.template.noneText') }}
      />
    </div>
  )
}

function Roles({ of }: { of: Row }) {
  const { t } = useTranslation('services')
  if (of.roles.length === 0) return t('cases.template.allRoles')
  return of.roles.map((r) => t(`accounts:roles.${r}`)).join('、')
}

function Add({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  return (
    <PopupForm
      label={t('commands.addTemplate')}
      contract={addTemplate}
      initial={{ areaId, verb: 'handle', text: t('cases.template.example') }}
      draft="services.addTemplate"
      said={t('cases.template.kept')}
    >
      <Fields areaId={areaId} />
    </PopupForm>
  )
}

function Doing({ row }: { row: Row }) {
  const { t } = useTranslation('services')
  const { id, version, name, text, verb, kindId, itemId, roles } = row
  return (
    <div className="row">
      {!row.dropped && (
        <PopupForm
          small
          label={t('cases.template.change')}
          of={name}
          contract={changeTemplate}
          call={{ params: { id } }}
          initial={{ version, name, text, verb, kindId, itemId, roles }}
          said={t('cases.template.kept')}
        >
          <Fields areaId={row.areaId} />
        </PopupForm>
      )}
      {row.dropped && <Mark>{t('cases.template.away')}</Mark>}
      <ActButton
        small
        label={t(row.dropped ? 'cases.template.takeOut' : 'cases.template.putAway')}
        of={name}
        contract={keepTemplate}
        call={{ params: { id }, body: { version, keep: row.dropped } }}
        said={t(row.dropped ? 'cases.template.isOut' : 'cases.template.isAway')}
      />
    </div>
  )
}

function Fields({ areaId }: { areaId: string }) {
  const { t } = useTranslation('services')
  return (
    <>
      <Field name="name" label={t('cases.template.name')} help={t('cases.template.nameHelp')} />
      <Field
        name="verb"
        label={t('cases.template.use')}
        as="radio"
        options={optionsOf(templateUses, (u) => t(`cases.template.uses.${u}`))}
      />
      <TextWithGaps />
      <Field name="kindId" label={t('cases.set.kind_')} as="choice" options={useKinds('cases')} />
      <ItemField areaId={areaId} label={t('cases.set.item')} />
      <Field
        name="roles"
        label={t('cases.template.roles')}
        help={t('cases.template.rolesHelp')}
        as="choices"
        options={optionsOf(holderRoles, (r) => t(`accounts:roles.${r}`))}
      />
    </>
  )
}

/** The text, with a button for each gap that is filled in from the case. */
function TextWithGaps() {
  const { t } = useTranslation('services')
  const box = useRef<HTMLTextAreaElement>(null)
  return (
    <Field name="text" label={t('cases.template.text')} help={t('cases.template.textHelp')}>
      {({ value, onChange, onBlur, id, describedBy, invalid }) => (
        <div className="stack tight">
          <textarea
            ref={box}
            id={id}
            className="k-input"
            rows={6}
            maxLength={2000}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            aria-required
            value={(value as string | undefined) ?? ''}
            onChange={(e) => onChange(e.target.value)}
            onBlur={onBlur}
          />
          <div className="row" role="group" aria-label={t('cases.template.gaps')}>
            {templateFields.map((gap) => (
              <Button key={gap} size="small" onClick={() => typeInto(box.current, `{${gap}}`)}>
                {`{${gap}}`}
              </Button>
            ))}
          </div>
        </div>
      )}
    </Field>
  )
}
