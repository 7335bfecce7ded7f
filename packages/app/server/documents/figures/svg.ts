import { xmlWords, type Drawing, type Shape } from '#shared/document.ts'

const FONT = "'Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif"

/** Text inside XML. Characters that XML 1.0 forbids are left out. */
export const escapeXml = (text: string): string => xmlWords(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

const n = (value: number): string => String(Math.round(value * 100) / 100)
const path = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')
const colour = (value: string): string => (/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000')

function shapeToSvg(s: Shape): string {
  if (s.kind === 'rect')
    return `<rect x="${n(s.x)}" y="${n(s.y)}" width="${n(s.width)}" height="${n(s.height)}" fill="${colour(s.fill)}"/>`
  if (s.kind === 'line')
    return `<path d="M${path(s.points)}" fill="none" stroke="${colour(s.stroke)}" stroke-width="${n(s.width)}"/>`
  if (s.kind === 'area') {
    const stroke = s.stroke ? ` stroke="${colour(s.stroke)}" stroke-width="1"` : ''
    return `<path d="${s.rings.map((ring) => `M${path(ring)}Z`).join('')}" fill="${colour(s.fill)}" fill-rule="evenodd"${stroke}/>`
  }
  const weight = s.strong ? ' font-weight="700"' : ''
  return `<text x="${n(s.x)}" y="${n(s.y)}" font-family="${FONT}" font-size="${n(s.size)}"${weight} text-anchor="${s.anchor}" fill="${colour(s.fill)}">${escapeXml(s.text)}</text>`
}

/** The drawing as a self-contained SVG: no script, no reference to anything outside. */
export function toSvg(d: Drawing): string {
  const size = `width="${n(d.width)}" height="${n(d.height)}" viewBox="0 0 ${n(d.width)} ${n(d.height)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img"><title>${escapeXml(d.title)}</title>${d.shapes.map(shapeToSvg).join('')}</svg>`
}
