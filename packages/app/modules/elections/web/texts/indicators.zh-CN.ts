import codes from './codes.zh-CN.ts'

export default {
  finished: { name: '办结的选举数', description: '当年至当日选举日已过、结果已公布的选举件数，不含无效的选举。', parts: { kind: codes.values.kind } },
  running: { name: '正在进行的选举数', description: '当日已拟定计划、尚未公布结果也未宣布无效的选举件数。', parts: { kind: codes.values.kind } },
  entitled: { name: '最近一次换届应参加投票人数', description: '各社区截至当日最近一次换届选举第一次投票时，名单上参加投票的人数（选民、户代表或者居民代表）。' },
  voted: { name: '最近一次换届参加投票人数', description: '同一次投票中领取选票的人数，含书面委托他人代为投票的选民。' },
  turnout: { name: '换届参选率', description: '最近一次换届参加投票人数除以应参加投票人数。' },
  renewed: { name: '当年换届的居委会数', description: '当年至当日办结换届选举、且登记有上一届任期的居委会个数。' },
  inTime: { name: '按期换届的居委会数', description: '其中公布结果时上一届任期没有中断过的居委会个数：最迟在上一届任期届满的次日公布。' },
  inTimeShare: { name: '按期换届率', description: '按期换届的居委会数除以当年换届的居委会数。' },
  elected: { name: '当选的居委会成员数', description: '当年至当日办结的换届选举和补选中当选的人数。', parts: { post: codes.values.post } },
  women: { name: '当选的妇女人数', description: '当选的居委会成员中妇女的人数。' },
  womenShare: { name: '当选成员中妇女比例', description: '当选的妇女人数除以当选的居委会成员数。' },
  runOffs: { name: '另行选举的选举数', description: '当年至当日第一次投票后名额不足、须另行选举的选举件数。' },
  void: { name: '无效的选举数', description: '当年至当日选举日已过、被宣布无效的选举件数。' },
} // prettier-ignore
