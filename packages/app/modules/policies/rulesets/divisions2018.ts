import { code, flag, list, months, type DraftSet } from './draft.ts'

/**
 * The regulations on administrative divisions: in force from 2019-01-01 (art. 27). They hold for divisions down to towns
 * and subdistricts; communities are no division, their outlines follow the law on residents' committees.
 */
export const divisions2018: DraftSet = {
  key: 'CN-AD-2018',
  name: '行政区划管理条例',
  standing: 'law',
  region: '',
  document: '行政区划管理条例',
  versionOn: '2018-10-10',
  policyKey: '行政区划管理条例@2018-10-10',
  from: '2019-01-01',
  to: null,
  parameters: [
    flag('stable', 'required', '第二条', '行政区划应当保持总体稳定'),
    code(
      'approvedBy.counties',
      'stateCouncil',
      'required',
      '第七条',
      '自治州、县、自治县、市、市辖区的设立、撤销、更名和隶属关系的变更',
    ),
    code(
      'approvedBy.countyBoundaries',
      'provincialGovernment',
      'required',
      '第八条',
      '县、市、市辖区的部分行政区域界线的变更，县、不设区的市、市辖区人民政府驻地的迁移，国务院授权省、自治区、直辖市人民政府审批',
    ),
    code(
      'approvedBy.towns',
      'provincialGovernment',
      'required',
      '第九条',
      '乡、民族乡、镇的设立、撤销、更名，行政区域界线的变更，人民政府驻地的迁移，由省、自治区、直辖市人民政府审批',
    ),
    code(
      'approvedBy.subdistricts',
      'governmentThatSetItUp',
      'required',
      '第十条',
      '由批准设立该派出机关的人民政府审批',
    ),
    list(
      'materials',
      [
        'application',
        'basicFacts',
        'riskAssessment',
        'expertReport',
        'publicOpinions',
        'mapsBeforeAfter',
        'otherMaterials',
      ],
      'required',
      '第十三条',
      '申请变更行政区划向上级人民政府提交的材料应当包括',
    ),
    months('completionMonths', 12, 'required', '第十五条', '应当自审批机关批准行政区划变更之日起12个月内完成变更'),
    months('completionMonths.extension', 6, 'permitted', '第十五条', '经审批机关批准，可以延长6个月'),
    months('codeMonths', 1, 'required', '第十七条', '由民政部门于1个月内确定、公布其行政区划代码'),
    flag('announcement', 'required', '第十八条', '行政区划变更后，有关地方人民政府应当向社会公告'),
    flag('archives', 'required', '第二十条', '应当依法整理归档，妥善保管'),
  ],
}
