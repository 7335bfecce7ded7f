import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#web/api.ts'
import { useRead } from '#web/hooks.ts'
import {
  Field,
  Form,
  Notice,
  PageHead,
  Read,
  Submit,
  useAddress,
  useFormValues,
  useGo,
  useSay,
} from '#web/kit/index.ts'
import type { PageProps } from '#web/pages.ts'
import { addDwelling, addDwellings, getBuilding } from '../../contract/index.ts'
import { roomsOf } from '../../rules/doors.ts'
import { Grounds, useDated } from '../parts/fields.tsx'

type Building = Answer<typeof getBuilding>

/** Dwellings of a building: all of them by floors and doors, or one. */
export default function NewDwellings({ params }: PageProps) {
  const { t } = useTranslation('registers')
  const [{ way }, set] = useAddress({ way: 'byFloor' })
  const read = useRead(getBuilding, { params: { id: params['id']! }, query: {} })
  return (
    <Read of={read}>
      {(building) => (
        <div className="stack">
          <PageHead
            title={t('pages.newDwellings')}
            sub={`${building.unit}${building.name}`}
            back={`/buildings/${building.id}`}
          />
          <div>
            <Segmented
              aria-label={t('pages.newDwellings')}
              value={way}
              onChange={(to) => set({ way: String(to) })}
              options={['byFloor', 'oneByOne'].map((value) => ({ value, label: t(`acts.${value}`) }))}
            />
          </div>
          {way === 'byFloor' ? <ByFloor building={building} /> : <One building={building} />}
        </div>
      )}
    </Read>
  )
}

function ByFloor({ building }: { building: Building }) {
  const { t } = useTranslation('registers')
  const go = useGo()
  const say = useSay()
  const floors = { entrances: 1, floorFrom: 1, floorTo: building.floors ?? undefined, doors: 2 }
  return (
    <Form
      name={`registers.addDwellings.${building.id}`}
      contract={addDwellings}
      call={{ params: { id: building.id } }}
      initial={{ ...useDated(), ...floors }}
      onDone={(reply) => {
        say(t('done.dwellings', reply), 'good')
        go(`/buildings/${building.id}`)
      }}
    >
      <p className="soft">{t('units.batchText')}</p>
      <Field name="entrances" label={t('fields.entrances')} as="number" help={t('units.entrancesHelp')} />
      <Field name="floorFrom" label={t('fields.floorFrom')} as="number" />
      <Field name="floorTo" label={t('fields.floorTo')} as="number" />
      <Field name="doors" label={t('fields.doors')} as="number" />
      <Field name="except" label={t('fields.except')} help={t('units.exceptHelp')} />
      <Field name="areaM2" label={t('fields.areaM2')} as="number" />
      <Preview />
      <Grounds />
      <Submit>{t('acts.addDwellings')}</Submit>
    </Form>
  )
}

const MOST_SHOWN = 5000

/** What the numbers typed amount to, before anything is sent. */
function Preview() {
  const { t } = useTranslation('registers')
  const values = useFormValues()
  const n = (name: string) => Number(values[name] || Number.NaN)
  const of = {
    entrances: Number(values['entrances'] ?? 0),
    floorFrom: n('floorFrom'),
    floorTo: n('floorTo'),
    doors: n('doors'),
    except: values['except'] as string | undefined,
  }
  const size = Math.max(1, of.entrances) * (of.floorTo - of.floorFrom + 1) * of.doors
  if (!Number.isInteger(size) || size > MOST_SHOWN) return null
  const rooms = roomsOf(of)
  const shown = { n: rooms.length, first: rooms[0], last: rooms.at(-1) }
  return (
    <div role="status">
      <Notice tone={rooms.length > 0 ? 'good' : 'warn'}>
        {t(rooms.length > 0 ? 'units.preview' : 'units.noRooms', shown)}
      </Notice>
    </div>
  )
}

function One({ building }: { building: Building }) {
  const { t } = useTranslation('registers')
  const go = useGo()
  const say = useSay()
  return (
    <Form
      name={`registers.addDwelling.${building.id}`}
      contract={addDwelling}
      initial={{ ...useDated(), communityId: building.communityId, buildingId: building.id }}
      onDone={() => {
        say(t('done.dwelling'), 'good')
        go(`/buildings/${building.id}`)
      }}
    >
      <Field name="room" label={t('fields.room')} must hint={t('units.roomHint')} />
      <Field name="areaM2" label={t('fields.areaM2')} as="number" />
      <Grounds />
      <Submit>{t('acts.addDwelling')}</Submit>
    </Form>
  )
}
