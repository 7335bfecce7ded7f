import type { Day } from '#shared/dates.ts'
import type { Named } from './match.ts'

/** A certificate that residents' and villagers' committees must not issue. */
export interface Barred extends Named {
  code: string
}

/**
 * The first list of certificates that self-governing bodies of the grass roots must not issue (民发〔2020〕20号, annex), by its
 * own names; `words` are how people ask for them. The paper names what is not issued; where to go instead it leaves to local
 * guides, so none is shipped.
 */
export const barredList: readonly Barred[] = [
  { code: 'kinship', name: '亲属关系证明', words: ['亲属证明', '亲子关系证明', '父子关系证明', '母子关系证明', '直系亲属证明', '家庭关系证明', '夫妻关系证明', '兄弟姐妹关系证明'] },
  { code: 'identity', name: '居民身份信息证明', words: ['身份证明', '身份信息证明', '同一人证明', '曾用名证明', '身份证号变更证明', '我是我证明'] },
  { code: 'householdItems', name: '户口登记项目内容变更申请证明', words: ['户口变更证明', '户口登记变更证明', '户口登记项目内容变更更正证明', '改名证明', '改姓名证明', '改年龄证明', '民族变更证明'] },
  { code: 'dog', name: '居民养犬证明', words: ['养犬证明', '养狗证明', '犬只证明', '狗证证明'] },
  { code: 'noCrime', name: '无犯罪记录证明', words: ['无犯罪证明', '无违法犯罪记录证明', '没有犯罪记录证明', '未犯罪证明', '无犯罪', '政审证明', '现实表现证明'] },
  { code: 'drugRehabilitation', name: '社区戒毒社区康复人员情况证明', words: ['社区戒毒证明', '社区康复证明', '戒毒证明', '戒毒人员表现证明', '社区戒毒社区康复人员表现证明'] },
  { code: 'missing', name: '人员失踪证明', words: ['失踪证明', '下落不明证明', '走失证明'] },
  { code: 'marriage', name: '婚姻状况证明', words: ['婚姻证明', '未婚证明', '单身证明', '无婚姻登记证明', '离婚证明', '丧偶证明', '结婚证明', '再婚证明', '已婚证明'] },
  { code: 'birth', name: '出生证明', words: ['出生日期证明', '出生地证明', '出生情况证明'] },
  { code: 'alive', name: '健在证明', words: ['在世证明', '生存证明', '活着证明', '还活着的证明', '退休人员生存证明'] },
  { code: 'death', name: '死亡证明', words: ['去世证明', '死亡情况证明', '正常死亡证明', '病故证明', '过世证明'] },
  { code: 'illness', name: '疾病状况证明', words: ['疾病证明', '患病证明', '生病证明', '健康证明', '健康状况证明'] },
  { code: 'disability', name: '残疾状况证明', words: ['残疾证明', '残疾人证明', '伤残证明'] },
  { code: 'marriageAndChildbearing', name: '婚育状况证明', words: ['婚育证明', '生育证明', '计划生育证明', '计生证明', '生育状况证明', '独生子女证明', '无子女证明'] },
  { code: 'employment', name: '居民就业状况证明', words: ['就业证明', '失业证明', '无业证明', '待业证明', '工作证明', '在职证明', '就业状况证明', '未就业证明'] },
  { code: 'personalFile', name: '居民个人档案证明', words: ['档案证明', '个人档案证明', '人事档案证明', '入团证明', '学籍证明'] },
  { code: 'property', name: '居民财产证明', words: ['财产证明', '房产证明', '无房证明', '有房证明', '收入证明', '存款证明', '家庭财产证明', '房屋产权证明', '车辆财产证明'] },
  { code: 'inheritance', name: '遗产继承权证明', words: ['继承权证明', '继承证明', '遗产证明', '继承人证明', '遗产继承证明', '财产继承证明'] },
  { code: 'businessPremises', name: '市场主体住所证明', words: ['经营场所证明', '住所证明', '营业场所证明', '注册地址证明', '市场主体经营场所证明', '住改商证明'] },
  { code: 'lostDocument', name: '证件遗失证明', words: ['遗失证明', '丢失证明', '身份证丢失证明', '户口本丢失证明', '证件丢失证明', '结婚证丢失证明', '房产证丢失证明'] },
] // prettier-ignore

export const barredPaper = {
  document:
    '民政部、国家发展改革委、公安部、司法部、人力资源社会保障部、国家卫生健康委《关于改进和规范基层群众性自治组织出具证明工作的指导意见》（民发〔2020〕20号）',
  article: '附件：不应由基层群众性自治组织出具证明事项清单（第一批）',
  /** The day the paper was made public; its text gives no other. */
  from: '2020-04-27' as Day,
}

/** What is said to who asks: what the paper says and no more. */
export const answerFor = (name: string): string =>
  `“${name}”在不应由基层群众性自治组织出具证明的清单上，居委会、村委会不开具，也不盖章。凡是没有法律法规依据或者未经国务院批准列入保留清单的证明，居委会、村委会都不出具。请来人向要求提供的单位问明：依据哪部法律法规、应由哪个部门出具。`
