import { atLeast, code, days, flag, list, moreThan, times, years, type DraftParameter } from '../draft.ts'

/** Articles 26, 27 and 30: the residents' meeting. */
const residentsMeeting: DraftParameter[] = [
  years('residentsMeeting.age', 18, 'required', '第二十六条', '居民会议由本社区十八周岁以上的居民组成'),
  code('residentsMeeting.convenedBy', 'residentsCommittee', 'required', '第二十六条', '居民会议由居民委员会召集'),
  atLeast('residentsMeeting.call.residents', 1, 10, 'required', '第二十六条', '十分之一以上的年满十八周岁居民'),
  atLeast(
    'residentsMeeting.call.households',
    1,
    10,
    'required',
    '第二十六条',
    '十分之一以上的年满十八周岁居民、户的代表',
  ),
  atLeast(
    'residentsMeeting.call.representatives',
    1,
    3,
    'required',
    '第二十六条',
    '三分之一以上的居民代表提议，应当召集居民会议',
  ),
  days('residentsMeeting.noticeDays', 10, 'required', '第二十六条', '应当提前十日通知居民'),
  flag('residentsMeeting.shortNotice', 'permitted', '第二十六条', '遇有特殊情况的，可以临时通知居民'),
  list(
    'residentsMeeting.forms',
    ['allAdults', 'households'],
    'required',
    '第二十七条',
    '应当有全体十八周岁以上的本社区居民或者户的代表的过半数参加',
  ),
  moreThan(
    'residentsMeeting.quorum',
    1,
    2,
    'required',
    '第二十七条',
    '应当有全体十八周岁以上的本社区居民或者户的代表的过半数参加',
  ),
  moreThan('residentsMeeting.majority', 1, 2, 'required', '第二十七条', '应当经到会人员的过半数通过'),
  list(
    'residentsMeeting.matters',
    ['charter', 'convention', 'annualReport', 'appraisal', 'otherImportant'],
    'required',
    '第三十条',
    '居民会议制定或者修改居民自治章程、居民公约；审议居民委员会的年度工作报告，评议居民委员会成员的工作；讨论决定其他涉及全体居民利益的重要事项',
  ),
  flag('residentsMeeting.mayDelegate', 'permitted', '第三十条', '居民会议可以授权居民代表会议讨论决定上述事项'),
  list(
    'residentsMeeting.mayAnnulOf',
    ['representativesMeeting', 'residentsCommittee'],
    'permitted',
    '第三十条',
    '居民会议有权撤销或者变更居民代表会议和居民委员会不适当的决定',
  ),
]

/** Articles 28 to 30: the residents' representatives' meeting. */
const representativesMeeting: DraftParameter[] = [
  list(
    'representativesMeeting.members',
    ['committeeMembers', 'representatives'],
    'required',
    '第二十八条',
    '居民代表会议由居民委员会成员和居民代表组成',
  ),
  atLeast(
    'representativesMeeting.representatives',
    4,
    5,
    'required',
    '第二十八条',
    '居民代表应当占居民代表会议组成人员的五分之四以上',
  ),
  code(
    'representativesMeeting.convenedBy',
    'residentsCommittee',
    'required',
    '第二十八条',
    '居民代表会议由居民委员会召集',
  ),
  times('representativesMeeting.perHalfYear', 1, 'required', '第二十八条', '每半年至少召开一次'),
  atLeast(
    'representativesMeeting.call',
    1,
    5,
    'required',
    '第二十八条',
    '有五分之一以上的居民代表提议，应当召集居民代表会议',
  ),
  flag(
    'representativesMeeting.openToResidents',
    'permitted',
    '第二十八条',
    '召开居民代表会议，其他居民可以列席会议并发表意见',
  ),
  atLeast('representativesMeeting.quorum', 2, 3, 'required', '第二十九条', '应当有三分之二以上的组成人员参加方可召开'),
  moreThan('representativesMeeting.majority', 1, 2, 'required', '第二十九条', '应当经到会组成人员的过半数通过'),
  list(
    'representativesMeeting.mayAnnulOf',
    ['residentsCommittee'],
    'permitted',
    '第三十条',
    '居民代表会议有权撤销或者变更居民委员会不适当的决定',
  ),
  flag(
    'partyStudiesFirst',
    'required',
    '第三十条',
    '需由居民会议或者居民代表会议决定的重要事项，应当先经社区党组织研究讨论',
  ),
]

/** Articles 31 and 32: charter and convention, consultation. */
const rules: DraftParameter[] = [
  code('charter.madeBy', 'residentsMeeting', 'required', '第三十条', '居民会议制定或者修改居民自治章程、居民公约'),
  code('convention.madeBy', 'residentsMeeting', 'required', '第三十条', '居民会议制定或者修改居民自治章程、居民公约'),
  list(
    'charter.filedWith',
    ['districtGovernment', 'subdistrictOffice'],
    'required',
    '第三十一条',
    '居民自治章程、居民公约应当报不设区的市、市辖区的人民政府或者街道办事处备案',
  ),
  list(
    'convention.filedWith',
    ['districtGovernment', 'subdistrictOffice'],
    'required',
    '第三十一条',
    '居民自治章程、居民公约应当报不设区的市、市辖区的人民政府或者街道办事处备案',
  ),
  list(
    'convention.noConflictWith',
    ['constitution', 'laws', 'regulations', 'publicMorals', 'residentsRights'],
    'mandatory',
    '第三十一条',
    '居民自治章程、居民公约以及居民会议或者居民代表会议的决定不得与宪法、法律、法规相抵触，不得违背公序良俗，不得有侵犯居民的人身权利、民主权利和财产权利的内容',
  ),
  list(
    'convention.correctedBy',
    ['districtGovernment', 'subdistrictOffice'],
    'required',
    '第三十一条',
    '由不设区的市、市辖区的人民政府或者街道办事处责令改正',
  ),
  flag('consultation', 'required', '第三十二条', '居民委员会应当组织居民及其他利益相关方开展协商'),
  list(
    'consultation.on',
    ['publicAffairsOfInterest', 'publicWelfare', 'hardship', 'disputes'],
    'required',
    '第三十二条',
    '对涉及居民切身利益的公共事务、公益事业以及居民反映的实际困难和矛盾纠纷',
  ),
  list(
    'consultation.forms',
    ['deliberationMeeting', 'hearing', 'discussionMeeting'],
    'permitted',
    '第三十二条',
    '协商可以采取议事会、听证会、恳谈会等多种形式',
  ),
  list(
    'consultation.invited',
    [
      'governmentDepartments',
      'subdistrictOffice',
      'massOrganisations',
      'socialOrganisations',
      'deputies',
      'advisers',
      'experts',
    ],
    'conditional',
    '第三十二条',
    '根据需要邀请人民政府有关部门、街道办事处、群团组织、社会组织和人民代表大会代表、政治协商会议委员会委员、相关专业人员等参加',
  ),
  flag('consultation.carriedOut', 'required', '第三十二条', '居民委员会应当及时组织实施或者监督落实'),
  flag(
    'consultation.toMeeting',
    'conditional',
    '第三十二条',
    '需要提交居民会议或者居民代表会议的，应当召集会议讨论决定',
  ),
]

/** Articles 26 to 32 of the law of 2025. */
export const meetings: DraftParameter[] = [...residentsMeeting, ...representativesMeeting, ...rules]
