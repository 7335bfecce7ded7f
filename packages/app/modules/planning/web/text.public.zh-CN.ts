/** What the public pages of planning say. */
export default {
  notices: '社区调整公示',
  noticesAbout: '看看您住的小区会划到哪个社区，有意见请在期限内提出。',
  none: '现在没有公示',
  noneText: '有社区调整征求意见或公告时，会出现在这里。',
  state: '进展',
  states: { consulting: '正在征求意见', announced: '已公告', inForce: '已施行', archived: '已施行' },
  commentTo: '意见截止',
  effectiveOn: '施行日期',
}
