import { Button } from 'antd'
import {
  AimOutlined,
  BorderOutlined,
  CommentOutlined,
  HighlightOutlined,
  RedoOutlined,
  SelectOutlined,
  ThunderboltOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Choice, Go } from '#web/kit/index.ts'
import { mayTurn } from './desk/desk.ts'
import { useTold, useTable } from './state.ts'
import { shadings, type Shading } from './map/colours.ts'
import { tools, type Tool } from './map/hand.ts'
import { Export } from './Export.tsx'

const ICONS = {
  look: SelectOutlined,
  click: AimOutlined,
  brush: HighlightOutlined,
  lasso: BorderOutlined,
  remark: CommentOutlined,
} as const

/** Who may not draw may still look and comment. */
const looking = ['look', 'remark'] as const

/** Tools of the hand, undo and redo, what the colours say, the engine, and the way to an act. */
export function Toolbar() {
  const { t } = useTranslation('planning')
  const { desk, held, hold, mayDraw, turn } = useTable()
  useTold(desk, 'steps')
  return (
    <div className="p-tools panel no-print" role="toolbar" aria-label={t('table.tools')}>
      <Tools only={mayDraw ? tools : looking} tool={held.tool} onPick={(tool) => hold({ tool })} />
      {mayDraw && held.tool === 'brush' && (
        <label className="p-brush">
          {t('table.brushSize')}
          <input
            type="range"
            min={6}
            max={80}
            value={held.brush}
            onChange={(e) => hold({ brush: Number(e.target.value) })}
          />
        </label>
      )}
      {mayDraw && (
        <span className="row">
          <Button icon={<UndoOutlined aria-hidden />} disabled={!mayTurn(desk, 'undo')} onClick={() => turn('undo')}>
            {t('table.undo')}
          </Button>
          <Button icon={<RedoOutlined aria-hidden />} disabled={!mayTurn(desk, 'redo')} onClick={() => turn('redo')}>
            {t('table.redo')}
          </Button>
        </span>
      )}
      <span className="p-shading">
        <Choice
          label={t('table.colour')}
          value={held.shading}
          none={t('table.shadings.community')}
          options={shadings.slice(1).map((s) => ({ value: s, label: t(`table.shadings.${s}`) }))}
          onChange={(s) => hold({ shading: (s || 'community') as Shading })}
        />
      </span>
      <span className="row">
        {mayDraw && (
          <Button
            icon={<ThunderboltOutlined aria-hidden />}
            aria-expanded={held.engine}
            onClick={() => hold({ engine: !held.engine, preview: null })}
          >
            {t('engine.title')}
          </Button>
        )}
        <Export />
        {mayDraw && (
          <Go to={`/planning/schemes/${desk.scheme.id}/assignment`} className="k-button">
            {t('assignment.button')}
          </Go>
        )}
        {mayDraw && (
          <Go to={`/planning/acts/new?schemeId=${desk.scheme.id}`} className="k-button primary">
            {t('table.act')}
          </Go>
        )}
      </span>
    </div>
  )
}

function Tools(props: { only: readonly Tool[]; tool: Tool; onPick: (tool: Tool) => void }) {
  const { t } = useTranslation('planning')
  return (
    <fieldset className="p-hands">
      <legend className="hidden-text">{t('table.tool')}</legend>
      {props.only.map((tool) => {
        const Icon = ICONS[tool]
        return (
          <label key={tool} className={tool === props.tool ? 'on' : undefined} title={t(`table.toolHelp.${tool}`)}>
            <input type="radio" name="p-tool" checked={tool === props.tool} onChange={() => props.onPick(tool)} />
            <Icon aria-hidden /> {t(`table.toolNames.${tool}`)}
          </label>
        )
      })}
    </fieldset>
  )
}
