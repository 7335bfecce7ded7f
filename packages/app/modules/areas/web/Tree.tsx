import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#web/hooks.ts'
import { Read } from '#web/kit/index.ts'
import { childAreas, getAreaPage } from '../contract.ts'

interface Node {
  id: string
  name: string
  kind: string
  children: number
}
interface Props {
  chosen: string
  onChoose: (id: string) => void
}

/** Areas below each other, each opened by its own button; what is opened is asked for then. */
export function Tree(props: Props & { root: string }) {
  const root = useRead(getAreaPage, { params: { id: props.root }, query: {} })
  return (
    <Read of={root}>
      {(area) => (
        <ul className="areas-tree">
          <Branch node={{ id: area.id, name: area.name, kind: area.kind, children: 1 }} open {...props} />
        </ul>
      )}
    </Read>
  )
}

function Branch(props: Props & { node: Node; open?: boolean }) {
  const { t } = useTranslation('areas')
  const { node, chosen } = props
  const [open, setOpen] = useState(props.open ?? false)
  const kind = t(`kinds.${node.kind}`)
  const told = node.name.endsWith(kind) ? '' : kind
  return (
    <li>
      <div className="areas-branch">
        {node.children > 0 ? (
          <button
            type="button"
            className="fold"
            aria-expanded={open}
            aria-label={t(open ? 'ui.close' : 'ui.open', { name: node.name })}
            onClick={() => setOpen(!open)}
          >
            {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
          </button>
        ) : (
          <span className="fold" />
        )}
        <button
          type="button"
          className="name"
          aria-current={node.id === chosen ? 'true' : undefined}
          onClick={() => props.onChoose(node.id)}
        >
          {node.name} {told && <span className="soft small">{told}</span>}
        </button>
      </div>
      {open && node.children > 0 && <Leaves {...props} />}
    </li>
  )
}

function Leaves(props: Props & { node: Node }) {
  const read = useRead(childAreas, { query: { parent: props.node.id } })
  return (
    <Read of={read}>
      {({ rows }) => (
        <ul>
          {rows.map((row) => (
            <Branch key={row.id} node={row} chosen={props.chosen} onChoose={props.onChoose} />
          ))}
        </ul>
      )}
    </Read>
  )
}
