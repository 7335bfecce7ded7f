/**
 * Code lists of the registers. `verified` says whether the values were read in the standard itself; the others were
 * seen in copies only and are to be checked against the standard before a release is relied on. Labels stand in
 * web/codes.zh-CN.ts and web/codes.en.ts. Religion and political review are not kept: PIPL art. 28, purpose limitation.
 */
export interface CodeList<C extends string = string> {
  standard: string
  verified: boolean
  codes: readonly C[]
}
const list = <const C extends string>(standard: string, verified: boolean, codes: readonly C[]): CodeList<C> => ({
  standard,
  verified,
  codes,
})

const ethnicCodes = [...Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, '0')), '97', '98']

export const codeLists = {
  sex: list('GB/T 2261.1-2003', true, ['0', '1', '2', '9']),
  marriage: list('GB/T 2261.2-2003', true, ['10', '20', '21', '22', '23', '30', '40', '90']),
  employment: list('GB/T 2261.4-2003', false, [
    '11',
    '13',
    '17',
    '21',
    '24',
    '27',
    '31',
    '37',
    '51',
    '54',
    '70',
    '80',
    '90',
  ]),
  ethnic: list('GB/T 3304-1991', false, ethnicCodes),
  education: list('GB/T 4658-2006', false, [
    '10',
    '11',
    '14',
    '20',
    '21',
    '30',
    '31',
    '40',
    '60',
    '61',
    '70',
    '71',
    '80',
    '90',
  ]),
  /** First level; 4 to 8 were not seen in a copy of the standard. */
  relation: list('GB/T 4761-2008', false, ['0', '1', '2', '3', '4', '5', '6', '7', '8']),
  /** Historic: the agricultural split is abolished (国发〔2014〕25号); kept to read old books. */
  registration: list('GA 324.1-2001', false, ['0', '1', '2', '3', '4', '5', '6', '7', '8']),
  paper: list('GA/T 517-2004', false, ['111', '112', '113', '414', '420', '421', '511', '513']),
} as const

export type Sex = (typeof codeLists.sex.codes)[number]
/** Code of the head of a household in the relation list. */
export const HEAD = '0'
/** Married states of GB/T 2261.2: 20 married, 21 first, 22 again, 23 restored. */
export const MARRIED: readonly string[] = ['20', '21', '22', '23']

/** Kinds of residential units: 小区, 楼院, 宿舍区, 平房片区, 村庄. */
export const unitKinds = ['estate', 'courtyard', 'dormitory', 'bungalows', 'village'] as const
/** Family or collective household (家庭户, 集体户). */
export const householdKinds = ['family', 'collective'] as const
/** The level of a local unit's superior: 中央, 省, 市, 县区, none. */
export const superiorLevels = ['central', 'province', 'city', 'county', 'none'] as const
/** Kinds of local units: 机关, 事业单位, 企业, 学校, 医疗机构, 社会组织, other. */
export const localUnitKinds = [
  'organ',
  'institution',
  'enterprise',
  'school',
  'hospital',
  'socialOrganisation',
  'other',
] as const
/** Why a masked field may be shown. Each is a statutory duty or the person's own wish (PIPL art. 13). */
export const revealPurposes = [
  'residentAsks',
  'issueProof',
  'assistance',
  'verifyIdentity',
  'emergency',
  'courtOrder',
  'dataCheck',
] as const
export type RevealPurpose = (typeof revealPurposes)[number]
export const eventKinds = [
  'registered',
  'birth',
  'death',
  'moveIn',
  'moveOut',
  'moved',
  'married',
  'divorced',
  'changed',
  'corrected',
  'merged',
  'householdOpened',
  'householdSplit',
  'householdClosed',
  'headChanged',
  'imported',
  'unitSetUp',
  'unitChanged',
  'unitAssigned',
  'unitClosed',
  'unitSplit',
  'unitSplitUndone',
  'buildingAdded',
  'dwellingAdded',
] as const
export type EventKind = (typeof eventKinds)[number]
