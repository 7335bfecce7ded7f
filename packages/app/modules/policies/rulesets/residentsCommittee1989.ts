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

/** What the law of 1989 says; the decision of 2018-12-29 changed nothing in it but the term of office (art. 8). */
const common: DraftParameter[] = [
  households('households', { min: 100, max: 700 }, 'suggested', '第六条', '一般在一百户至七百户的范围内设立'),
  code(
    'approvedBy',
    'districtGovernment',
    'required',
    '第六条',
    '居民委员会的设立、撤销、规模调整，由不设区的市、市辖区的人民政府决定',
  ),
  persons('members', { min: 5, max: 9 }, 'required', '第七条', '由主任、副主任和委员共五至九人组成'),
  flag('minorityMember', 'conditional', '第七条', '多民族居住地区，居民委员会中应当有人数较少的民族的成员'),
  list(
    'electionModes',
    ['allVoters', 'households', 'groupRepresentatives'],
    'required',
    '第八条',
    '由本居住地区全体有选举权的居民或者由每户派代表选举产生；根据居民意见，也可以由每个居民小组选举代表二至三人选举产生',
  ),
  persons('representativesPerGroup', { min: 2, max: 3 }, 'required', '第八条', '每个居民小组选举代表二至三人'),
  flag('reElectionAllowed', 'permitted', '第八条', '其成员可以连选连任'),
  years('votingAge', 18, 'required', '第八条', '年满十八周岁的本居住地区居民'),
  moreThan(
    'residentsMeeting.quorum',
    1,
    2,
    'mandatory',
    '第九条',
    '必须有全体十八周岁以上的居民、户的代表或者居民小组选举的代表的过半数出席，才能举行',
  ),
  moreThan('residentsMeeting.majority', 1, 2, 'required', '第九条', '会议的决定，由出席人的过半数通过'),
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
  list(
    'subcommittees',
    ['mediation', 'publicSecurity', 'publicHealth'],
    'conditional',
    '第十三条',
    '根据需要设人民调解、治安保卫、公共卫生等委员会',
  ),
  flag('subcommitteesMayBeSkipped', 'permitted', '第十三条', '居民较少的居民委员会可以不设下属的委员会'),
  list(
    'convention.filedWith',
    ['districtGovernment', 'dispatchedAgency'],
    'required',
    '第十五条',
    '报不设区的市、市辖区的人民政府或者它的派出机关备案',
  ),
  flag('funds.voluntary', 'permitted', '第十六条', '可以根据自愿原则向居民筹集'),
  flag('funds.unitConsent', 'mandatory', '第十六条', '必须经受益单位同意'),
  flag('publicity.accounts', 'required', '第十六条', '收支帐目应当及时公布'),
  list(
    'runningCosts.paidBy',
    ['districtGovernment', 'higherGovernment'],
    'required',
    '第十七条',
    '由不设区的市、市辖区的人民政府或者上级人民政府规定并拨付',
  ),
  flag('officeByGovernment', 'required', '第十七条', '居民委员会的办公用房，由当地人民政府统筹解决'),
  flag('localUnits.sendDelegates', 'required', '第十九条', '他们应当派代表参加'),
  flag('familyCommittees', 'permitted', '第十九条', '其家属聚居区可以单独成立家属委员会'),
  flag(
    'commissionedWork.throughGovernment',
    'required',
    '第二十条',
    '应当经市、市辖区的人民政府或者它的派出机关同意并统一安排',
  ),
  list(
    'appliesAlsoTo',
    ['townSeat', 'townshipSeat'],
    'required',
    '第二十一条',
    '本法适用于乡、民族乡、镇的人民政府所在地设立的居民委员会',
  ),
]

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
