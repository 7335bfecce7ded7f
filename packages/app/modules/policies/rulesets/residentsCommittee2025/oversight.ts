import { atLeast, code, days, flag, list, times, type DraftParameter } from '../draft.ts'

/** Articles 33 to 35: majority rule, publicity. */
const publicity: DraftParameter[] = [
  flag('majorityRule', 'required', '第三十三条', '居民委员会应当实行少数服从多数的民主决策机制'),
  list(
    'publicity.matters',
    [
      'decisions',
      'fundsAndDonations',
      'facilities',
      'serviceProjects',
      'consultations',
      'assistanceToGovernment',
      'otherConcerns',
    ],
    'required',
    '第三十四条',
    '居民委员会应当及时公布下列事项',
  ),
  flag('publicity.board', 'required', '第三十四条', '居民委员会应当设立居务公开栏'),
  flag('publicity.online', 'permitted', '第三十四条', '可以采用现代信息技术进行居务公开'),
  days('publicity.leastDays', 15, 'mandatory', '第三十四条', '公布的期限不得少于十五日'),
  flag('publicity.truthful', 'required', '第三十四条', '居民委员会应当保证公布事项的真实性'),
  flag('publicity.enquiries', 'required', '第三十四条', '并接受居民的查询'),
  list(
    'publicity.complaintTo',
    ['districtGovernment', 'subdistrictOffice'],
    'permitted',
    '第三十五条',
    '居民有权向不设区的市、市辖区的人民政府及其有关主管部门或者街道办事处反映',
  ),
  list(
    'publicity.investigatedBy',
    ['districtGovernment', 'subdistrictOffice'],
    'required',
    '第三十五条',
    '不设区的市、市辖区的人民政府及其有关主管部门或者街道办事处应当负责调查核实，责令依法公布',
  ),
]

/** Articles 36 and 37: the supervisory committee, appraisal of members. */
const supervision: DraftParameter[] = [
  flag('supervisoryCommittee', 'required', '第三十六条', '社区应当建立居务监督委员会'),
  list(
    'supervisoryCommittee.selectedBy',
    ['residentsMeeting', 'representativesMeeting'],
    'required',
    '第三十六条',
    '其成员由居民会议或者居民代表会议在居民或者社区工作者中推选产生',
  ),
  list(
    'supervisoryCommittee.from',
    ['residents', 'communityWorkers'],
    'required',
    '第三十六条',
    '在居民或者社区工作者中推选产生',
  ),
  flag(
    'supervisoryCommittee.committeeMembersBarred',
    'mandatory',
    '第三十六条',
    '居民委员会成员及其近亲属不得担任居务监督委员会成员',
  ),
  flag(
    'supervisoryCommittee.relativesBarred',
    'mandatory',
    '第三十六条',
    '居民委员会成员及其近亲属不得担任居务监督委员会成员',
  ),
  flag('supervisoryCommittee.sameTerm', 'required', '第三十六条', '居务监督委员会的任期与居民委员会的任期相同'),
  list(
    'supervisoryCommittee.answersTo',
    ['residentsMeeting', 'representativesMeeting'],
    'required',
    '第三十六条',
    '居务监督委员会向居民会议和居民代表会议负责',
  ),
  list(
    'supervisoryCommittee.mayAttend',
    ['committeeMeeting', 'representativesMeeting', 'consultation'],
    'permitted',
    '第三十六条',
    '其成员可以列席居民委员会会议和居民代表会议，参与各项协商活动',
  ),
  list(
    'supervisoryCommittee.reportsBreachesTo',
    ['subdistrictOffice', 'districtGovernment', 'supervisoryAuthority'],
    'required',
    '第三十六条',
    '应当向街道办事处或者不设区的市、市辖区的人民政府和监察机关反映',
  ),
  times('appraisal.perYear', 1, 'required', '第三十七条', '民主评议每年至少进行一次'),
  code('appraisal.chairedBy', 'supervisoryCommittee', 'required', '第三十七条', '由居务监督委员会主持'),
  flag('appraisal.published', 'required', '第三十七条', '民主评议结果应当及时向居民公布'),
  times(
    'appraisal.incompetentInARow',
    2,
    'mandatory',
    '第三十七条',
    '居民委员会成员连续两次被评议不称职的，其职务终止',
  ),
]

/** Articles 38 to 40: audit of the chair, archives, the court. */
const accounts: DraftParameter[] = [
  list('audit.kinds', ['term', 'leaving'], 'required', '第三十八条', '居民委员会主任实行任期和离任经济责任审计'),
  list(
    'audit.matters',
    ['committeeAccounts', 'fundsAndDonations', 'raisedFunds', 'onRequest'],
    'required',
    '第三十八条',
    '审计包括下列事项',
  ),
  atLeast('audit.request.representatives', 1, 3, 'required', '第三十八条', '本社区三分之一以上居民代表'),
  atLeast('audit.request.residents', 1, 10, 'required', '第三十八条', '十分之一以上的居民要求审计的其他事项'),
  code('audit.organisedBy', 'subdistrictOffice', 'required', '第三十八条', '街道办事处负责组织'),
  list(
    'audit.guidedBy',
    ['financeDepartment', 'auditDepartment'],
    'required',
    '第三十八条',
    '由不设区的市、市辖区的人民政府财政部门、审计部门指导',
  ),
  flag('audit.published', 'required', '第三十八条', '审计结果应当公布'),
  flag(
    'audit.leavingBeforeElection',
    'required',
    '第三十八条',
    '离任经济责任审计结果应当在下一届居民委员会选举之前公布',
  ),
  flag('archives', 'required', '第三十九条', '居民委员会和居务监督委员会应当建立居务档案'),
  list(
    'archives.keptBy',
    ['residentsCommittee', 'supervisoryCommittee'],
    'required',
    '第三十九条',
    '居民委员会和居务监督委员会应当建立居务档案',
  ),
  list(
    'archives.qualities',
    ['truthful', 'accurate', 'complete', 'standardised'],
    'required',
    '第三十九条',
    '居务档案应当真实、准确、完整和规范',
  ),
  flag('annulmentByCourt', 'permitted', '第四十条', '受侵害的居民可以申请人民法院予以撤销'),
  list(
    'duties.enforcedBy',
    ['districtGovernment', 'subdistrictOffice'],
    'required',
    '第四十条',
    '由不设区的市、市辖区的人民政府或者街道办事处责令改正',
  ),
]

/** Chapter 5 of the law of 2025. */
export const oversight: DraftParameter[] = [...publicity, ...supervision, ...accounts]
