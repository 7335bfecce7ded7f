// Made from the migrations by `npm run schema`; checked by a test. Do not edit.
import type { ColumnType, Generated } from 'kysely'

export type Timestamp = ColumnType<Date, Date | string, Date | string>
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = ColumnType<any, string, string>

export interface AccountTable {
  id: string
  login: string
  name: string
  areaId: string
  state: string
  mustChangePassword: boolean
  language: string
  elderMode: boolean
  demonstration: boolean
  totpEnc: string | null
  totpPendingEnc: string | null
  totpLastStep: number | null
  lastLoginAt: Timestamp | null
  createdAt: Timestamp
  createdBy: string | null
  version: number
}

export interface AccountGrantTable {
  id: string
  accountId: string
  role: string
  areaId: string
  validFrom: string
  validTo: string | null
  grantedAt: Timestamp
  grantedBy: string | null
}

export interface AccountPasswordTable {
  accountId: string
  id: string
  hash: string
  setAt: Timestamp
}

export interface AccountPolicyTable {
  id: number
  passwordDays: number
  version: number
}

export interface AccountRecoveryCodeTable {
  accountId: string
  codeHash: string
  usedAt: Timestamp | null
}

export interface AccountSessionTable {
  tokenHash: string
  id: string
  accountId: string
  grantId: string
  startedAt: Timestamp
  lastSeenAt: Timestamp
  strongAt: Timestamp | null
  endedAt: Timestamp | null
  address: string
  agent: string
}

export interface AppraisalGradeTable {
  areaId: string
  meetingId: string
  memberId: string
  path: string
  organId: string
  name: string
  post: string
  year: number
  competent: number
  basic: number
  incompetent: number
  abstained: number
  grade: string
  streak: number
  postEnded: boolean
  verdict: Json
  onDay: string
}

export interface AreaTable {
  id: string
  slug: string
  path: string
  level: number
  version: Generated<number>
}

export interface AreaActTable {
  id: string
  kind: string
  state: string
  areaId: string
  path: string
  level: number
  effectiveOn: string
  payload: Json
  title: string
  document: string | null
  reason: string
  approvalDocument: string | null
  returnReason: string | null
  proposedBy: string
  proposedAt: Timestamp
  decidedBy: string | null
  decidedAt: Timestamp | null
  touched: Generated<string[]>
  version: Generated<number>
}

export interface AreaBoundaryTable {
  areaId: string
  id: string
  validFrom: string
  validTo: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
  geometry: Json
  minX: number
  minY: number
  maxX: number
  maxY: number
  originCrs: string
  reviewNo: string | null
  source: string
  warnings: Json
}

export interface AreaLinkTable {
  id: string
  fromId: string
  toId: string
  onDay: string
  kind: string
  source: string
  actId: string | null
  releaseId: string | null
  confirmedBy: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface AreaReleaseTable {
  id: string
  system: string
  releasedOn: string
  fileName: string
  sha256: string
  rows: number
  content: Uint8Array
  topCode: string
  state: string
  areaId: string | null
  path: string
  counts: Json
  unchanged: number
  warnings: Json
  createdBy: string
  createdAt: Timestamp
  takenBy: string | null
  takenAt: Timestamp | null
  version: Generated<number>
}

export interface AreaReleaseChangeTable {
  releaseId: string
  seq: number
  key: string
  kind: string
  aspects: string[]
  conversion: string | null
  confidence: string
  reason: string
  level: number
  areaId: string | null
  before: Json | null
  after: Json | null
  candidates: Json
  verdict: Json | null
  decidedBy: string | null
  decidedAt: Timestamp | null
}

export interface AreaRevisionTable {
  id: number
  n: number
}

export interface AreaVersionTable {
  areaId: string
  id: string
  validFrom: string
  validTo: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
  parentId: string | null
  level: number
  kind: string
  name: string
  codeStat: string | null
  codeCivil: string | null
  urbanRural: string | null
  path: string
  events: string[]
  source: string
  actId: string | null
  releaseId: string | null
}

export interface AuditEntryTable {
  areaId: string
  seq: number
  at: Timestamp
  actorId: string | null
  actorName: string
  actorRole: string
  command: string
  subjectType: string
  subjectId: string
  changes: Json
  reason: string | null
  prev: string
  hash: string
}

export interface AuditHeadTable {
  areaId: string
  seq: number
  hash: string
  seal: string
}

export interface BuildingTable {
  communityId: string
  id: string
  buildingId: string
  unitId: string | null
  name: string
  floors: number | null
  builtYear: number | null
  validFrom: string
  validTo: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface CorrectionRequestTable {
  communityId: string
  id: string
  personId: string
  field: string
  oldValue: string
  newValue: string
  newValueEnc: string | null
  reason: string
  state: string
  requestedBy: string
  requestedAt: Timestamp
  decidedBy: string | null
  decidedAt: Timestamp | null
  decision: string | null
  version: number
}

export interface CountyCodeTable {
  code: string
  id: string
  name: string
  parent: string | null
  fromYear: number
  toYear: number | null
  source: string
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface CountyCodeLinkTable {
  fromCode: string
  id: string
  fromName: string
  toCode: string
  toName: string
  year: number
  part: boolean
  document: string | null
  source: string
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface DuplicateSuspectTable {
  communityId: string
  id: string
  personId: string
  otherCommunityId: string
  otherPersonId: string
  ground: string
  state: string
  foundAt: Timestamp
  decidedAt: Timestamp | null
  decidedBy: string | null
  decision: string | null
  version: number
}

export interface DwellingTable {
  communityId: string
  id: string
  dwellingId: string
  buildingId: string | null
  unitId: string | null
  room: string
  address: string
  areaM2: number | null
  validFrom: string
  validTo: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface ElectionTable {
  communityId: string
  id: string
  kind: string
  mode: string
  title: string
  state: string
  electionDay: string
  organId: string | null
  seats: Json
  termFrom: string
  termTo: string
  ruleSetDay: string
  law: Json
  plan: Json
  round: Generated<number>
  beforeId: string | null
  version: Generated<number>
  createdAt: Timestamp
  createdBy: string
}

export interface ElectionArchiveTable {
  communityId: string
  electionId: string
  fileId: string
  hash: string
  at: Timestamp
}

export interface ElectionBatchTable {
  communityId: string
  electionId: string
  id: string
  round: number
  boxId: string
  number: number
  ballots: number
  state: string
  result: Json | null
}

export interface ElectionBoxTable {
  communityId: string
  electionId: string
  id: string
  number: number
  kind: string
  name: string
  place: string
  opens: string
  closes: string
  approvedBy: string | null
  removedOn: string | null
  groupId: string | null
}

export interface ElectionBoxAccountTable {
  communityId: string
  electionId: string
  round: number
  boxId: string
  printed: number
  issued: number
  spoiled: number
  leftOver: number
  returned: number
  valid: number
  blank: number
  void: Json
  minuteId: string | null
  version: Generated<number>
  countedWith: string | null
}

export interface ElectionCandidateTable {
  communityId: string
  electionId: string
  id: string
  personId: string
  name: string
  sex: string
  birthOn: string
  post: string
  about: string
  nominatedBy: string
  nominators: string[]
  nominatedOn: string
  state: string
  reason: string | null
  vettedOn: string | null
  vettedWith: string | null
  version: Generated<number>
  groupId: string | null
}

export interface ElectionCommitteeTable {
  communityId: string
  electionId: string
  id: string
  personId: string
  name: string
  post: string
  rank: number
  fromOn: string
  toOn: string | null
  outReason: string | null
  outFor: string | null
}

export interface ElectionComplaintTable {
  communityId: string
  electionId: string
  id: string
  byName: string
  text: string
  receivedOn: string
  dueOn: string | null
  state: string
  answer: string | null
  answeredOn: string | null
  version: Generated<number>
}

export interface ElectionCounterTable {
  communityId: string
  electionId: string
  round: number
  personId: string
  name: string
  team: string
  accountId: string | null
  accountName: string
  at: Timestamp
}

export interface ElectionDateTable {
  communityId: string
  electionId: string
  key: string
  plannedOn: string
  doneOn: string | null
}

export interface ElectionHelperTable {
  communityId: string
  electionId: string
  id: string
  personId: string
  name: string
  role: string
  boxId: string | null
  fromOn: string
  toOn: string | null
  outReason: string | null
}

export interface ElectionListTable {
  communityId: string
  electionId: string
  version: number
  kind: string
  reason: string
  onDay: string
  listed: number
  entitled: number
  hash: string
  byName: string
  at: Timestamp
}

export interface ElectionMinuteTable {
  communityId: string
  electionId: string
  id: string
  kind: string
  round: number
  boxId: string | null
  title: string
  text: string
  state: string
  signedBy: Generated<string[]>
  signedAt: Timestamp | null
  hash: string | null
  version: Generated<number>
}

export interface ElectionNoticeTable {
  communityId: string
  electionId: string
  id: string
  number: number
  kind: string
  title: string
  body: string
  law: Json
  publishedOn: string
  untilOn: string | null
}

export interface ElectionObjectionTable {
  communityId: string
  electionId: string
  id: string
  personId: string | null
  about: string
  byName: string
  kind: string
  text: string
  receivedOn: string
  dueOn: string
  state: string
  decision: string | null
  decidedOn: string | null
  version: Generated<number>
}

export interface ElectionProxyTable {
  communityId: string
  electionId: string
  id: string
  round: Generated<number>
  principalId: string
  proxyId: string
  reason: string
  writtenOn: string
  state: string
  voidReason: string | null
}

export interface ElectionPublicTable {
  id: string | null
  communityId: string | null
  kind: string | null
  mode: string | null
  title: string | null
  state: string | null
  electionDay: string | null
  seats: Json | null
  termFrom: string | null
  termTo: string | null
  round: number | null
  law: Json | null
  ruleSetDay: string | null
}

export interface ElectionPublicCandidateTable {
  id: string | null
  electionId: string | null
  name: string | null
  sex: string | null
  post: string | null
  about: string | null
  nominatedBy: string | null
  groupId: string | null
}

export interface ElectionPublicNoticeTable {
  id: string | null
  electionId: string | null
  number: number | null
  kind: string | null
  title: string | null
  body: string | null
  law: Json | null
  publishedOn: string | null
  untilOn: string | null
}

export interface ElectionPublicTallyTable {
  electionId: string | null
  round: number | null
  number: number | null
  boxNumber: number | null
  box: string | null
  ballots: number | null
  state: string | null
  result: Json | null
}

export interface ElectionPublicVerdictTable {
  electionId: string | null
  round: number | null
  verdict: Json | null
  at: Timestamp | null
}

export interface ElectionPublicVoidedTable {
  electionId: string | null
  candidateId: string | null
  ground: string | null
  voidedOn: string | null
}

export interface ElectionPublicVoterTable {
  electionId: string | null
  name: string | null
  entitled: boolean | null
  number: number | null
}

export interface ElectionScanTable {
  communityId: string
  electionId: string
  id: string
  ofKind: string
  ofId: string | null
  ofName: string
  round: number
  fileId: string
  name: string
  type: string
  bytes: number
  hash: string
  byAccount: string | null
  byName: string
  at: Timestamp
  supersededAt: Timestamp | null
  supersededBy: string | null
  supersededWhy: string | null
}

export interface ElectionTallyTable {
  communityId: string
  electionId: string
  id: string
  batchId: string
  team: string
  valid: number
  blank: number
  void: Json
  votes: Json
  enteredBy: string | null
  enteredName: string
  enteredAt: Timestamp
  supersededAt: Timestamp | null
  why: string | null
}

export interface ElectionTurnoutTable {
  communityId: string
  electionId: string
  round: number
  personId: string
  how: string
}

export interface ElectionVerdictTable {
  communityId: string
  electionId: string
  id: string
  round: number
  matter: string
  verdict: Json
  at: Timestamp
}

export interface ElectionVoterTable {
  communityId: string
  electionId: string
  personId: string
  fromVersion: number
  toVersion: number | null
  name: string
  sex: string
  birthOn: string
  householdId: string | null
  address: string
  ground: string
  state: string
  reason: string
  entitled: boolean
}

export interface HouseholdTable {
  communityId: string
  id: string
  householdId: string
  dwellingId: string | null
  number: string
  kind: string
  version: number
  beginEvent: string
  validFrom: string
  validTo: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface HouseholdCountTable {
  communityId: string
  day: string
  kind: string
  delta: number
}

export interface IdempotencyTable {
  owner: string
  key: string
  request: string
  status: number
  reply: Json | null
  at: Timestamp
}

export interface ImportantMatterTable {
  areaId: string
  id: string
  path: string
  kind: string
  title: string
  text: string
  openedOn: string
  openedBy: string
  state: string
  resolutionId: string | null
  closedOn: string | null
  reason: string | null
  version: Generated<number>
}

export interface IndicatorDefinitionTable {
  id: string
  key: string
  areaId: string
  name: string
  nameEn: string
  description: string
  descriptionEn: string
  unit: string
  direction: string
  grain: number
  period: string
  askedBy: string
  recordedAt: Timestamp
  recordedBy: string
  supersededAt: Timestamp | null
}

export interface JobRunTable {
  id: string
  name: string
  areaId: string
  path: string
  params: Json
  actor: Json
  phase: string
  done: number
  total: number
  state: Json | null
  result: Json | null
  error: Json | null
  cancelAsked: Generated<boolean>
  createdAt: Timestamp
  startedAt: Timestamp | null
  endedAt: Timestamp | null
  beatAt: Timestamp | null
}

export interface LedgerImportTable {
  communityId: string
  id: string
  fileId: string
  fileName: string
  fileKind: string
  encoding: string | null
  state: string
  found: Json
  settings: Json | null
  summary: Json
  jobId: string | null
  version: number
  createdAt: Timestamp
  createdBy: string
  endedAt: Timestamp | null
}

export interface LedgerMappingTable {
  areaId: string
  fingerprint: string
  columns: Json
  usedAt: Timestamp
}

export interface LedgerRowTable {
  communityId: string
  id: string
  importId: string
  sheet: string
  row: number
  household: string
  state: string
  targetId: string | null
  idHash: string | null
  sealed: string
  problems: Json
  codes: string[]
  mends: string[]
  householdId: string | null
  personId: string | null
  version: number
}

export interface LocalUnitTable {
  communityId: string
  id: string
  localUnitId: string
  name: string
  creditCode: string | null
  kind: string
  superiorLevel: string
  superior: string
  address: string
  contact: string
  phoneEnc: string | null
  phoneLast4: string | null
  staff: number | null
  version: number
  validFrom: string
  validTo: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface LoginAttemptTable {
  key: string
  failures: number
  lastAt: Timestamp
  lockedUntil: Timestamp | null
}

export interface MeetingTable {
  areaId: string
  id: string
  path: string
  kind: string
  form: string | null
  title: string
  state: string
  meetsAt: Timestamp
  endsAt: Timestamp
  place: string
  calledOn: string
  calledBy: string
  shortNotice: string | null
  lawDay: string
  demandId: string | null
  earlierId: string | null
  entitled: number | null
  present: number | null
  chair: Generated<string>
  recorder: Generated<string>
  openedAt: Timestamp | null
  closedAt: Timestamp | null
  endedReason: string | null
  public: boolean
  outcome: string | null
  outcomeText: string | null
  outcomeOn: string | null
  wrongCodes: Generated<number>
  version: Generated<number>
}

export interface MeetingChangeTable {
  areaId: string
  version: number
}

export interface MeetingCounterTable {
  areaId: string
  year: number
  last: number
}

export interface MeetingDemandTable {
  areaId: string
  id: string
  path: string
  kind: string
  onDay: string
  matter: string
  byWhom: string
  signed: number
  base: number
  verdict: Json
  met: boolean
  note: string
  meetingId: string | null
  workId: string | null
  recordedAt: Timestamp
  recordedBy: string
}

export interface MeetingInvitedTable {
  areaId: string
  meetingId: string
  id: string
  path: string
  memberId: string | null
  personId: string | null
  name: string
  capacity: string
  constituency: string
  voting: boolean
  codeHash: string | null
  removedOn: string | null
}

export interface MeetingItemTable {
  areaId: string
  meetingId: string
  id: string
  seq: number
  title: string
  matter: string
  text: string
  reporter: string
  matterId: string | null
  studiedOn: string | null
  delegation: string | null
  ruleAreaId: string | null
  ruleId: string | null
  ruleSeq: number | null
  policyId: string | null
  state: string
  note: Generated<string>
  delegationId: string | null
  delegationOn: string | null
  hostId: string | null
  host: string | null
}

export interface MeetingMinutesTable {
  areaId: string
  meetingId: string
  seq: number
  path: string
  text: string
  facts: Json
  madeAt: Timestamp
  madeBy: string
  correction: string | null
  signedAt: Timestamp | null
  chair: string | null
  recorder: string | null
  hash: string | null
  seal: string | null
}

export interface MeetingMotionTable {
  areaId: string
  meetingId: string
  id: string
  path: string
  itemId: string
  seq: number
  text: string
  movedBy: string
  amendsId: string | null
  state: string
}

export interface MeetingPresentTable {
  areaId: string
  meetingId: string
  id: string
  path: string
  invitedId: string | null
  personId: string | null
  householdId: string | null
  name: string
  capacity: string
  constituency: string
  voting: boolean
  how: string
  cameAt: Timestamp
  leftAt: Timestamp | null
}

export interface MeetingRollTable {
  areaId: string
  meetingId: string
  voteId: string
  presentId: string
  path: string
  choice: string
}

export interface MeetingStudyTable {
  areaId: string
  meetingId: string
  itemId: string
  path: string
  body: string
  onDay: string
  conclusion: string
}

export interface MeetingTaskTable {
  areaId: string
  id: string
  path: string
  resolutionId: string | null
  fromAreaId: string
  fromMeetingId: string
  fromTitle: string
  text: string
  doer: string
  dueOn: string
  state: string
  percent: number
  doneOn: string | null
  workId: string | null
  public: boolean
  version: Generated<number>
}

export interface MeetingTaskStepTable {
  areaId: string
  taskId: string
  seq: number
  path: string
  text: string
  percent: number
  at: Timestamp
  byName: string
}

export interface MeetingVoteTable {
  areaId: string
  meetingId: string
  id: string
  path: string
  motionId: string
  method: string
  entitled: number
  present: number
  votesFor: number
  votesAgainst: number
  abstained: number
  issued: number | null
  returned: number | null
  void: number | null
  passed: boolean
  verdict: Json
  countedAt: Timestamp
  countedBy: string
}

export interface NotificationTable {
  id: string
  accountId: string
  channel: string
  topic: string
  language: string
  paramsEnc: string
  addressEnc: string | null
  addressHash: string | null
  link: string | null
  state: string
  via: string | null
  tries: number
  nextAt: Timestamp
  createdAt: Timestamp
  sentAt: Timestamp | null
  readAt: Timestamp | null
  error: string | null
  once: string | null
}

export interface NotificationAddressTable {
  accountId: string
  id: string
  channel: string
  addressEnc: string
  addressHash: string
  shown: string
  confirmedAt: Timestamp | null
  codeHash: string | null
  codeUntil: Timestamp | null
  codeTries: number
  createdAt: Timestamp
}

export interface Open311KeyTable {
  id: string
  areaId: string
  path: string
  name: string
  contact: string
  keyHash: string
  last4: string
  createdBy: string
  createdAt: Timestamp
  usedAt: Timestamp | null
  revokedAt: Timestamp | null
  revokedBy: string | null
  revokedReason: string | null
  version: Generated<number>
}

export interface Open311SubmissionTable {
  keyId: string
  digest: string
  number: string
  at: Timestamp
}

export interface OrganTable {
  areaId: string
  id: string
  kind: string
  family: string
  name: string
  parentAreaId: string | null
  parentId: string | null
  foundedOn: string
  endedOn: string | null
  endedReason: string | null
  source: string
  purpose: Generated<string>
  households: number | null
  recordedAt: Timestamp
  version: Generated<number>
  endedBy: string | null
}

export interface OrganChangeTable {
  areaId: string
  version: number
}

export interface OrganHandoverTable {
  areaId: string
  id: string
  organId: string
  termId: string
  begunOn: string
  dueOn: string
  provision: string
  state: string
  giver: Generated<string>
  taker: Generated<string>
  host: Generated<string>
  supervisor: Generated<string>
  signedOn: string | null
  signedBy: string | null
  hash: string | null
  version: Generated<number>
}

export interface OrganHandoverItemTable {
  areaId: string
  handoverId: string
  id: string
  seq: number
  kind: string
  name: string
  quantity: Generated<string>
  note: Generated<string>
  state: string
}

export interface OrganKinshipTable {
  areaId: string
  id: string
  personA: string
  personB: string
  relation: string
  ground: string
  declaredOn: string
  withdrawnOn: string | null
  recordedAt: Timestamp
  version: Generated<number>
}

export interface OrganMemberTable {
  areaId: string
  organId: string
  id: string
  personId: string | null
  name: string
  sex: string
  post: string
  termId: string | null
  fromOn: string
  toOn: string | null
  inReason: string
  outReason: string | null
  source: string
  decree: Generated<string>
  outSource: string | null
  outDecree: string | null
  recordedAt: Timestamp
  outBy: string | null
  outMeeting: string | null
  groupId: string | null
}

export interface OrganOfficeHolderTable {
  areaId: string | null
  organId: string | null
  id: string | null
  name: string | null
  sex: string | null
  post: string | null
  termId: string | null
  fromOn: string | null
  toOn: string | null
  inReason: string | null
  outReason: string | null
}

export interface OrganPartyTable {
  areaId: string
  organId: string
  fullMembers: number
  probationary: number
  countedOn: string
  source: string
  version: Generated<number>
}

export interface OrganPostTable {
  areaId: string
  organId: string
  id: string
  kind: string
  seats: number
  fromOn: string
  toOn: string | null
}

export interface OrganRuleTable {
  areaId: string
  id: string
  organId: string
  kind: string
  title: string
  currentSeq: number | null
  version: Generated<number>
}

export interface OrganRuleVersionTable {
  areaId: string
  ruleId: string
  seq: number
  text: string
  state: string
  draftedOn: string
  adoptedOn: string | null
  adoptedBy: string | null
  entitled: number | null
  present: number | null
  votesFor: number | null
  votesAgainst: number | null
  abstained: number | null
  resolutionId: string | null
  filedOn: string | null
  filedWith: string | null
  inForceOn: string | null
  endedOn: string | null
  nextReviewOn: string | null
  correction: string | null
}

export interface OrganTermTable {
  areaId: string
  organId: string
  id: string
  number: number
  fromOn: string
  toOn: string
  ruleSetDay: string
  sourceKind: string
  sourceId: string | null
  source: string
  decree: Generated<string>
  recordedAt: Timestamp
  voidedOn: string | null
  uncutTo: string | null
}

export interface OrganWorkTable {
  areaId: string
  id: string
  rule: string
  organId: string | null
  dueOn: string
  role: string
  state: string
  text: string
  sourceKind: string
  sourceId: string | null
  source: Generated<string>
  note: Generated<string>
  public: boolean
  openedAt: Timestamp
  closedOn: string | null
  version: Generated<number>
}

export interface PersonTable {
  id: string
  mergedInto: string
  recordedAt: Timestamp
}

export interface PersonKeyTable {
  idHash: string
  personId: string
}

export interface PlanningActTable {
  id: string
  caseId: string
  schemeId: string
  areaId: string
  path: string
  title: string
  reason: string
  state: string
  effectiveOn: string
  commentDays: number
  commentFrom: string | null
  commentTo: string | null
  plan: Json | null
  schemeVersion: number | null
  filedBy: string | null
  filedById: string | null
  filedOn: string | null
  decidedBy: string | null
  decidedOn: string | null
  decisionNumber: string | null
  returnReason: string | null
  announcedOn: string | null
  inForceAt: Timestamp | null
  effect: Json | null
  createdBy: string
  createdById: string | null
  createdAt: Timestamp
  version: Generated<number>
  refusedAt: Timestamp | null
  refusal: Json | null
  noOutline: Json | null
  maps: Json | null
}

export interface PlanningActStepTable {
  actId: string
  seq: number
  path: string
  verb: string
  state: string
  onDay: string
  at: Timestamp
  byName: string
  note: string
}

export interface PlanningAreaTable {
  id: string
  name: string
  nameEn: string | null
  purpose: string
  ownerId: string
  path: string
  createdAt: Timestamp
  closedOn: string | null
  version: Generated<number>
}

export interface PlanningAreaMemberTable {
  planningAreaId: string
  areaId: string
  id: string
  validFrom: string
  validTo: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
  source: string
}

export interface PlanningCaseTable {
  id: string
  areaId: string
  path: string
  name: string
  reason: string
  origin: string
  about: Generated<string[]>
  registerOn: string
  state: string
  dueOn: string | null
  ownerRole: string
  ownerId: string | null
  ownerName: string | null
  createdBy: string
  createdById: string | null
  createdAt: Timestamp
  closedReason: string | null
  version: Generated<number>
  settledOn: string | null
}

export interface PlanningCommentTable {
  id: string
  caseId: string
  schemeId: string | null
  areaId: string
  path: string
  unitId: string | null
  x: number | null
  y: number | null
  text: string
  byId: string | null
  byName: string
  at: Timestamp
  resolvedAt: Timestamp | null
  resolvedBy: string | null
  version: Generated<number>
  outline: Json | null
  replyTo: string | null
}

export interface PlanningCompoundTable {
  id: string
  areaId: string
  path: string
  groupId: string
  source: string
  rowNo: number
  name: string
  address: string
  x: number | null
  y: number | null
  households: number | null
  householdsText: string
  builtYear: number | null
  buildings: number | null
  townId: string | null
  astray: boolean
  unitId: string | null
  state: string
  decidedHouseholds: number | null
  decidedName: string | null
  decidedBy: string | null
  decidedAt: Timestamp | null
  leftReason: string | null
  createdBy: string
  createdAt: Timestamp
  version: Generated<number>
  batchId: string | null
  before: Json | null
  uploadId: string | null
}

export interface PlanningEditTable {
  schemeId: string
  seq: number
  path: string
  kind: string
  undone: Generated<boolean>
  change: Json
  units: number
  byId: string | null
  byName: string
  at: Timestamp
  version: number
}

export interface PlanningLayerTable {
  id: string
  areaId: string
  path: string
  kind: string
  class: string
  name: string
  geometry: Json
  features: number
  originCrs: string
  source: string
  createdBy: string
  createdAt: Timestamp
  droppedAt: Timestamp | null
  version: Generated<number>
  originId: string | null
  replacedBy: string | null
  droppedBy: string | null
  faults: Generated<number>
}

export interface PlanningMaterialTable {
  actId: string
  kind: string
  path: string
  text: string
  number: string
  byName: string
  at: Timestamp
  version: Generated<number>
}

export interface PlanningNoticeTable {
  id: string | null
  areaId: string | null
  path: string | null
  title: string | null
  reason: string | null
  effectiveOn: string | null
  commentFrom: string | null
  commentTo: string | null
  announcedOn: string | null
  plan: Json | null
  maps: Json | null
  stage: string | null
  decisionNumber: string | null
  decidedOn: string | null
}

export interface PlanningNoticeAnswerTable {
  actId: string | null
  id: string | null
  stance: string | null
  answer: string | null
  answeredAt: Timestamp | null
}

export interface PlanningNoticeVoiceTable {
  actId: string | null
  stance: string | null
  said: number | null
  answered: number | null
}

export interface PlanningOpinionTable {
  actId: string
  id: string
  path: string
  source: string
  fromName: string
  stance: string
  text: string
  at: Timestamp
  answer: string | null
  answeredBy: string | null
  answeredAt: Timestamp | null
  version: Generated<number>
  nameEnc: string | null
  contactEnc: string | null
  sentFrom: string | null
}

export interface PlanningReservationTable {
  id: string
  countyId: string
  areaId: string
  path: string
  kind: string
  value: string
  schemeId: string
  communityKey: string
  reservedAt: Timestamp
  releasedAt: Timestamp | null
}

export interface PlanningSchemeTable {
  id: string
  caseId: string
  areaId: string
  path: string
  name: string
  origin: string
  state: string
  params: Json
  assignment: Json
  communities: Json
  engine: Json | null
  createdBy: string
  createdById: string | null
  createdAt: Timestamp
  changedAt: Timestamp
  version: Generated<number>
}

export interface PlanningSettingTable {
  areaId: string
  path: string
  includeDays: number
  ownerRole: string
  version: Generated<number>
  lowerBound: number | null
  upperBound: number | null
  target: number | null
  weights: Json | null
}

export interface PlanningTaskTable {
  actId: string
  id: string
  areaId: string
  path: string
  kind: string
  dueOn: string
  ownerRole: string
  doneOn: string | null
  doneBy: string | null
  note: Generated<string>
  version: Generated<number>
}

export interface PolicyTable {
  id: string
  key: string
  family: string
  title: string
  versionOn: string
  number: string | null
  issuer: string | null
  level: string | null
  kind: string
  adoptedOn: string | null
  publishedOn: string | null
  inForceFrom: string
  inForceBasis: string
  source: string | null
  fileName: string
  textHash: string
  shipped: Generated<boolean>
  titleGrams: string[]
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface PolicyArticleTable {
  policyId: string
  ord: number
  number: number
  sub: number
  label: string
  chapter: string | null
  section: string | null
  body: string
  grams: string[]
}

export interface PolicyForceTable {
  id: string
  policyKey: string
  fromDay: string | null
  toDay: string | null
  byDocument: string
  reason: string
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface PolicyRelationTable {
  policyId: string
  ord: number
  kind: string
  title: string
  family: string
}

export interface PublicationTable {
  areaId: string
  id: string
  path: string
  matter: string
  title: string
  text: string
  eventOn: string
  fromOn: string
  toOn: string
  onBoard: boolean
  board: string
  onPage: boolean
  sourceKind: string | null
  sourceId: string | null
  publishedBy: string
  publishedAt: Timestamp
  replacesId: string | null
  withdrawnOn: string | null
  withdrawnReason: string | null
  version: Generated<number>
  hidden: Generated<boolean>
}

export interface PublicationAnswerTable {
  areaId: string
  voiceId: string
  path: string
  publicationId: string | null
  question: string
  answer: string
  answeredOn: string
}

export interface PublicationShownTable {
  areaId: string | null
  id: string | null
  path: string | null
  matter: string | null
  eventOn: string | null
  fromOn: string | null
  toOn: string | null
  replacesId: string | null
  withdrawnOn: string | null
  withdrawnReason: string | null
  hidden: boolean | null
  title: string | null
  text: string | null
}

export interface PublicationVoiceTable {
  areaId: string
  id: string
  path: string
  kind: string
  publicationId: string | null
  matter: string | null
  text: string
  fromNameEnc: string | null
  contactEnc: string | null
  askedAt: Timestamp
  askedFrom: string | null
  dueOn: string
  state: string
  answer: string | null
  answeredAt: Timestamp | null
  answeredBy: string | null
  finding: string | null
  orderedBy: string | null
  version: Generated<number>
}

export interface PublicityMeasureTable {
  areaId: string
  path: string
  publishDays: number
  enquiryDays: number
  complaintDays: number
  rhythmMonths: number
  setBy: string
  setAt: Timestamp
  version: Generated<number>
}

export interface RegisterChangeTable {
  communityId: string
  version: number
}

export interface RegisterEventTable {
  communityId: string
  id: string
  kind: string
  onDay: string
  personId: string | null
  householdId: string | null
  unitId: string | null
  paper: string
  reason: string
  detail: Json
  recordedAt: Timestamp
  recordedBy: string
}

export interface ReportTable {
  id: string
  template: string
  areaId: string
  no: number
  areaName: string
  title: string
  titleEn: string
  day: string
  knownOn: string | null
  document: Json
  documentEn: Json
  previousId: string | null
  remark: string | null
  issuedAt: Timestamp
  issuedBy: string
}

export interface ReportFigureTable {
  reportId: string
  no: number
  areaId: string
  slot: string
  indicatorKey: string | null
  name: string
  nameEn: string
  unit: string
  scopeKind: string
  scopeId: string
  scopeName: string
  day: string
  value: string | null
  computed: string
  reported: string
  hasComputed: boolean
  hasReported: boolean
  missing: number
  sources: Json
  display: string
  address: string
}

export interface ReportedChangeTable {
  indicatorKey: string
  version: number
}

export interface ReportedFigureTable {
  id: string
  figureId: string
  indicatorKey: string
  areaId: string
  planningAreaId: string | null
  part: string | null
  period: string
  day: string
  standsUntil: string | null
  value: string
  source: string
  document: string | null
  page: string | null
  note: string | null
  recordedAt: Timestamp
  recordedBy: string
  supersededAt: Timestamp | null
  supersededReason: string | null
}

export interface ResidentTable {
  communityId: string
  id: string
  personId: string
  householdId: string
  relation: string
  isHead: boolean
  registered: boolean
  registeredAt: string
  name: string
  nameGrams: string[]
  pinyin: string
  initials: string
  sex: string
  birthOn: string
  idEnc: string | null
  idHash: string | null
  idLast4: string | null
  phoneEnc: string | null
  phoneHash: string | null
  phoneLast4: string | null
  ethnic: string | null
  education: string | null
  marriage: string | null
  employment: string | null
  version: number
  beginEvent: string
  endEvent: string | null
  validFrom: string
  validTo: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface ResidentCountTable {
  communityId: string
  day: string
  registered: boolean
  sex: string
  birthYear: number
  delta: number
}

export interface ResidentialUnitTable {
  id: string
  unitId: string
  townId: string
  name: string
  kind: string
  address: string
  geometry: Json | null
  x: number | null
  y: number | null
  households: number | null
  builtYear: number | null
  source: string
  version: number
  validFrom: string
  validTo: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface ResolutionTable {
  areaId: string
  id: string
  path: string
  meetingId: string
  motionId: string | null
  year: number
  number: number
  title: string
  matter: string
  text: string
  decidedOn: string
  meetingKind: string
  verdict: Json
  state: string
  stateReason: string | null
  stateOn: string | null
  public: boolean
  filedOn: string | null
  filedWith: string | null
  version: Generated<number>
}

export interface RevealingTable {
  communityId: string
  id: string
  personId: string
  fields: string[]
  purpose: string
  reason: string
  revealedBy: string
  revealedAt: Timestamp
}

export interface RuleParameterTable {
  id: string
  ruleSetId: string
  key: string
  value: Json
  unit: string
  modality: string
  validFrom: string
  validTo: string | null
  document: string
  versionOn: string | null
  policyKey: string | null
  article: string
  words: string | null
  approval: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface RuleSetTable {
  id: string
  key: string
  name: string
  standing: string
  region: string
  note: string | null
  shippedHash: string | null
  recordedAt: Timestamp
}

export interface SavedViewTable {
  id: string
  accountId: string
  list: string
  name: string
  query: string
  createdAt: Timestamp
}

export interface ServiceAdmissionTable {
  areaId: string
  id: string
  path: string
  batchId: string
  title: string
  text: string
  department: string
  basis: string
  basisPolicyKey: string | null
  payer: string
  amountFen: number | null
  post: string
  fromDay: string | null
  toDay: string | null
  state: string
  missing: Generated<string[]>
  refusal: string | null
  askedBy: string
  askedById: string | null
  askedAt: Timestamp
  decidedBy: string | null
  decidedById: string | null
  decidedAt: Timestamp | null
  endedReason: string | null
  version: Generated<number>
}

export interface ServiceBarredTable {
  id: string
  code: string
  name: string
  words: string[]
  answer: string
  document: string
  article: string
  validFrom: string
  validTo: string | null
  guide: string | null
  guideSource: string | null
  shippedHash: string | null
  version: Generated<number>
}

export interface ServiceCaseTable {
  areaId: string
  id: string
  path: string
  number: string
  kindId: string | null
  itemId: string | null
  itemSeq: number | null
  nature: string
  channel: string
  urgency: string
  title: string
  text: string
  form: Json
  grams: string[]
  placeText: string | null
  x: number | null
  y: number | null
  unitId: string | null
  state: string
  stateBefore: string | null
  holderAreaId: string
  holderRole: string
  holderId: string | null
  holderName: string | null
  firstReceiver: string | null
  firstReceiverName: string | null
  answeredBy: string | null
  applicantAccountId: string | null
  personId: string | null
  localUnitId: string | null
  applicantNameEnc: string | null
  nameHash: string | null
  phoneEnc: string | null
  phoneHash: string | null
  phoneLast4: string | null
  special: Generated<boolean>
  public: Generated<boolean>
  openedAt: Timestamp
  changedAt: Timestamp
  dueAt: Timestamp | null
  dueRule: string | null
  stepFrom: Timestamp
  stepDueAt: Timestamp | null
  stepRule: string | null
  clockYear: number | null
  suspendedAt: Timestamp | null
  suspendedS: Generated<number>
  stepLeft: Json | null
  extended: Generated<number>
  urged: Generated<number>
  closedAt: Timestamp | null
  duplicateOf: string | null
  reopened: Generated<number>
  escalatedTo: number | null
  climbAt: Timestamp | null
  ticketId: string | null
  partsOpen: Generated<number>
  steps: Generated<number>
  changedBy: string
  version: Generated<number>
}

export interface ServiceCaseFileTable {
  areaId: string
  caseId: string
  id: string
  path: string
  fileId: string
  name: string
  type: string
  kind: string
  bytes: number
  audience: string
  cleaned: boolean
  byName: string
  at: Timestamp
  droppedAt: Timestamp | null
  droppedBy: string | null
}

export interface ServiceCaseNumberTable {
  number: string
  areaId: string
  caseId: string
}

export interface ServiceCasePartTable {
  areaId: string
  caseId: string
  id: string
  path: string
  holderAreaId: string
  holderRole: string
  holderId: string | null
  holderName: string | null
  asked: string
  askedBy: string
  askedAt: Timestamp
  outcome: string | null
  answer: string | null
  answeredBy: string | null
  answeredAt: Timestamp | null
}

export interface ServiceCaseSettingTable {
  areaId: string
  path: string
  hours: Json
  reopenDays: number
  similarDays: number
  similarMetres: number
  climb: Json
  version: Generated<number>
}

export interface ServiceCaseStepTable {
  areaId: string
  caseId: string
  seq: number
  path: string
  verb: string
  stateFrom: string | null
  stateTo: string
  holderAreaId: string
  holderRole: string
  holderId: string | null
  holderName: string | null
  byId: string | null
  byName: string
  byRole: string
  at: Timestamp
  reason: Generated<string>
  text: Generated<string>
  audience: string
  dueBefore: Timestamp | null
  dueAfter: Timestamp | null
  stepDueBefore: Timestamp | null
  stepDueAfter: Timestamp | null
}

export interface ServiceChangeTable {
  areaId: string
  version: number
}

export interface ServiceClockRuleTable {
  id: string
  areaId: string
  path: string
  step: string
  itemId: string | null
  kindId: string | null
  nature: string | null
  urgency: string | null
  span: Json
  suspends: boolean
  extendSpan: Json | null
  extendTimes: number
  origin: string
  source: string
  validFrom: string
  validTo: string | null
  createdBy: string
  createdAt: Timestamp
  version: Generated<number>
  countsFrom: Generated<string>
}

export interface ServiceCodeTable {
  id: string
  communityId: string
  path: string
  handle: string
  secretMac: string
  personId: string | null
  localUnitId: string | null
  name: string
  checked: string
  note: Generated<string>
  madeBy: string
  madeById: string | null
  madeAt: Timestamp
  expiresAt: Timestamp
  tries: Generated<number>
  usedAt: Timestamp | null
  usedBy: string | null
  withdrawnAt: Timestamp | null
}

export interface ServiceContractTable {
  id: string
  areaId: string
  path: string
  providerId: string
  title: string
  number: Generated<string>
  amountFen: number
  validFrom: string
  validTo: string
  itemIds: Generated<string[]>
  endedOn: string | null
  endedReason: string | null
  version: Generated<number>
}

export interface ServiceContractRemarkTable {
  contractId: string
  seq: number
  path: string
  day: string
  grade: string
  text: string
  byName: string
  at: Timestamp
}

export interface ServiceCountTable {
  areaId: string
  day: string
  measure: string
  nature: string
  channel: string
  kindId: string
  itemId: string
  path: string
  delta: number
}

export interface ServiceCounterTable {
  areaId: string
  id: string
  path: string
  placeId: string
  number: number
  name: string
  kind: string
  letters: Generated<string[]>
  state: string
  clerkId: string | null
  clerkName: string | null
  since: Timestamp | null
  version: Generated<number>
}

export interface ServiceDeviceTable {
  id: string
  areaId: string
  path: string
  placeId: string
  kind: string
  name: string
  counterId: string | null
  tokenHash: string
  createdAt: Timestamp
  createdBy: string
  revokedAt: Timestamp | null
  version: Generated<number>
}

export interface ServiceHallTable {
  areaId: string
  placeId: string
  path: string
  businesses: Json
  earlyMinutes: number
  stopMinutes: number
  lunchTaking: boolean
  slotMinutes: number
  slotCapacity: number
  slotDays: number
  followUpDays: number
  notice: string
  version: Generated<number>
  slotsPerAddress: Generated<number>
}

export interface ServiceHandoutTable {
  areaId: string
  id: string
  path: string
  placeId: string
  caseAreaId: string | null
  caseId: string | null
  caseNumber: string
  title: string
  note: string
  state: string
  readyAt: Timestamp
  readyBy: string
  handedAt: Timestamp | null
  handedBy: string | null
  signedAs: string | null
  signedNote: string | null
  version: Generated<number>
  special: Generated<boolean>
}

export interface ServiceHolidayTable {
  day: string
  year: number
  kind: string
  name: string
}

export interface ServiceHolidayYearTable {
  year: number
  document: string
  issuedOn: string | null
  enteredBy: string
  enteredAt: Timestamp
  version: Generated<number>
}

export interface ServiceItemTable {
  id: string
  areaId: string
  path: string
  code: string
  createdBy: string
  createdAt: Timestamp
  importKey: string | null
  version: Generated<number>
}

export interface ServiceItemVersionTable {
  itemId: string
  seq: number
  areaId: string
  path: string
  kindId: string
  code: string
  name: string
  nameGrams: string[]
  pinyin: string
  initials: string
  summary: string
  clientGroups: string[]
  vulnerable: Generated<string[]>
  fee: Json
  eligibility: string
  documents: Json
  form: Json
  basis: Json
  channels: string[]
  promise: Json | null
  providerId: string | null
  department: Generated<string>
  source: Generated<string>
  validFrom: string
  validTo: string | null
  reason: string | null
  recordedBy: string
  recordedAt: Timestamp
}

export interface ServiceKindTable {
  id: string
  areaId: string
  areaPath: string
  parentId: string | null
  code: string
  name: string
  path: string
  usedFor: string
  validFrom: string
  validTo: string | null
  source: string
  ord: Generated<number>
  version: Generated<number>
}

export interface ServiceLookTable {
  areaId: string
  id: string
  path: string
  caseId: string
  personId: string | null
  part: string
  partId: string | null
  byId: string | null
  byName: string
  byRole: string
  at: Timestamp
  purpose: string
}

export interface ServiceMemberTable {
  communityId: string
  id: string
  accountId: string
  kind: string
  personId: string | null
  localUnitId: string | null
  relation: string | null
  checked: string
  note: Generated<string>
  checkedBy: string
  checkedById: string | null
  checkedAt: Timestamp
  validTo: string | null
  endedAt: Timestamp | null
  endedBy: string | null
  endedReason: string | null
  version: Generated<number>
}

export interface ServiceNetworkSettingTable {
  areaId: string
  path: string
  walkMinutes: number
  pace: number
  detour: number
  version: Generated<number>
}

export interface ServiceOfferTable {
  id: string
  placeId: string
  itemId: string
  areaId: string
  path: string
  note: Generated<string>
  validFrom: string
  validTo: string | null
  version: Generated<number>
}

export interface ServicePaperTable {
  areaId: string
  id: string
  path: string
  caseId: string
  number: string
  codeHash: string
  kind: string
  title: string
  body: string
  issuer: string
  docxId: string
  pdfId: string
  issuedAt: Timestamp
  issuedBy: string
  withdrawnAt: Timestamp | null
  withdrawnBy: string | null
  withdrawnReason: string | null
  version: Generated<number>
}

export interface ServicePlaceTable {
  id: string
  areaId: string
  path: string
  level: string
  kind: string
  name: string
  address: string
  x: number | null
  y: number | null
  phone: Generated<string>
  summary: Generated<string>
  hours: Json
  counters: Generated<number>
  m2: number | null
  capacity: number | null
  staff: number | null
  holders: Json
  equipment: Generated<string[]>
  providerId: string | null
  validFrom: string
  validTo: string | null
  closedReason: string | null
  version: Generated<number>
  holidays: Generated<string>
}

export interface ServicePlaceDayTable {
  placeId: string
  day: string
  path: string
  hours: Json
  note: string
}

export interface ServiceProviderTable {
  id: string
  areaId: string
  path: string
  name: string
  kind: string
  creditCode: string | null
  localUnitId: string | null
  summary: Generated<string>
  phone: Generated<string>
  email: Generated<string>
  website: Generated<string>
  validFrom: string
  validTo: string | null
  version: Generated<number>
}

export interface ServicePublicCaseTable {
  areaId: string
  id: string
  path: string
  number: string
  kindId: string | null
  itemId: string | null
  state: string
  text: string
  answer: string | null
  placeText: string | null
  x: number | null
  y: number | null
  media: Json
  openedAt: Timestamp
  changedAt: Timestamp
  dueAt: Timestamp | null
  closedAt: Timestamp | null
}

export interface ServiceRatingTable {
  areaId: string
  id: string
  path: string
  placeId: string | null
  ticketId: string | null
  caseId: string | null
  itemId: string | null
  providerId: string | null
  grade: number
  reasons: Generated<string[]>
  text: Generated<string>
  source: string
  ratedAt: Timestamp
  state: string | null
  dueAt: Timestamp | null
  appeal: string | null
  appealedBy: string | null
  appealedAt: Timestamp | null
  decision: string | null
  decidedBy: string | null
  decidedAt: Timestamp | null
  verdict: string | null
  finding: string | null
  answer: string | null
  answeredBy: string | null
  answeredAt: Timestamp | null
  published: string | null
  publishedAt: Timestamp | null
  version: Generated<number>
  appealedById: string | null
}

export interface ServiceReferralTable {
  id: string
  fromAreaId: string
  fromPath: string
  toAreaId: string
  toPath: string
  toPlaceId: string | null
  itemId: string | null
  caseAreaId: string | null
  caseId: string | null
  title: string
  text: string
  state: string
  dueOn: string
  sentBy: string
  sentById: string | null
  sentAt: Timestamp
  takenBy: string | null
  takenAt: Timestamp | null
  refusal: string | null
  answer: string | null
  answeredBy: string | null
  answeredAt: Timestamp | null
  seenBy: string | null
  seenAt: Timestamp | null
  version: Generated<number>
}

export interface ServiceRouteRuleTable {
  id: string
  areaId: string
  path: string
  itemId: string | null
  kindId: string | null
  nature: string | null
  channel: string | null
  fromMinute: number
  toMinute: number
  days: string
  holderLevel: number
  holderRole: string
  source: string
  validFrom: string
  validTo: string | null
  createdBy: string
  createdAt: Timestamp
  version: Generated<number>
}

export interface ServiceSlotTable {
  areaId: string
  id: string
  path: string
  placeId: string
  startsAt: Timestamp
  endsAt: Timestamp
  letter: string
  lane: string
  topic: string
  takenKey: string
  state: string
  bookedAt: Timestamp
  ticketId: string | null
  version: Generated<number>
  takenFrom: string | null
}

export interface ServiceTemplateTable {
  areaId: string
  id: string
  path: string
  name: string
  text: string
  verb: string
  kindId: string | null
  droppedAt: Timestamp | null
  changedBy: string
  version: Generated<number>
  itemId: string | null
  roles: Generated<string[]>
}

export interface ServiceTicketTable {
  areaId: string
  id: string
  path: string
  placeId: string
  day: string
  letter: string
  number: number
  queue: string
  lane: string
  priority: number
  rank: Timestamp
  source: string
  takenKey: string
  state: string
  takenAt: Timestamp
  forCounterId: string | null
  counterId: string | null
  counterNumber: number | null
  calledAt: Timestamp | null
  calls: Generated<number>
  servedAt: Timestamp | null
  endedAt: Timestamp | null
  itemId: string | null
  slotId: string | null
  fromTicketId: string | null
  version: Generated<number>
}

export interface ServiceToldTable {
  areaId: string
  id: string
  path: string
  placeId: string
  ticketId: string | null
  itemId: string
  itemSeq: number
  itemName: string
  number: string
  missing: Json
  present: Json
  note: string
  toldAt: Timestamp
  toldBy: string
}

export interface SettingTable {
  key: string
  value: Json
}

export interface SpecialListTable {
  id: string
  areaId: string
  name: string
  source: string
  purpose: string
  legalBasis: string
  keepMonths: number
  version: number
  validFrom: string
  validTo: string | null
  recordedAt: Timestamp
}

export interface SpecialListEntryTable {
  communityId: string
  id: string
  listId: string
  personId: string
  source: string
  purpose: string
  note: string
  version: number
  validFrom: string
  expiresOn: string
  removedOn: string | null
  removedReason: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface StoredFileTable {
  id: string
  areaId: string
  path: string
  name: string
  type: string
  bytes: number
  sha256: string
  createdAt: Timestamp
  createdBy: string | null
  expiresAt: Timestamp | null
}

export interface UnitMembershipTable {
  id: string
  unitId: string
  communityId: string
  validFrom: string
  validTo: string | null
  recordedAt: Timestamp
  supersededAt: Timestamp | null
}

export interface Database {
  account: AccountTable
  accountGrant: AccountGrantTable
  accountPassword: AccountPasswordTable
  accountPolicy: AccountPolicyTable
  accountRecoveryCode: AccountRecoveryCodeTable
  accountSession: AccountSessionTable
  appraisalGrade: AppraisalGradeTable
  area: AreaTable
  areaAct: AreaActTable
  areaBoundary: AreaBoundaryTable
  areaLink: AreaLinkTable
  areaRelease: AreaReleaseTable
  areaReleaseChange: AreaReleaseChangeTable
  areaRevision: AreaRevisionTable
  areaVersion: AreaVersionTable
  auditEntry: AuditEntryTable
  auditHead: AuditHeadTable
  building: BuildingTable
  correctionRequest: CorrectionRequestTable
  countyCode: CountyCodeTable
  countyCodeLink: CountyCodeLinkTable
  duplicateSuspect: DuplicateSuspectTable
  dwelling: DwellingTable
  election: ElectionTable
  electionArchive: ElectionArchiveTable
  electionBatch: ElectionBatchTable
  electionBox: ElectionBoxTable
  electionBoxAccount: ElectionBoxAccountTable
  electionCandidate: ElectionCandidateTable
  electionCommittee: ElectionCommitteeTable
  electionComplaint: ElectionComplaintTable
  electionCounter: ElectionCounterTable
  electionDate: ElectionDateTable
  electionHelper: ElectionHelperTable
  electionList: ElectionListTable
  electionMinute: ElectionMinuteTable
  electionNotice: ElectionNoticeTable
  electionObjection: ElectionObjectionTable
  electionProxy: ElectionProxyTable
  electionPublic: ElectionPublicTable
  electionPublicCandidate: ElectionPublicCandidateTable
  electionPublicNotice: ElectionPublicNoticeTable
  electionPublicTally: ElectionPublicTallyTable
  electionPublicVerdict: ElectionPublicVerdictTable
  electionPublicVoided: ElectionPublicVoidedTable
  electionPublicVoter: ElectionPublicVoterTable
  electionScan: ElectionScanTable
  electionTally: ElectionTallyTable
  electionTurnout: ElectionTurnoutTable
  electionVerdict: ElectionVerdictTable
  electionVoter: ElectionVoterTable
  household: HouseholdTable
  householdCount: HouseholdCountTable
  idempotency: IdempotencyTable
  importantMatter: ImportantMatterTable
  indicatorDefinition: IndicatorDefinitionTable
  jobRun: JobRunTable
  ledgerImport: LedgerImportTable
  ledgerMapping: LedgerMappingTable
  ledgerRow: LedgerRowTable
  localUnit: LocalUnitTable
  loginAttempt: LoginAttemptTable
  meeting: MeetingTable
  meetingChange: MeetingChangeTable
  meetingCounter: MeetingCounterTable
  meetingDemand: MeetingDemandTable
  meetingInvited: MeetingInvitedTable
  meetingItem: MeetingItemTable
  meetingMinutes: MeetingMinutesTable
  meetingMotion: MeetingMotionTable
  meetingPresent: MeetingPresentTable
  meetingRoll: MeetingRollTable
  meetingStudy: MeetingStudyTable
  meetingTask: MeetingTaskTable
  meetingTaskStep: MeetingTaskStepTable
  meetingVote: MeetingVoteTable
  notification: NotificationTable
  notificationAddress: NotificationAddressTable
  open311Key: Open311KeyTable
  open311Submission: Open311SubmissionTable
  organ: OrganTable
  organChange: OrganChangeTable
  organHandover: OrganHandoverTable
  organHandoverItem: OrganHandoverItemTable
  organKinship: OrganKinshipTable
  organMember: OrganMemberTable
  organOfficeHolder: OrganOfficeHolderTable
  organParty: OrganPartyTable
  organPost: OrganPostTable
  organRule: OrganRuleTable
  organRuleVersion: OrganRuleVersionTable
  organTerm: OrganTermTable
  organWork: OrganWorkTable
  person: PersonTable
  personKey: PersonKeyTable
  planningAct: PlanningActTable
  planningActStep: PlanningActStepTable
  planningArea: PlanningAreaTable
  planningAreaMember: PlanningAreaMemberTable
  planningCase: PlanningCaseTable
  planningComment: PlanningCommentTable
  planningCompound: PlanningCompoundTable
  planningEdit: PlanningEditTable
  planningLayer: PlanningLayerTable
  planningMaterial: PlanningMaterialTable
  planningNotice: PlanningNoticeTable
  planningNoticeAnswer: PlanningNoticeAnswerTable
  planningNoticeVoice: PlanningNoticeVoiceTable
  planningOpinion: PlanningOpinionTable
  planningReservation: PlanningReservationTable
  planningScheme: PlanningSchemeTable
  planningSetting: PlanningSettingTable
  planningTask: PlanningTaskTable
  policy: PolicyTable
  policyArticle: PolicyArticleTable
  policyForce: PolicyForceTable
  policyRelation: PolicyRelationTable
  publication: PublicationTable
  publicationAnswer: PublicationAnswerTable
  publicationShown: PublicationShownTable
  publicationVoice: PublicationVoiceTable
  publicityMeasure: PublicityMeasureTable
  registerChange: RegisterChangeTable
  registerEvent: RegisterEventTable
  report: ReportTable
  reportFigure: ReportFigureTable
  reportedChange: ReportedChangeTable
  reportedFigure: ReportedFigureTable
  resident: ResidentTable
  residentCount: ResidentCountTable
  residentialUnit: ResidentialUnitTable
  resolution: ResolutionTable
  revealing: RevealingTable
  ruleParameter: RuleParameterTable
  ruleSet: RuleSetTable
  savedView: SavedViewTable
  serviceAdmission: ServiceAdmissionTable
  serviceBarred: ServiceBarredTable
  serviceCase: ServiceCaseTable
  serviceCaseFile: ServiceCaseFileTable
  serviceCaseNumber: ServiceCaseNumberTable
  serviceCasePart: ServiceCasePartTable
  serviceCaseSetting: ServiceCaseSettingTable
  serviceCaseStep: ServiceCaseStepTable
  serviceChange: ServiceChangeTable
  serviceClockRule: ServiceClockRuleTable
  serviceCode: ServiceCodeTable
  serviceContract: ServiceContractTable
  serviceContractRemark: ServiceContractRemarkTable
  serviceCount: ServiceCountTable
  serviceCounter: ServiceCounterTable
  serviceDevice: ServiceDeviceTable
  serviceHall: ServiceHallTable
  serviceHandout: ServiceHandoutTable
  serviceHoliday: ServiceHolidayTable
  serviceHolidayYear: ServiceHolidayYearTable
  serviceItem: ServiceItemTable
  serviceItemVersion: ServiceItemVersionTable
  serviceKind: ServiceKindTable
  serviceLook: ServiceLookTable
  serviceMember: ServiceMemberTable
  serviceNetworkSetting: ServiceNetworkSettingTable
  serviceOffer: ServiceOfferTable
  servicePaper: ServicePaperTable
  servicePlace: ServicePlaceTable
  servicePlaceDay: ServicePlaceDayTable
  serviceProvider: ServiceProviderTable
  servicePublicCase: ServicePublicCaseTable
  serviceRating: ServiceRatingTable
  serviceReferral: ServiceReferralTable
  serviceRouteRule: ServiceRouteRuleTable
  serviceSlot: ServiceSlotTable
  serviceTemplate: ServiceTemplateTable
  serviceTicket: ServiceTicketTable
  serviceTold: ServiceToldTable
  setting: SettingTable
  specialList: SpecialListTable
  specialListEntry: SpecialListEntryTable
  storedFile: StoredFileTable
  unitMembership: UnitMembershipTable
}
