import { code, days, flag, list, type DraftParameter, type DraftSet } from './draft.ts'

/** Article 9: what a name may be. Where names must differ is a region: a county for communities, a province for towns. */
const naming: DraftParameter[] = [
  list('covers', ['divisions', 'committeePlaces', 'streets', 'estates'], 'required', '第三条', '本条例所称地名包括'),
  flag('stable', 'required', '第四条', '地名应当保持相对稳定'),
  flag('unapprovedBarred', 'mandatory', '第四条', '未经批准，任何单位和个人不得擅自决定对地名进行命名、更名'),
  list('parts', ['specificName', 'genericName'], 'required', '第九条', '地名由专名和通名两部分组成'),
  flag('clearAndDecent', 'required', '第九条', '含义明确、健康，不违背公序良俗'),
  flag('fitsTheThing', 'required', '第九条', '符合地理实体的实际地域、规模、性质等特征'),
  flag('nationalScript', 'required', '第九条', '使用国家通用语言文字'),
  flag('rareCharactersAvoided', 'required', '第九条', '避免使用生僻字'),
  flag('personsNamesAvoided', 'suggested', '第九条', '一般不以人名作地名'),
  flag('leadersNamesBarred', 'required', '第九条', '不以国家领导人的名字作地名'),
  flag('foreignNamesBarred', 'required', '第九条', '不以外国人名、地名作地名'),
  flag('companyNamesBarred', 'required', '第九条', '不以企业名称或者商标名称作地名'),
  code(
    'uniqueIn.committeePlaces',
    'countyArea',
    'required',
    '第九条',
    '同一个县级行政区域内的村民委员会、居民委员会所在地名称',
  ),
  code('uniqueIn.towns', 'provinceArea', 'required', '第九条', '同一个省级行政区域内的乡、镇名称'),
  code('uniqueIn.streets', 'builtUpArea', 'required', '第九条', '同一个建成区内的街路巷名称'),
  code(
    'uniqueIn.estates',
    'builtUpArea',
    'required',
    '第九条',
    '同一个建成区内的具有重要地理方位意义的住宅区、楼宇名称',
  ),
  flag('homophonesAvoided', 'required', '第九条', '不应重名，并避免同音'),
  flag('historicNamesKept', 'suggested', '第十条', '具有重要历史文化价值、体现中华历史文脉的地名，一般不得更名'),
]

/** Articles 10 to 18: how a name is given, filed and made known. */
const procedure: DraftParameter[] = [
  flag('renamedWhenUntrue', 'required', '第十条', '导致地名名实不符的，应当及时更名'),
  list(
    'application',
    ['schemeAndReasons', 'placeSizeNature', 'otherMaterials'],
    'required',
    '第十一条',
    '申请书应当包括下列材料',
  ),
  list(
    'application.reports',
    ['assessment', 'expertReport', 'publicOpinions'],
    'required',
    '第十一条',
    '组织开展综合评估、专家论证、征求意见并提交相关报告',
  ),
  code(
    'approval.committeePlacesBy',
    'provincialRules',
    'required',
    '第十二条',
    '村民委员会、居民委员会所在地的命名、更名，按照省、自治区、直辖市人民政府的规定批准',
  ),
  code(
    'approval.streetsBy',
    'cityOrCountyGovernment',
    'required',
    '第十二条',
    '街路巷的命名、更名，由直辖市、市、县人民政府批准',
  ),
  code(
    'approval.estatesBy',
    'housingDepartment',
    'required',
    '第十二条',
    '住宅区、楼宇的命名、更名，由直辖市、市、县人民政府住房和城乡建设主管部门征求同级人民政府地名行政主管部门的意见后批准',
  ),
  days('filingDays', 15, 'required', '第十三条', '由批准机关自批准之日起15日内按照下列规定报送备案'),
  days('announcementDays', 15, 'required', '第十四条', '自批准之日起15日内，由同级人民政府地名行政主管部门向社会公告'),
  days(
    'announcementDays.ofDepartments',
    15,
    'required',
    '第十四条',
    '自按规定报送备案之日起15日内，由同级人民政府地名行政主管部门向社会公告',
  ),
  code('spelling', 'pinyin', 'required', '第十五条', '地名的罗马字母拼写以《汉语拼音方案》作为统一规范'),
  list(
    'standardNamesIn',
    ['signs', 'media', 'officialPapers', 'referenceBooks', 'publicMaps', 'otherByLaw'],
    'mandatory',
    '第十八条',
    '下列范围内必须使用标准地名',
  ),
]

/** The regulations on place names of 2022: in force from 2022-05-01 (art. 44). */
export const placeNames2022: DraftSet = {
  key: 'CN-PN-2022',
  name: '地名管理条例(2022年)',
  standing: 'law',
  region: '',
  document: '地名管理条例',
  versionOn: '2022-03-30',
  policyKey: '地名管理条例@2022-03-30',
  from: '2022-05-01',
  to: null,
  parameters: [...naming, ...procedure],
}
