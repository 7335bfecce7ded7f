import {
  atLeast,
  code,
  flag,
  households,
  list,
  moreThan,
  persons,
  years,
  type DraftParameter,
  type DraftSet,
} from './draft.ts'

const LAW = '中华人民共和国城市居民委员会组织法'
const CIVIL_CODE = { document: '中华人民共和国民法典', versionOn: '2020-05-28', from: '2021-01-01' }

/** Articles 2 to 7: what a committee is and does, how large, who decides that there is one. */
const composition: DraftParameter[] = [
  list(
    'guidedBy',
    ['districtGovernment', 'dispatchedAgency'],
    'required',
    '第二条',
    '不设区的市、市辖区的人民政府或者它的派出机关对居民委员会的工作给予指导、支持和帮助',
  ),
  list(
    'duties',
    ['publiciseLaw', 'publicAffairs', 'mediateDisputes', 'assistOrder', 'assistGovernment', 'passOnOpinions'],
    'required',
    '第三条',
    '居民委员会的任务',
  ),
  flag('services', 'required', '第四条', '居民委员会应当开展便民利民的社区服务活动'),
  flag('propertyInviolable', 'mandatory', '第四条', '任何部门和单位不得侵犯居民委员会的财产所有权'),
  flag(
    'duties.nationalUnity',
    'conditional',
    '第五条',
    '多民族居住地区的居民委员会，应当教育居民互相帮助，互相尊重，加强民族团结',
  ),
  households('households', { min: 100, max: 700 }, 'suggested', '第六条', '一般在一百户至七百户的范围内设立'),
  list(
    'sizedBy',
    ['livingConditions', 'selfGovernment'],
    'required',
    '第六条',
    '根据居民居住状况，按照便于居民自治的原则',
  ),
  list('approval.acts', ['setUp', 'abolish', 'resize'], 'required', '第六条', '居民委员会的设立、撤销、规模调整'),
  code(
    'approvedBy',
    'districtGovernment',
    'required',
    '第六条',
    '居民委员会的设立、撤销、规模调整，由不设区的市、市辖区的人民政府决定',
  ),
  persons('members', { min: 5, max: 9 }, 'required', '第七条', '由主任、副主任和委员共五至九人组成'),
  list('members.posts', ['chair', 'viceChair', 'member'], 'required', '第七条', '由主任、副主任和委员共五至九人组成'),
  flag('minorityMember', 'conditional', '第七条', '多民族居住地区，居民委员会中应当有人数较少的民族的成员'),
]

/** Article 8: election. What the law says of turnout and majorities is said of the residents' meeting only. */
const election: DraftParameter[] = [
  list(
    'electionModes',
    ['allVoters', 'households', 'groupRepresentatives'],
    'required',
    '第八条',
    '由本居住地区全体有选举权的居民或者由每户派代表选举产生；根据居民意见，也可以由每个居民小组选举代表二至三人选举产生',
  ),
  list(
    'electionModes.onResidentsOpinion',
    ['groupRepresentatives'],
    'permitted',
    '第八条',
    '根据居民意见，也可以由每个居民小组选举代表二至三人选举产生',
  ),
  persons('representativesPerGroup', { min: 2, max: 3 }, 'required', '第八条', '每个居民小组选举代表二至三人'),
  flag('reElectionAllowed', 'permitted', '第八条', '其成员可以连选连任'),
  years('votingAge', 18, 'required', '第八条', '年满十八周岁的本居住地区居民'),
  list(
    'votingRight.regardlessOf',
    ['ethnicity', 'race', 'sex', 'occupation', 'familyOrigin', 'religion', 'education', 'property', 'residenceLength'],
    'required',
    '第八条',
    '不分民族、种族、性别、职业、家庭出身、宗教信仰、教育程度、财产状况、居住期限，都有选举权和被选举权',
  ),
  list('votingRight.lostBy', ['deprivedOfPoliticalRights'], 'required', '第八条', '依照法律被剥夺政治权利的人除外'),
]

/** Articles 9 to 15: the residents' meeting, how the committee works, groups, the convention. */
const meetings: DraftParameter[] = [
  years('residentsMeeting.age', 18, 'required', '第九条', '居民会议由十八周岁以上的居民组成'),
  list(
    'residentsMeeting.forms',
    ['allAdults', 'households', 'groupRepresentatives'],
    'permitted',
    '第九条',
    '居民会议可以由全体十八周岁以上的居民或者每户派代表参加，也可以由每个居民小组选举代表二至三人参加',
  ),
  moreThan(
    'residentsMeeting.quorum',
    1,
    2,
    'mandatory',
    '第九条',
    '必须有全体十八周岁以上的居民、户的代表或者居民小组选举的代表的过半数出席，才能举行',
  ),
  moreThan('residentsMeeting.majority', 1, 2, 'required', '第九条', '会议的决定，由出席人的过半数通过'),
  list('answersTo', ['residentsMeeting'], 'required', '第十条', '居民委员会向居民会议负责并报告工作'),
  code('residentsMeeting.convenedBy', 'residentsCommittee', 'required', '第十条', '居民会议由居民委员会召集和主持'),
  code('residentsMeeting.chairedBy', 'residentsCommittee', 'required', '第十条', '居民会议由居民委员会召集和主持'),
  atLeast('residentsMeeting.call.residents', 1, 5, 'required', '第十条', '五分之一以上的十八周岁以上的居民'),
  atLeast('residentsMeeting.call.households', 1, 5, 'required', '第十条', '五分之一以上的户'),
  atLeast('residentsMeeting.call.groups', 1, 3, 'required', '第十条', '三分之一以上的居民小组提议，应当召集居民会议'),
  flag(
    'residentsMeeting.decidesImportantMatters',
    'mandatory',
    '第十条',
    '涉及全体居民利益的重要问题，居民委员会必须提请居民会议讨论决定',
  ),
  list('byElection.by', ['residentsMeeting'], 'permitted', '第十条', '居民会议有权撤换和补选居民委员会成员'),
  list('recall.by', ['residentsMeeting'], 'permitted', '第十条', '居民会议有权撤换和补选居民委员会成员'),
  flag('majorityRule', 'required', '第十一条', '居民委员会决定问题，采取少数服从多数的原则'),
  flag('coercionBarred', 'mandatory', '第十一条', '不得强迫命令'),
  list(
    'subcommittees',
    ['mediation', 'publicSecurity', 'publicHealth'],
    'conditional',
    '第十三条',
    '根据需要设人民调解、治安保卫、公共卫生等委员会',
  ),
  flag('subcommittees.membersConcurrent', 'permitted', '第十三条', '居民委员会成员可以兼任下属的委员会的成员'),
  flag('subcommitteesMayBeSkipped', 'permitted', '第十三条', '居民较少的居民委员会可以不设下属的委员会'),
  flag('groups', 'permitted', '第十四条', '居民委员会可以分设若干居民小组'),
  code('groupLeader.selectedBy', 'residentsGroup', 'required', '第十四条', '小组长由居民小组推选'),
  code('convention.madeBy', 'residentsMeeting', 'required', '第十五条', '居民公约由居民会议讨论制定'),
  list(
    'convention.filedWith',
    ['districtGovernment', 'dispatchedAgency'],
    'required',
    '第十五条',
    '报不设区的市、市辖区的人民政府或者它的派出机关备案',
  ),
  list(
    'convention.noConflictWith',
    ['constitution', 'laws', 'regulations', 'statePolicies'],
    'mandatory',
    '第十五条',
    '居民公约的内容不得与宪法、法律、法规和国家的政策相抵触',
  ),
]

/** Articles 16 to 22: money, office, local units, family committees, departments, towns, the province. */
const support: DraftParameter[] = [
  code(
    'funds.decidedBy',
    'residentsMeeting',
    'required',
    '第十六条',
    '居民委员会办理本居住地区公益事业所需的费用，经居民会议讨论决定',
  ),
  flag('funds.voluntary', 'permitted', '第十六条', '可以根据自愿原则向居民筹集'),
  list(
    'funds.raisedFrom',
    ['residents', 'benefitingUnits'],
    'permitted',
    '第十六条',
    '可以根据自愿原则向居民筹集，也可以向本居住地区的受益单位筹集',
  ),
  flag('funds.unitConsent', 'mandatory', '第十六条', '必须经受益单位同意'),
  flag('publicity.accounts', 'required', '第十六条', '收支帐目应当及时公布'),
  list(
    'runningCosts.paidBy',
    ['districtGovernment', 'higherGovernment'],
    'required',
    '第十七条',
    '由不设区的市、市辖区的人民政府或者上级人民政府规定并拨付',
  ),
  list(
    'membersPay.paidBy',
    ['districtGovernment', 'higherGovernment'],
    'required',
    '第十七条',
    '居民委员会成员的生活补贴费的范围、标准和来源，由不设区的市、市辖区的人民政府或者上级人民政府规定并拨付',
  ),
  flag('membersPay.fromOwnIncome', 'permitted', '第十七条', '经居民会议同意，可以从居民委员会的经济收入中给予适当补助'),
  flag('officeByGovernment', 'required', '第十七条', '居民委员会的办公用房，由当地人民政府统筹解决'),
  flag('localUnits.outside', 'required', '第十九条', '不参加所在地的居民委员会'),
  flag('localUnits.support', 'required', '第十九条', '应当支持所在地的居民委员会的工作'),
  flag('localUnits.sendDelegates', 'required', '第十九条', '他们应当派代表参加'),
  flag('localUnits.followConvention', 'required', '第十九条', '遵守居民委员会的有关决定和居民公约'),
  flag('familyCommittees', 'permitted', '第十九条', '其家属聚居区可以单独成立家属委员会'),
  flag(
    'familyCommittees.paidByUnit',
    'required',
    '第十九条',
    '家属委员会的工作经费和家属委员会成员的生活补贴费、办公用房，由所属单位解决',
  ),
  flag(
    'commissionedWork.throughGovernment',
    'required',
    '第二十条',
    '应当经市、市辖区的人民政府或者它的派出机关同意并统一安排',
  ),
  flag(
    'subcommittees.guidedByDepartments',
    'permitted',
    '第二十条',
    '市、市辖区的人民政府的有关部门，可以对居民委员会有关的下属委员会进行业务指导',
  ),
  list(
    'appliesAlsoTo',
    ['townSeat', 'townshipSeat'],
    'required',
    '第二十一条',
    '本法适用于乡、民族乡、镇的人民政府所在地设立的居民委员会',
  ),
  code(
    'provincialRules.by',
    'provincialCongressCommittee',
    'permitted',
    '第二十二条',
    '省、自治区、直辖市的人民代表大会常务委员会可以根据本法制定实施办法',
  ),
]

/** What the law of 1989 says; the decision of 2018-12-29 changed nothing in it but the term of office (art. 8). */
const common: DraftParameter[] = [...composition, ...election, ...meetings, ...support]

/** The law as adopted on 1989-12-26: in force from 1990-01-01 (art. 23) until the day of the amending decision. */
export const residentsCommittee1989: DraftSet = {
  key: 'CN-RC-1989',
  name: '城市居民委员会组织法(1989年)',
  standing: 'law',
  region: '',
  document: LAW,
  versionOn: '1989-12-26',
  policyKey: null,
  from: '1990-01-01',
  to: '2018-12-29',
  parameters: [...common, years('termYears', 3, 'required', '第八条', '居民委员会每届任期三年')],
}

/** The law as amended on 2018-12-29 (term of five years). */
export const residentsCommittee2018: DraftSet = {
  key: 'CN-RC-2018',
  name: '城市居民委员会组织法(2018年修正)',
  standing: 'law',
  region: '',
  document: LAW,
  versionOn: '2018-12-29',
  policyKey: '城市居民委员会组织法@2018-12-29',
  from: '2018-12-29',
  to: '2026-01-01',
  parameters: [
    ...common,
    years('termYears', 5, 'required', '第八条', '居民委员会每届任期五年'),
    {
      ...flag('legalPerson', 'required', '第一百零一条', '居民委员会、村民委员会具有基层群众性自治组织法人资格'),
      ...CIVIL_CODE,
    },
  ],
}
