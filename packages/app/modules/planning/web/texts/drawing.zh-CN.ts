/** Words of drawing. */
export default {
  fields: {
    name: '名称',
    reason: '事由',
    areaId: '街道或乡镇',
    registerOn: '以哪天的登记为准',
    dueOn: '办理期限',
    ownerRole: '承办岗位',
    ownerName: '承办人',
    origin: '来由',
    state: '状态',
    schemes: '方案数',
    createdAt: '立项时间',
    createdBy: '立项人',
    takeOver: '由我承办',
  },
  values: { origin: { manual: '人工立项', newUnit: '新建小区', fitness: '体检发现' } },
  commands: {
    openCase: '立项',
    changeCase: '修改规划任务',
    dropCase: '撤销规划任务',
    reopenCase: '恢复规划任务',
  },
  permissions: { view: '查看社区规划', draw: '编制社区规划方案', settings: '设定新建小区纳入期限' },
  states: { open: '编制中', filed: '已报批', done: '已办结', dropped: '已撤销' },
  verbs: { file: '报批', giveBack: '退回', finish: '办结', drop: '撤销', reopen: '恢复' },
}
