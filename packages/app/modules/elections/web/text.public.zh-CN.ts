export default {
  title: '选举', about: '居民委员会选举的公告、选民名单、候选人、计票和结果', one: '选举', count: '公开计票', voters: '选民名单', none: '还没有公开的选举', noneText: '选举办法通过后，会在这里公布公告、候选人和结果。',
  notices: '公告', noticesEmpty: '还没有公告', candidates: '候选人', results: '结果', day: '选举日', mode: '选举方式', seats: '应选名额', state: '阶段', law: '适用法律', term: '任期',
  votersOut: '选民名单正在公布', votersText: '请核对有没有遗漏或者错误。有异议的，在申诉期内向居民选举委员会提出。', votersGone: '现在不在选民名单的公布期内。', search: '查姓名', watch: '看公开计票', number: '序号', name: '姓名',
  published: '{{day}} 公布', until: '公布至 {{day}}', votes: '{{n}} 票', round: '第 {{n}} 次投票', elected: '当选', figures: '依据和数字', met: '符合', notMet: '不符合', openMet: '待定',
  batches: '已计 {{n}} 组，共 {{of}} 组', ballots: '已计选票 {{n}} 张，共 {{of}} 张', valid: '有效 {{n}}', blank: '空白 {{n}}', void: '废票 {{n}}', differs: '{{n}} 组正在第三次清点', box: '{{n}}号 {{name}}', waiting: '等待计票', live: '实时更新',
  of: '{{n}} 票', back: '返回选举', all: '全部选举', under: '依据', next: '另行选举的候选人', previous: '上一页', following: '下一页', page: '第 {{n}} 页', electedNone: '无人当选',
  posts: { chair: '主任', viceChair: '副主任', member: '委员', representative: '居民代表' },
  kinds: { general: '换届选举', byElection: '补选', recall: '罢免', representatives: '推选居民代表', supervisory: '推选居务监督委员会' },
  modes: { allVoters: '全体选民选举', households: '户代表选举', representatives: '居民代表选举' },
  states: {
    planned: '计划', committeeSelected: '准备', planAdopted: '已通过选举办法', registration: '选民登记', listPublished: '已公布选民名单', nomination: '提名候选人', vetting: '资格审查', candidatesPublished: '已公布候选人',
    meetCandidates: '候选人已见面', voting: '投票', counting: '计票', elected: '已有结果', runOff: '待另行选举', void: '选举无效', announced: '已公布结果', filed: '已备案', certificates: '已发当选证书', handover: '已移交', archived: '已归档',
  },
  reasons: {
    turnout: '参加投票 {{n}} 人，应到 {{of}} 人，最少 {{least}} 人', majority: '{{person}}得 {{n}} 票，参加投票 {{of}} 人，最少 {{least}} 票', runOffFloor: '{{person}}得 {{n}} 票，已投选票 {{of}} 张，最少 {{least}} 票',
    shortfall: '{{contest}}不足 {{seats}} 名，另行选举', womanMember: '委员会成员中妇女 {{n}} 名', committeeSize: '成员 {{n}} 名，应为 {{min}} 至 {{max}} 名', chair: '主任：{{person}}', tie: '{{persons}}{{person}}得票相同', gaveWay: '{{person}}因近亲属关系不任职',
    nearRelatives: '{{persons}}有近亲属关系', moreBallotsThanVoters: '收回选票 {{ballots}} 张，参加投票 {{persons}} 人', other: '其他事项',
  },
}
