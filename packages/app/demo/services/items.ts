/** Kinds, items and places of the demonstration: invented, in the manner of a subdistrict's own lists. */

/** `[code, name, code of the kind above]`, for items and cases alike. */
export const KINDS: readonly (readonly [code: string, name: string, above: string | null])[] = [
  ['living', '日常生活', null],
  ['repair', '家政维修', 'living'],
  ['meals', '助餐助浴', 'living'],
  ['work', '就业服务', null],
  ['aid', '应急救助', null],
  ['health', '医疗健康', null],
  ['relief', '社会救助', null],
  ['birth', '生育登记', null],
  ['consult', '政策咨询', null],
  ['sanitation', '环境卫生', null],
  ['rubbish', '垃圾清运', 'sanitation'],
  ['noise', '噪声油烟', 'sanitation'],
  ['facilities', '公共设施', null],
  ['road', '道路井盖', 'facilities'],
  ['light', '路灯照明', 'facilities'],
  ['supply', '水电气暖', 'facilities'],
  ['estate', '物业服务', null],
  ['neighbours', '邻里纠纷', null],
]

type Group = 'vulnerable' | 'units' | 'everyone'
export type ItemSketch = {
  code: string
  kind: string
  name: string
  summary: string
  group: Group
  channels?: readonly ('counter' | 'hotline' | 'resident' | 'unit' | 'grid' | 'open311')[]
  days?: number
  fen?: number
  per?: string
  fee?: 'low' | 'full'
  documents?: readonly (readonly [name: string, held?: 'idNumber' | 'household' | 'dwelling' | 'registeredAt'])[]
  form?: readonly {
    key: string
    label: string
    type: 'text' | 'long' | 'number' | 'day' | 'choice' | 'yesNo'
    required?: boolean
    options?: readonly string[]
  }[]
  provider?: string
}
const OUTSIDE = ['resident', 'grid', 'hotline', 'open311'] as const
const spot = { key: 'spot', label: '具体位置', type: 'text', required: true } as const

export const ITEMS: readonly ItemSketch[] = [
  { code: 'R01', kind: 'road', name: '道路坑洼、井盖缺损', summary: '路面破损、井盖缺失或松动，报来后由社区联系养护单位修复。', group: 'everyone', channels: OUTSIDE, days: 3, form: [{ key: 'road', label: '在哪一侧', type: 'choice', options: ['车行道', '人行道'] }] },
  { code: 'R02', kind: 'light', name: '路灯不亮', summary: '小区外公共道路路灯不亮、常亮或灯杆歪斜。', group: 'everyone', channels: OUTSIDE, days: 3 },
  { code: 'R03', kind: 'rubbish', name: '垃圾清运不及时', summary: '垃圾桶满溢、大件垃圾堆放、建筑垃圾乱倒。', group: 'everyone', channels: OUTSIDE, days: 2 },
  { code: 'R04', kind: 'noise', name: '噪声、油烟扰民', summary: '夜间施工、商铺音响、餐饮油烟影响居民。', group: 'everyone', channels: ['resident', 'hotline', 'counter'], days: 5 },
  { code: 'R05', kind: 'supply', name: '停水停电停暖报修', summary: '联系供水、供电、供热单位，跟到恢复为止。', group: 'everyone', channels: ['resident', 'hotline', 'counter', 'grid'], days: 1 },
  { code: 'R06', kind: 'estate', name: '物业服务反映', summary: '电梯、保洁、停车、维修资金等物业问题的反映和协调。', group: 'everyone', channels: ['resident', 'hotline', 'counter', 'grid'], days: 7 },
  { code: 'R07', kind: 'neighbours', name: '邻里纠纷调解申请', summary: '由社区人民调解委员会调解，不收费。', group: 'everyone', channels: ['resident', 'counter', 'grid'], days: 10, form: [{ key: 'other', label: '对方住处', type: 'text' }] },
  { code: 'S01', kind: 'relief', name: '高龄津贴申请', summary: '年满80周岁的本市户籍老年人按月领取，社区帮助提交。', group: 'vulnerable', days: 10, documents: [['居民身份证', 'idNumber'], ['户口簿', 'household'], ['银行卡复印件']], form: [{ key: 'bank', label: '开户银行', type: 'text', required: true }] },
  { code: 'S02', kind: 'relief', name: '临时救助申请', summary: '因火灾、重病、意外等基本生活暂时困难的家庭。', group: 'vulnerable', days: 5, documents: [['居民身份证', 'idNumber'], ['困难情况说明']], form: [{ key: 'why', label: '困难原因', type: 'choice', required: true, options: ['重病', '意外', '火灾', '其他'] }, { key: 'story', label: '情况说明', type: 'long', required: true }] },
  { code: 'S03', kind: 'relief', name: '残疾人两项补贴申请', summary: '困难残疾人生活补贴和重度残疾人护理补贴。', group: 'vulnerable', days: 10, documents: [['居民身份证', 'idNumber'], ['残疾人证']] },
  { code: 'S04', kind: 'birth', name: '生育登记', summary: '夫妻生育子女前后都可登记，当场办结。', group: 'everyone', days: 1, documents: [['居民身份证', 'idNumber'], ['结婚证']] },
  { code: 'S05', kind: 'work', name: '求职登记', summary: '登记求职意向，推荐岗位和免费培训。', group: 'everyone', days: 3, form: [{ key: 'trade', label: '想做的工作', type: 'text', required: true }, { key: 'hours', label: '时间', type: 'choice', options: ['全天', '半天', '不限'] }] },
  { code: 'S06', kind: 'work', name: '灵活就业社保补贴申请', summary: '就业困难人员灵活就业后缴纳社会保险的补贴。', group: 'vulnerable', days: 10, documents: [['居民身份证', 'idNumber'], ['社保缴费凭证']] },
  { code: 'S07', kind: 'consult', name: '政策咨询', summary: '救助、养老、就业、住房等政策，当场能答的当场答。', group: 'everyone', channels: ['counter', 'hotline', 'resident', 'unit'], days: 1 },
  { code: 'S08', kind: 'health', name: '家庭医生签约', summary: '与社区卫生服务站医生签约，老年人、孕产妇和慢性病人优先。', group: 'everyone', days: 3, documents: [['居民身份证', 'idNumber']] },
  { code: 'P01', kind: 'meals', name: '长者食堂助餐', summary: '60周岁以上老年人到食堂用餐或送餐上门。', group: 'vulnerable', fee: 'low', fen: 1000, per: '份', days: 1, provider: 'canteen', form: [{ key: 'home', label: '需要送餐上门', type: 'yesNo' }] },
  { code: 'P02', kind: 'repair', name: '家电维修上门', summary: '洗衣机、冰箱、热水器等家电维修，上门费和工时明码标价。', group: 'everyone', fee: 'full', fen: 5000, per: '次', days: 2, provider: 'repairs', channels: ['resident', 'hotline', 'counter'] },
  { code: 'P03', kind: 'aid', name: '独居老人紧急上门', summary: '独居、空巢老人遇到困难，志愿者和网格员先到。', group: 'vulnerable', days: 1, provider: 'volunteers', channels: ['resident', 'hotline', 'grid', 'counter'], form: [spot] },
  { code: 'U01', kind: 'consult', name: '驻地单位事项协调', summary: '驻社区单位的环境、停车、共建等事项，一口受理。', group: 'units', days: 7, channels: ['unit', 'counter', 'hotline'] },
] // prettier-ignore

export const PROVIDERS = [
  { key: 'canteen', name: '柳青街道长者食堂', kind: 'socialOrganisation', summary: '街道委托运营的长者食堂' },
  { key: 'repairs', name: '惠民家电维修部', kind: 'shop', summary: '与街道签约、明码标价的维修店' },
  { key: 'volunteers', name: '柳青街道志愿服务队', kind: 'volunteers', summary: '登记在册的社区志愿者' },
] as const

/** Hours of an office: the week with its lunch. */
const days = (list: readonly number[], spans: readonly (readonly [string, string])[]) =>
  list.flatMap((day) => spans.map(([from, to]) => ({ day, from, to })))
export const OFFICE = days([1, 2, 3, 4, 5], [['08:30', '12:00'], ['13:30', '17:30']]) // prettier-ignore
export const EVERY_DAY = days([1, 2, 3, 4, 5, 6, 7], [['08:00', '12:00'], ['13:30', '18:00']]) // prettier-ignore

/** What people write, by item: a title and what stands under it. */
export const SAYINGS: Record<string, readonly (readonly [title: string, text: string])[]> = {
  R01: [
    ['门前路面有大坑', '路面坑有脸盆大，下雨积水看不见，骑车的人容易摔。'],
    ['井盖松动有响声', '汽车一过就咣当响，夜里睡不好，也怕有人踩翻。'],
  ],
  R02: [
    ['路灯三天没亮', '这一段路灯都不亮，老人晚上出门看不见。'],
    ['路灯白天也亮着', '白天一直亮着，浪费电。'],
  ],
  R03: [
    ['垃圾桶满了没人收', '两天没有清运，天热味道大。'],
    ['楼下堆着装修垃圾', '装修垃圾堆在绿化带旁边一个多星期了。'],
  ],
  R04: [
    ['烧烤店油烟进屋', '一楼烧烤店油烟往楼上飘，不敢开窗。'],
    ['夜里施工吵', '夜里十一点还在施工，孩子睡不着。'],
  ],
  R05: [
    ['暖气不热', '家里暖气片不热，室温只有十五度。'],
    ['停水一整天', '从早上停到现在，没有通知。'],
    ['楼道没电', '整个单元楼道没电。'],
  ],
  R06: [
    ['电梯经常停', '一个月停了四次，老人上不了楼。'],
    ['小区车位乱停', '消防通道被车堵住。'],
  ],
  R07: [['楼上漏水谈不拢', '楼上漏水泡了天花板，对方不认。']],
  S01: [['申请高龄津贴', '老人今年满八十，想申请津贴。']],
  S02: [['家里人住院花光了钱', '丈夫住院两个月，家里没有收入。']],
  S03: [['申请残疾人补贴', '有残疾人证，想申请两项补贴。']],
  S04: [['办理生育登记', '二孩，预产期在下个月。']],
  S05: [['想找保洁的活', '下岗在家，想找半天的保洁工作。']],
  S06: [['社保补贴怎么申请', '灵活就业一年多，想申请补贴。']],
  S07: [
    ['公租房怎么申请', '外地来的，想问公租房条件。'],
    ['异地医保怎么备案', '老人来这里住，看病怎么报。'],
  ],
  S08: [['家庭医生签约', '有高血压，想签家庭医生。']],
  P01: [['给老人送餐', '母亲腿脚不好，想每天中午送餐。']],
  P02: [['洗衣机不转', '洗衣机不转，想请师傅来看看。']],
  P03: [['独居老人摔倒了', '隔壁独居老人在家摔倒，请快来人。']],
  U01: [['单位门口共享单车堆放', '单位门口共享单车堵门，请协调。']],
}
export const ANSWERS: Record<string, string> = {
  R01: '已联系养护单位修补，现场看过，恢复平整。',
  R02: '供电所已更换灯具，现已正常。',
  R03: '已清运，并调整了这一片的清运时间。',
  R04: '已现场劝导，商户作出书面承诺，后续由网格员每晚巡查。',
  R05: '供应单位已修复，回访居民确认恢复。',
  R06: '已约物业和业委会三方商定，物业限期整改完毕。',
  R07: '经调解双方达成协议，并签字确认。',
  S01: '材料齐全，已报街道审核，下月起发放。',
  S02: '经核实符合条件，救助款已发放。',
  S03: '已审核通过，按月发放。',
  S04: '已登记。',
  S05: '已推荐三个岗位，其中一个已面试。',
  S06: '已报人社部门审核通过。',
  S07: '已当面解答，并给了办事指南。',
  S08: '已签约，医生会按季度随访。',
  P01: '已登记，从明天起送餐。',
  P02: '师傅已上门修好，按价目收费并开具收据。',
  P03: '网格员十分钟内到场，已送医并通知家属。',
  U01: '已协调运营企业划定停放区。',
}
