/** Refusals of drawing: what is wrong, by which rule, how to mend it. */
export default {
  caseClosed: '这项规划任务现为“{{state}}”，不能再画。已报批的须先退回；已撤销的须先恢复。',
  dueBeforeToday: '办理期限 {{day}} 早于今天（{{today}}）。请改为今天或以后的日期。',
  registerAhead: '登记日 {{day}} 还没到（今天 {{today}}）。方案只能以已有的登记为准，请改日期。',
  stale: '{{by}} 刚刚改过，现为第 {{version}} 版。请看过对方的改动，再在最新一版上改。',
  wrongLevel: '“{{name}}”不是街道、镇、乡。社区在街道或乡镇范围内划分（城市居民委员会组织法第三条），请选街道或乡镇。',
}
