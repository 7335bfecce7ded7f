import { code, flag, households, list, persons, type DraftParameter } from '../draft.ts'

const CIVIL_CODE = { document: '中华人民共和国民法典', versionOn: '2020-05-28' }

/** Articles 2 to 7: what a residents' committee is, how large, who sets it up, who guides it. */
const setUp: DraftParameter[] = [
  list(
    'answersTo',
    ['residentsMeeting', 'representativesMeeting'],
    'required',
    '第二条',
    '居民委员会向居民会议、居民代表会议负责并报告工作',
  ),
  households('households', { min: 1000, max: 3000 }, 'suggested', '第三条', '一般在一千户至三千户的范围内设立'),
  flag('otherSizeByNeed', 'permitted', '第三条', '也可以根据实际需要，在适当范围内设立'),
  list(
    'sizedBy',
    ['livingConditions', 'selfGovernment', 'governance'],
    'required',
    '第三条',
    '根据居民居住状况，按照便于居民自治，有利于基层治理的原则',
  ),
  code('areaName', 'community', 'required', '第三条', '设立居民委员会的区域称为社区'),
  list('approval.acts', ['setUp', 'abolish', 'resize'], 'required', '第三条', '居民委员会的设立、撤销、规模调整'),
  code('proposedBy', 'subdistrictOffice', 'required', '第三条', '居民委员会的设立、撤销、规模调整，由街道办事处提出'),
  code('approvedBy', 'districtGovernment', 'required', '第三条', '报不设区的市、市辖区的人民政府批准'),
  flag('partyLeads', 'required', '第四条', '居民委员会工作坚持中国共产党的领导'),
  list(
    'guidedBy',
    ['districtGovernment', 'subdistrictOffice'],
    'required',
    '第六条',
    '不设区的市、市辖区的人民政府和街道办事处对居民委员会的工作给予指导、支持和帮助',
  ),
]

/** Articles 8 to 12: members, sub-committees, duties, legal person. */
const committee: DraftParameter[] = [
  persons('members', { min: 5, max: 9 }, 'required', '第八条', '由主任、副主任和委员共五至九人组成'),
  list('members.posts', ['chair', 'viceChair', 'member'], 'required', '第八条', '由主任、副主任和委员共五至九人组成'),
  flag('womanMember', 'required', '第八条', '居民委员会成员中，应当有妇女成员'),
  flag('nearRelativesBarred', 'required', '第八条', '居民委员会成员实行近亲属回避'),
  {
    ...list(
      'nearRelatives',
      ['spouse', 'parents', 'children', 'siblings', 'grandparents', 'grandchildren'],
      'required',
      '第一千零四十五条',
      '配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女为近亲属',
    ),
    ...CIVIL_CODE,
  },
  flag('partySecretaryMayChair', 'permitted', '第八条', '居民委员会主任可以由社区党组织负责人通过法定程序担任'),
  flag('crossPosting', 'permitted', '第八条', '居民委员会成员和社区党组织领导班子成员可以交叉任职'),
  list(
    'subcommittees',
    ['mediation', 'publicSecurity', 'publicHealth', 'environmentAndProperty', 'elderlyWomenChildren'],
    'conditional',
    '第九条',
    '根据需要设人民调解、治安保卫、公共卫生、环境和物业管理、老年人和妇女儿童工作等委员会',
  ),
  flag('subcommittees.membersConcurrent', 'permitted', '第九条', '居民委员会成员可以兼任下属委员会的成员'),
  flag('subcommitteesMayBeSkipped', 'permitted', '第九条', '居民较少的居民委员会可以不设下属委员会'),
  list(
    'duties',
    [
      'publiciseLaw',
      'coreValues',
      'publicAffairs',
      'mediateDisputes',
      'assistOrder',
      'socialForces',
      'ownersMeetings',
      'assistGovernment',
      'passOnOpinions',
    ],
    'required',
    '第十条',
    '居民委员会履行下列职责',
  ),
  flag(
    'duties.nationalUnity',
    'conditional',
    '第十条',
    '多民族居住地区的居民委员会，应当支持和引导居民增进团结、互相尊重、互相帮助',
  ),
  flag('legalPerson', 'required', '第十二条', '居民委员会具有基层群众性自治组织法人资格'),
  flag('chairIsLegalRepresentative', 'required', '第十二条', '居民委员会主任为法定代表人'),
  flag('guaranteesBarred', 'mandatory', '第十二条', '不得提供担保'),
]

/** Article 13: groups, their leaders, the residents' representatives. */
const groups: DraftParameter[] = [
  flag('groups', 'required', '第十三条', '居民委员会设立若干居民小组'),
  households(
    'householdsPerRepresentative',
    { min: 20, max: 50 },
    'suggested',
    '第十三条',
    '由居民小组一般按每二十户至五十户推选一人产生',
  ),
  flag('householdsPerRepresentative.otherByNeed', 'permitted', '第十三条', '也可以根据实际需要在适当范围内推选产生'),
  code(
    'representatives.selectedBy',
    'residentsGroup',
    'required',
    '第十三条',
    '居民代表由居民小组一般按每二十户至五十户推选一人产生',
  ),
  flag('groupLeaderFromRepresentatives', 'required', '第十三条', '居民小组组长由居民小组从居民代表中推选'),
  flag('representatives.sameTerm', 'required', '第十三条', '居民小组组长和居民代表的任期与居民委员会的任期相同'),
  flag('representatives.reElectionAllowed', 'permitted', '第十三条', '可以连选连任'),
  code(
    'representatives.answerTo',
    'residentsGroup',
    'required',
    '第十三条',
    '居民代表应当向所在居民小组负责，接受居民监督',
  ),
]

/** Chapters 1 and 2 of the law of 2025. */
export const composition: DraftParameter[] = [...setUp, ...committee, ...groups]
