import { Button, Modal } from 'antd'
import { ThunderboltOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '#web/kit/index.ts'
import { Run, type Task } from '../cases/Run.tsx'
import { useTable } from './state.ts'

const ROUNDS = { quick: 3, usual: 6, thorough: 40 } as const
type Care = keyof typeof ROUNDS
const tasks = ['repair', 'include', 'improve', 'alternatives'] as const

/** Lets the engine mend, include, improve or draw anew. What it draws is a new alternative; this one stays as it is. */
export function Engine() {
  const { t } = useTranslation('planning')
  const { desk, saving } = useTable()
  const [open, setOpen] = useState(false)
  const [what, setWhat] = useState<(typeof tasks)[number]>('repair')
  const [care, setCare] = useState<Care>('usual')
  const rounds = ROUNDS[care]
  const { id, caseId } = desk.scheme
  const task: Task =
    what === 'repair' || what === 'include'
      ? { kind: what, schemeId: id, version: saving.version, rounds }
      : { kind: 'draw', caseId, schemeId: id, count: what === 'improve' ? 1 : 3, rounds }
  return (
    <>
      <Button icon={<ThunderboltOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('engine.title')}
      </Button>
      <Modal open={open} title={t('engine.title')} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <div className="stack">
          <p className="soft">{t('engine.sub')}</p>
          <Choice
            label={t('engine.what')}
            value={what}
            onChange={(w) => setWhat((w || 'repair') as typeof what)}
            options={tasks.map((k) => ({ value: k, label: t(`engine.tasks.${k}`) }))}
          />
          <Choice
            label={t('engine.care')}
            value={care}
            onChange={(c) => setCare((c || 'usual') as Care)}
            options={(Object.keys(ROUNDS) as Care[]).map((k) => ({ value: k, label: t(`engine.cares.${k}`) }))}
          />
          {saving.open > 0 && <p className="soft">{t('engine.waitSaved')}</p>}
          <Run key={JSON.stringify(task)} task={task} blocked={saving.open > 0} />
        </div>
      </Modal>
    </>
  )
}
