export default {
  errors: {
    cancelled: '已按要求停止。停止之前已完成的部分仍然有效。',
    unknown: '没有名为 {{name}} 的后台任务。',
    ended: '这项任务已经结束，不能再停止。',
    failed: '后台任务出错而停止：{{reason}}',
  },
  phases: { queued: '排队中', running: '进行中', done: '已完成', failed: '出错', cancelled: '已停止' },
}
