/** Refusals of drawing: what is wrong, by which rule, how to mend it. */
export default {
  badCode: '代码应为 12 位数字（统计用区划代码），请核对。',
  badKey: '社区的标记只能用小写字母开头的字母和数字，最长 16 位。',
  boundsCrossed: '下限 {{lower}} 户大于上限 {{upper}} 户。请把下限改到不大于上限。',
  nothingToRedo: '没有可以重做的步骤。',
  nothingToUndo: '没有可以撤销的步骤：已回到方案的起点。',
  schemeDropped: '方案“{{name}}”已撤销，不能再改。需要时请另建方案。',
  schemeStale:
    '您打开方案（第 {{since}} 版）以后，{{by}} 改了 {{steps}} 步，涉及 {{units}} 个小区，现为第 {{version}} 版。您的改动没有丢失：请看过对方的改动，再提交一次。',
  targetOutside: '目标规模 {{target}} 户不在 {{lower}}～{{upper}} 户之间。请改目标，或改上下限。',
  tooManyCommunities: '一个方案最多 {{most}} 个社区。请检查是否误把每个小区都建成了社区。',
  tooManySchemes: '一项规划任务最多同时有 {{most}} 个方案。请先撤销不用的方案。',
  unknownCommunity: '所沿用的社区不在本街道（乡镇）。请从本街道现有社区中选择。',
  unknownUnits:
    '有 {{count}} 个小区不在本街道（乡镇）当日的登记中，不能划入社区。请刷新后再试；若是新小区，先在“小区”中登记。',
  caseClosed: '这项规划任务现为“{{state}}”，不能再画。已报批的须先退回；已撤销的须先恢复。',
  dueBeforeToday: '办理期限 {{day}} 早于今天（{{today}}）。请改为今天或以后的日期。',
  registerAhead: '登记日 {{day}} 还没到（今天 {{today}}）。方案只能以已有的登记为准，请改日期。',
  stale: '{{by}} 刚刚改过，现为第 {{version}} 版。请看过对方的改动，再在最新一版上改。',
  wrongLevel: '“{{name}}”不是街道、镇、乡。社区在街道或乡镇范围内划分（城市居民委员会组织法第三条），请选街道或乡镇。',
}
