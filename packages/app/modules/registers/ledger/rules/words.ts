import type { Standing } from './types.ts'

/** Words and codes of ledgers, as the code lists of the registers have them. */

/** GB/T 4761-2008, first digit. `sex`: what the word itself says. */
interface Relation {
  code: string
  sex?: '1' | '2'
  /** The usual word; another word for it is a synonym. */
  usual: string
}
const relation = (code: string, sex: '' | '1' | '2', usual: string, ...others: string[]): [string, Relation][] =>
  [usual, ...others].map((word) => [word, sex === '' ? { code, usual } : { code, usual, sex }])

const RELATIONS = new Map<string, Relation>([
  ...relation('0', '', '户主', '本人', '户主本人', '01', '02', '0', '1户主', '家长'),
  ...relation('1', '2', '妻', '妻子', '老婆', '爱人(女)', '12'),
  ...relation('1', '1', '夫', '丈夫', '老公', '11'),
  ...relation('1', '', '配偶', '爱人', '10', '对象'),
  ...relation(
    '2',
    '1',
    '子',
    '儿子',
    '独生子',
    '长子',
    '次子',
    '三子',
    '四子',
    '五子',
    '大儿子',
    '二儿子',
    '小儿子',
    '儿',
    '养子',
    '继子',
    '女婿',
    '养子或继子',
    '20',
    '21',
    '22',
    '23',
    '24',
    '28',
  ),
  ...relation(
    '3',
    '2',
    '女',
    '女儿',
    '独生女',
    '长女',
    '次女',
    '三女',
    '四女',
    '五女',
    '大女儿',
    '二女儿',
    '小女儿',
    '养女',
    '继女',
    '儿媳',
    '媳',
    '儿媳妇',
    '养女或继女',
    '30',
    '31',
    '32',
    '33',
    '34',
    '38',
  ),
  ...relation('4', '1', '孙子', '孙', '长孙', '外孙', '外孙子', '曾孙', '41', '43'),
  ...relation('4', '2', '孙女', '外孙女', '曾孙女', '孙媳', '孙媳妇', '42', '44'),
  ...relation('5', '1', '父亲', '父', '爸爸', '岳父', '公公', '继父', '养父', '51', '53', '55'),
  ...relation('5', '2', '母亲', '母', '妈妈', '岳母', '婆婆', '继母', '养母', '52', '54', '56'),
  ...relation('5', '', '父母', '50'),
  ...relation('6', '1', '祖父', '爷爷', '外祖父', '外公', '姥爷', '61', '63'),
  ...relation('6', '2', '祖母', '奶奶', '外祖母', '外婆', '姥姥', '62', '64'),
  ...relation('7', '1', '弟', '弟弟', '兄', '哥', '哥哥', '兄弟', '71', '73', '76', '78', '姐夫', '妹夫'),
  ...relation('7', '2', '妹', '妹妹', '姐', '姐姐', '姐妹', '嫂', '嫂子', '弟媳', '72', '74', '75', '77'),
  ...relation(
    '8',
    '',
    '其他',
    '其他亲属',
    '其他亲戚',
    '非亲属',
    '亲属',
    '亲戚',
    '保姆',
    '租户',
    '房客',
    '80',
    '97',
    '99',
  ),
  ...relation(
    '8',
    '1',
    '伯父',
    '叔父',
    '叔叔',
    '舅父',
    '舅舅',
    '侄子',
    '外甥',
    '姑父',
    '姨夫',
    '81',
    '83',
    '85',
    '93',
    '95',
  ),
  ...relation(
    '8',
    '2',
    '伯母',
    '婶母',
    '婶婶',
    '舅母',
    '姑母',
    '姨母',
    '姑姑',
    '侄女',
    '外甥女',
    '82',
    '84',
    '94',
    '96',
  ),
])

/** The codes of the standard's first digit stand for themselves. */
for (const code of ['1', '2', '3', '4', '5', '6', '7', '8']) RELATIONS.set(code, { code, usual: code })

/** What a word for a relation to the head means; `undefined` where it is unknown. */
export function relationOf(text: string): (Relation & { synonym: boolean }) | undefined {
  const word = text.replace(/\s/g, '').replace(/^之/, '')
  const found = RELATIONS.get(word)
  // 配偶 is a synonym too where a ledger otherwise says 妻 and 夫; the code is the same.
  return found && { ...found, synonym: word !== found.usual || word === '配偶' }
}

const SEXES: Record<string, '1' | '2'> = {
  男: '1',
  女: '2',
  '1': '1',
  '2': '2',
  男性: '1',
  女性: '2',
  M: '1',
  F: '2',
  m: '1',
  f: '2',
  男士: '1',
  女士: '2',
  '1男': '1',
  '2女': '2',
}
/** `undefined`: another word. */
export const sexOf = (text: string): '1' | '2' | undefined => SEXES[text.replace(/\s/g, '')]

const STANDINGS: [RegExp, Standing][] = [
  [/去世|死亡|过世|病故|已故|亡故|销户/, 'died'],
  [/(已|全家|于.*)?(搬走|迁出|迁走|搬离|搬迁|搬出)|不在本社区|已迁|已转出/, 'movedOut'],
  [/空挂|挂户|集体空挂|户在人不在|有户无人|人走户在/, 'registeredOnly'],
  [/人户分离|人在户不在|户口不在|户在外地/, 'separated'],
  [/租户|租住|租房|承租|租客|暂住|流动人口|外来/, 'tenant'],
]
/** What a note suggests about where somebody stands. */
export const standingOf = (note: string): Standing | undefined => STANDINGS.find(([pattern]) => pattern.test(note))?.[1]

const HERE = /^(本社区|本居|本村|本辖区|在册|本地|户籍|户籍人口|常住户籍|是|本社区户籍|户籍在本社区)$/
const ELSEWHERE =
  /^(流动|流动人口|外地|外来|非户籍|否|暂住|寄住|租住|本街道其他|本市其他|本区其他|本县其他|省内其他|市外|省外|区外|县外|国外|境外)$/
/**
 * Whether somebody is registered (户籍) in this community: `true`, or `false` with where. `undefined` where the words do not say (an address).
 */
export function registrationOf(text: string): { registered: boolean; at: string } | undefined {
  if (HERE.test(text)) return { registered: true, at: '' }
  if (ELSEWHERE.test(text)) return { registered: false, at: /^(否|流动|流动人口)$/.test(text) ? '' : text }
  return undefined
}

const list = (words: string): string[] => words.split(' ')
const ETHNIC = list(
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺',
)
/** GB/T 3304-1991, by name with or without 族, or by code. */
export function ethnicOf(text: string): string | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 56 ? text.padStart(2, '0') : undefined
  const at = ETHNIC.indexOf(text.replace(/族$/, ''))
  return at < 0 ? undefined : String(at + 1).padStart(2, '0')
}

type Rules = [RegExp, string][]
const EDUCATION: Rules = [
  [/博士/, '11'],
  [/硕士|研究生/, '14'],
  [/本科|学士|^大学$/, '20'],
  [/专科|大专|高职/, '30'],
  [/中专|中职|职高|技校|中技|中等专业|职业高中/, '40'],
  [/高中/, '60'],
  [/初中|^中学$/, '70'],
  [/小学/, '80'],
  [/文盲|半文盲|学龄前|幼儿|未上学|不识字|其他|无/, '90'],
]
const MARRIAGE: Rules = [
  [/再婚/, '22'],
  [/复婚/, '23'],
  [/初婚/, '21'],
  [/未婚|单身/, '10'],
  [/已婚|有配偶|^是$/, '20'],
  [/丧偶/, '30'],
  [/离婚|离异/, '40'],
  [/未说明|不详/, '90'],
]
const EMPLOYMENT: Rules = [
  [/公务员/, '11'],
  [/专业技术/, '13'],
  [/职员|文员/, '17'],
  [/企业管理/, '21'],
  [/工人|务工/, '24'],
  [/农民|务农/, '27'],
  [/学生|在校/, '31'],
  [/现役|军人/, '37'],
  [/自由职业/, '51'],
  [/个体/, '54'],
  [/无业|失业|待业/, '70'],
  [/退休|离休|退\(离\)休/, '80'],
  [/其他/, '90'],
]
const byRules = (rules: Rules, codes: RegExp) => (text: string) =>
  codes.test(text) ? text : rules.find(([pattern]) => pattern.test(text))?.[1]
/** GB/T 4658-2006. */
export const educationOf = byRules(EDUCATION, /^(10|11|14|20|21|30|31|40|60|61|70|71|80|90)$/)
/** GB/T 2261.2-2003. */
export const marriageOf = byRules(MARRIAGE, /^(10|20|21|22|23|30|40|90)$/)
/** GB/T 2261.4-2003. */
export const employmentOf = byRules(EMPLOYMENT, /^(11|13|17|21|24|27|31|37|51|54|70|80|90)$/)
