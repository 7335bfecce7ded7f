import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { getAreaPage } from '#web/doors.ts'
import { Facts, Field, Form, Notice, Steps, Submit, useFormat, useFormValues } from '#web/kit/index.ts'
import { moveHousehold } from '../../contract/index.ts'
import { Grounds, HomeFields, useDated } from '../parts/fields.tsx'
import type { ActProps } from './types.ts'

/** A whole household moves: where to, on what grounds, then a look at all of it before it is done. */
export function MoveHousehold({ household, done }: ActProps) {
  const { t } = useTranslation('registers')
  const initial = { ...useDated(household.version), toCommunityId: household.communityId, number: household.number }
  return (
    <Form
      name={`registers.moveHousehold.${household.id}`}
      contract={moveHousehold}
      call={{ params: { id: household.id } }}
      initial={initial}
      onDone={done}
    >
      <Steps
        steps={[
          {
            key: 'where',
            title: t('move.whither'),
            body: (walk) => (
              <>
                <Notice>{t('move.text')}</Notice>
                <Field name="toCommunityId" label={t('fields.toCommunityId')} as="area" levels={[4, 5]} />
                <Whither />
                <Field name="number" label={t('fields.number')} />
                <Buttons next={walk.next} />
              </>
            ),
          },
          {
            key: 'grounds',
            title: t('parts.grounds'),
            body: (walk) => (
              <>
                <Grounds />
                <Buttons back={walk.back} next={walk.next} />
              </>
            ),
          },
          {
            key: 'check',
            title: t('move.check'),
            body: (walk) => (
              <>
                <Check household={household} />
                <Submit beside={<Button onClick={walk.back}>{t('acts.back')}</Button>}>{t('acts.confirmMove')}</Submit>
              </>
            ),
          },
        ]}
      />
    </Form>
  )
}

function Buttons({ back, next }: { back?: () => void; next: () => void }) {
  const { t } = useTranslation('registers')
  return (
    <div className="row">
      {back && <Button onClick={back}>{t('acts.back')}</Button>}
      <Button type="primary" onClick={next}>
        {t('acts.nextStep')}
      </Button>
    </div>
  )
}

function Whither() {
  return <HomeFields communityId={useFormValues()['toCommunityId'] as string | undefined} />
}

/** All that is about to be done, in one look. */
function Check({ household }: Pick<ActProps, 'household'>) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const values = useFormValues() as {
    toCommunityId?: string
    address?: string
    on?: string
    paper?: string
    reason?: string
  }
  const area = useRead(
    getAreaPage,
    { params: { id: values.toCommunityId ?? '' }, query: {} },
    { when: !!values.toCommunityId },
  )
  return (
    <Facts
      items={[
        { label: t('move.from'), value: `${household.community} ${household.address}` },
        { label: t('move.to'), value: `${area.data?.name ?? ''} ${values.address ?? ''}` },
        {
          label: t('move.who'),
          value: `${household.members.map((m) => m.name).join('、')}(${t('move.members', { n: household.members.length })})`,
        },
        { label: t('fields.on'), value: values.on ? format.day(values.on) : '—' },
        { label: t('parts.grounds'), value: [values.paper, values.reason].filter(Boolean).join(' · ') || '—' },
      ]}
    />
  )
}
