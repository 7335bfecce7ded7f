/** What a column of a list of members can hold, in the order of the template. */
export const rosterFields = [
  'community',
  'body',
  'name',
  'post',
  'sex',
  'birth',
  'from',
  'to',
  'reason',
  'source',
  'decree',
] as const
export type RosterField = (typeof rosterFields)[number]
/** Without these columns nothing can be read. */
export const neededFields = ['body', 'name', 'from'] as const satisfies RosterField[]

/** What columns of such lists are called; the template's names among them. */
export const rosterHeaders: Readonly<Record<RosterField, RegExp>> = {
  community: /^(社区|社区名称|所在社区|所属社区|区划|区划名称|区划代码|community|area)$/i,
  body: /^(组织|组织名称|机构|机构名称|body)$/i,
  name: /^(姓名|成员姓名|name)$/i,
  post: /^(职务|现任职务|担任职务|post)$/i,
  sex: /^(性别|sex)$/i,
  birth: /^(出生日期|出生年月日|生日|birth|birthday|dateofbirth)$/i,
  from: /^(任期开始|任期开始日期|任期起|任职日期|当选日期|from|termbegins)$/i,
  to: /^(任期届满|任期届满日期|任期止|届满日期|to|termends)$/i,
  reason: /^(任职方式|产生方式|howchosen|chosenby)$/i,
  source: /^(依据|任职依据|来源|source|basis)$/i,
  decree: /^(文号|批准文号|decree|paperno\.?)$/i,
}
