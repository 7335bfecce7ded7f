/**
 * The columns that offices keep, and what they are called. Labels were collected from forms in use (community police
 * forms of 2015, household survey forms of 2023, batch templates); facts about usage, not text of those forms.
 * `kept: false`: understood, so that nobody wonders, but not stored: party membership belongs to another register, religion
 * and political review are not needed for this one (PIPL art. 6, 28).
 */
export interface LedgerField {
  labels: readonly string[]
  /** Words that give it away inside a longer label. */
  hints?: readonly string[]
  kept: boolean
  /** Carried down from a merged or blank cell: it belongs to the household. */
  household?: true
}

export const ledgerFields = {
  serial: { labels: ['序号', '编号', '顺序号', 'no', '序'], kept: false },
  householdNo: {
    labels: ['户编号', '户号', '户id', '户籍编号', '家庭编号', '户口簿号', '户口本号', '户编码'],
    hints: ['户编号', '户号'],
    kept: true,
    household: true,
  },
  community: {
    labels: [
      '社区',
      '所在社区',
      '所属社区',
      '社区名称',
      '居委会',
      '村居',
      '村/居',
      '社区/村',
      '居/村委会名称',
      '所属居委会',
      '村(居)',
      '行政村',
      '村名',
      '党支部名称',
    ],
    hints: ['社区名', '居委会名', '所属居委会'],
    kept: true,
    household: true,
  },
  communityCode: {
    labels: ['社区代码', '区划代码', '行政区划代码', '社区编码', '村居代码', '行政区域'],
    hints: ['区划代码', '社区代码'],
    kept: true,
    household: true,
  },
  estate: {
    labels: ['小区', '小区名称', '所在小区', '小区组', '小区(组)', '小区(组)名称', '楼院', '宿舍区', '自然村'],
    kept: true,
    household: true,
  },
  building: {
    labels: ['楼号', '楼栋', '楼栋号', '楼', '栋号', '幢号', '楼栋详址', '门牌号'],
    kept: true,
    household: true,
  },
  entrance: { labels: ['单元', '单元号'], kept: true, household: true },
  room: { labels: ['室', '房号', '房间号', '户室号', '室号', '房间'], kept: true, household: true },
  address: {
    labels: [
      '家庭住址',
      '住址',
      '地址',
      '现住址',
      '现住地址',
      '居住地址',
      '现居住地',
      '现住地',
      '现住地详址',
      '详细地址',
      '居住地',
      '房屋地址',
      '现居房屋',
      '家庭地址',
      '居住处所',
      '合并地址',
    ],
    hints: ['住址', '居住地', '现住', '房屋地址'],
    kept: true,
    household: true,
  },
  relation: {
    labels: ['与户主关系', '和户主关系', '同户主关系', '家庭关系', '关系', '与房主关系', '称谓', '成员关系'],
    hints: ['户主关系'],
    kept: true,
  },
  name: {
    labels: ['姓名', '中文姓名', '户主姓名', '成员姓名', '人员姓名', '居民姓名', '家庭成员姓名', '名字'],
    hints: ['姓名'],
    kept: true,
  },
  sex: { labels: ['性别', '户主性别'], kept: true },
  birth: {
    labels: ['出生日期', '出生年月', '出生年月日', '生日', '出生时间', '出生'],
    hints: ['出生年月', '出生日期'],
    kept: true,
  },
  idNumber: {
    labels: [
      '公民身份号码',
      '公民身份证号',
      '身份证号',
      '身份证号码',
      '身份证',
      '证件号码',
      '身份号码',
      '居民身份证号码',
      '户主证件号码',
      '证件号',
    ],
    hints: ['身份证', '公民身份', '证件号'],
    kept: true,
  },
  phone: {
    labels: [
      '联系电话',
      '电话',
      '手机',
      '手机号',
      '手机号码',
      '电话号码',
      '联系方式',
      '移动电话',
      '农户联系电话',
      '联系手机',
    ],
    hints: ['电话', '手机'],
    kept: true,
  },
  registration: {
    labels: [
      '户籍地',
      '户籍所在地',
      '所在地',
      '户籍',
      '户籍地址',
      '户籍地详址',
      '户口所在地',
      '户籍地区划',
      '户籍性质',
      '人口类别',
      '户籍地类型',
      '人口类型',
    ],
    hints: ['户籍地', '户口所在', '户籍所在'],
    kept: true,
  },
  ethnic: { labels: ['民族', '户主民族'], kept: true },
  education: { labels: ['文化程度', '学历', '受教育程度'], kept: true },
  marriage: { labels: ['婚姻状况', '婚姻', '婚否', '婚姻状态'], kept: true },
  employment: { labels: ['就业状况', '从业状况', '就业情况', '从业情况', '职业状况'], kept: true },
  from: {
    labels: ['入住时间', '迁入时间', '迁入日期', '居住时间', '来本地时间', '入住日期', '租住时间', '登记日期'],
    hints: ['入住', '迁入时'],
    kept: true,
  },
  note: { labels: ['备注', '备注说明', '说明', '其他', '人员状态', '居住状态', '备考'], hints: ['备注'], kept: true },
  party: { labels: ['是否党员', '政治面貌', '党员', '户主政治面貌'], hints: ['政治面貌', '党员'], kept: false },
  partyJoin: { labels: ['入党时间', '入党日期', '入党年月'], hints: ['入党'], kept: false },
  work: { labels: ['工作单位', '服务处所', '单位', '职业', '现从事职业', '工作单位及职务', '务工地点'], kept: false },
  sensitive: {
    labels: [
      '宗教信仰',
      '宗教',
      '血型',
      '政审',
      '政治审查',
      '避孕节育措施',
      '孕情',
      '计划生育孕情',
      '是否信教',
      '健康状况',
      '残疾类别',
      '前科',
    ],
    kept: false,
  },
} as const satisfies Record<string, LedgerField>

export type FieldKey = keyof typeof ledgerFields
export const fieldKeys = Object.keys(ledgerFields) as FieldKey[]
export const fieldOf = (key: FieldKey): LedgerField => ledgerFields[key]
