import type { DocumentModel } from '#shared/document.ts'

/** What a committee hands over (公章、办公用房、设备、账簿、资金、档案、未办结事项). The national law names none; the list may be changed. */
export const handoverKinds = ['seals', 'office', 'equipment', 'books', 'money', 'files', 'openCases', 'other'] as const
export type HandoverKind = (typeof handoverKinds)[number]
export const itemStates = ['pending', 'handed', 'missing'] as const

/** What stands on the list to begin with. */
export const usualItems: readonly [HandoverKind, string][] = [
  ['seals', '居民委员会公章、财务印章'],
  ['office', '办公用房及钥匙'],
  ['equipment', '办公设备和设施'],
  ['books', '账簿、凭证、票据'],
  ['money', '银行存款和库存现金'],
  ['files', '居务档案'],
  ['openCases', '未办结事项'],
]
const KINDS: Record<HandoverKind, string> = {
  seals: '印章', office: '办公用房', equipment: '设备设施', books: '财务账目', money: '资金', files: '档案', openCases: '未办结事项', other: '其他',
} // prettier-ignore
const STATES = { pending: '待移交', handed: '已移交', missing: '缺失' } as const

export interface HandoverPaper {
  area: string
  organ: string
  begunOn: string
  dueOn: string
  provision: string
  giver: string
  taker: string
  host: string
  supervisor: string
  signedOn: string | null
  items: readonly { kind: HandoverKind; name: string; quantity: string; note: string; state: (typeof itemStates)[number] }[]
} // prettier-ignore

const spelt = (day: string): string => {
  const [y, m, d] = day.split('-').map(Number)
  return `${y}年${m}月${d}日`
}
const plain = (text: string) => [{ text }]

/** The handover in the official manner: what is handed over, line by line, and where the four parties sign. */
export function handoverModel(of: HandoverPaper, createdAt: string): DocumentModel {
  const line = (text: string) => ({ kind: 'paragraph' as const, runs: plain(text), indent: true })
  const sign = (role: string, name: string) => line(`${role}（签字）：${name ? `${name}　　` : ''}____________　　　日期：____________`)
  return {
    locale: 'zh-CN', title: `${of.organ}工作移交清单`, author: of.area, createdAt,
    blocks: [
      line(`依据${of.provision}，${of.organ}于${spelt(of.begunOn)}产生新一届，工作移交应于${spelt(of.dueOn)}前完成。移交由${of.host || '居民选举委员会'}主持，由${of.supervisor || '街道办事处'}监督。`),
      {
        kind: 'table', caption: '移交事项',
        columns: [{ title: '序号', align: 'center', width: 8 }, { title: '类别', width: 14 }, { title: '名称', width: 30 }, { title: '数量', width: 14 }, { title: '状态', width: 12 }, { title: '备注', width: 22 }],
        rows: of.items.map((i, n) => [String(n + 1), KINDS[i.kind], i.name, i.quantity, STATES[i.state], i.note].map(plain)),
      },
      line(of.items.some((i) => i.state === 'missing') ? '缺失事项由移交人书面说明原因，附后。' : '以上事项经双方核对无误。'),
      sign('移交人', of.giver), sign('接收人', of.taker), sign('主持', of.host), sign('监督', of.supervisor),
    ],
  }
} // prettier-ignore
