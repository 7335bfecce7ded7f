import { Fragment, useMemo } from 'react'
import type { Block, DocumentModel, Drawing, Run, Shape } from '#shared/document.ts'
import { safeLink } from '#shared/document.ts'
import { Go } from '#web/kit/index.ts'
import type { Figure } from '../contract.ts'
import { FigureButton } from './FigureButton.tsx'
import './report.css'

type Figures = ReadonlyMap<string, Figure>

/** A document on screen as it will be on paper; its figures can be pressed. Notes are left to the figures. */
export function DocumentView({ of, figures }: { of: DocumentModel; figures: Figure[] }) {
  const byAddress = useMemo(() => new Map(figures.map((f) => [f.address, f])), [figures])
  return (
    <article className="report" lang={of.locale} aria-label={of.title}>
      <h2 className="report-title">{of.title}</h2>
      {of.subtitle && <p className="report-subtitle">{of.subtitle}</p>}
      {of.blocks.map((block, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- blocks have no other identity and never move
        <OneBlock key={i} of={block} figures={byAddress} />
      ))}
    </article>
  )
}

function OneBlock({ of, figures }: { of: Block; figures: Figures }) {
  if (of.kind === 'heading') {
    const Tag = of.level === 1 ? 'h3' : of.level === 2 ? 'h4' : 'h5'
    return (
      <Tag>
        <Runs of={of.runs} figures={figures} />
      </Tag>
    )
  }
  if (of.kind === 'paragraph')
    return (
      <p className={of.indent === false ? undefined : 'indent'}>
        <Runs of={of.runs} figures={figures} />
      </p>
    )
  if (of.kind === 'table') return <TableView of={of} figures={figures} />
  if (of.kind === 'figure') return <FigureView of={of} />
  if (of.kind === 'pageBreak') return <hr />
  const Tag = of.ordered ? 'ol' : 'ul'
  return (
    <Tag>
      {of.items.map((item, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- items have no other identity and never move
        <li key={i}>
          <Runs of={item} figures={figures} />
        </li>
      ))}
    </Tag>
  )
}

function Runs({ of, figures }: { of: readonly Run[]; figures: Figures }) {
  return of.map((run, i) => (
    // oxlint-disable-next-line react/no-array-index-key -- runs have no other identity and never move
    <Fragment key={i}>
      <OneRun of={run} figures={figures} />
    </Fragment>
  ))
}

function OneRun({ of, figures }: { of: Run; figures: Figures }) {
  const figure = of.trace === undefined ? undefined : figures.get(of.trace)
  if (figure) return <FigureButton figure={figure} text={of.text} marked={of.mark === true} />
  const link = safeLink(of.link)
  const text = of.mark ? <mark>{of.text}</mark> : of.strong ? <strong>{of.text}</strong> : of.text
  return link?.startsWith('/') ? <Go to={link}>{text}</Go> : text
}

function TableView({ of, figures }: { of: Extract<Block, { kind: 'table' }>; figures: Figures }) {
  const totalsFrom = of.rows.length - (of.totals ?? 0)
  return (
    <figure>
      <figcaption>{of.caption}</figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="report-table" role="region" aria-label={of.caption} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {of.columns.map((c) => (
                <th key={c.title} scope="col">
                  {c.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.rows.map((row, r) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows have no other identity and never move
              <tr key={r} className={r >= totalsFrom ? 'total' : undefined}>
                {row.map((cell, c) => (
                  // oxlint-disable-next-line react/no-array-index-key -- cells have no other identity and never move
                  <td key={c} className={of.columns[c]?.align === 'right' ? 'num' : undefined}>
                    <Runs of={cell} figures={figures} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Remarks of={of.remarks} />
    </figure>
  )
}

const Remarks = ({ of }: { of: readonly string[] | undefined }) =>
  (of ?? []).map((line) => (
    <p key={line} className="soft small">
      {line}
    </p>
  ))

function FigureView({ of }: { of: Extract<Block, { kind: 'figure' }> }) {
  return (
    <figure>
      <Picture of={of.drawing} />
      <figcaption>{of.caption}</figcaption>
      <Remarks of={of.remarks} />
    </figure>
  )
}

function Picture({ of }: { of: Drawing }) {
  return (
    <svg viewBox={`0 0 ${of.width} ${of.height}`} role="img" aria-label={of.title}>
      {of.shapes.map((shape, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- shapes have no other identity and never move
        <OneShape key={i} of={shape} />
      ))}
    </svg>
  )
}

const path = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')

function OneShape({ of }: { of: Shape }) {
  if (of.kind === 'rect') return <rect x={of.x} y={of.y} width={of.width} height={of.height} fill={of.fill} />
  if (of.kind === 'line')
    return <path d={`M${path(of.points)}`} fill="none" stroke={of.stroke} strokeWidth={of.width} />
  if (of.kind === 'area')
    return (
      <path
        d={of.rings.map((ring) => `M${path(ring)}Z`).join('')}
        fill={of.fill}
        fillRule="evenodd"
        stroke={of.stroke}
      />
    )
  return (
    <text
      x={of.x}
      y={of.y}
      fontSize={of.size}
      textAnchor={of.anchor}
      fill={of.fill}
      fontWeight={of.strong ? 700 : undefined}
    >
      {of.text}
    </text>
  )
}
