/** What is said of a drawing: by the engine, by the checks, of the register. */
export default {
  jobs: { draw: '机选社区规划方案', repair: '修整规划方案', include: '纳入新小区' },
  undo: { moved: '移动小区', regrouped: '增减社区', named: '修改社区', coded: '预留名称和代码' },
  origins: {
    current: '现状',
    empty: '空白',
    engine: '机选',
    repair: '修整',
    include: '纳入',
    copy: '复制',
  },
  nameSources: { old: '原有名称', estate: '小区名', road: '道路名' },
  /** Why the engine could not keep to the bounds: which units force it. */
  exceptions: {
    unitAboveUpper:
      '“{{names}}”一处就有 {{households}} 户，超过上限，任何方案都容不下。可先按楼栋拆开，或说明理由后单独成社区。',
    componentBelowLower:
      '“{{names}}”等处与其他小区不相邻，合起来只有 {{households}} 户，够不到下限。请核对位置和边界，或说明理由。',
    componentBetweenBounds:
      '“{{names}}”等处与其他小区不相邻，合计 {{households}} 户，分成几个社区都有一个不在上下限之间。请调整上下限，或说明理由。',
    trapped:
      '“{{names}}”（{{households}} 户）与邻近小区怎样组合都不在上下限之间：不并则不足，一并就超。请拆分相邻的大小区，或说明理由。',
    locked: '“{{names}}”（{{households}} 户）因锁定而不能进入上下限之间。请解除或改动锁定。',
    unproven: '“{{names}}”（{{households}} 户）未能画进上下限之间，也未能证明做不到。可加大搜索力度再试。',
  },
  faults: {
    unassigned: '有 {{count}} 个小区还没有划入社区（社区盲点）',
    unknownUnit: '方案里有 {{count}} 个小区已不在登记中',
    torn: '“{{name}}”不相连，分成 {{pieces}} 块',
    outOfBand: '“{{name}}”{{households}} 户，不在 {{lower}}～{{upper}} 户之间，须写明理由（因地制宜）',
    noName: '有社区没有名称',
    nameTwice: '“{{name}}”与本方案中另一社区重名',
    empty: '“{{name}}”没有小区',
    noPlace: '有 {{count}} 个小区没有位置，无法判断是否相连',
    hardBorder: '“{{name}}”跨越了必须遵守的界线',
    continuedTwice: '“{{name}}”与另一社区沿用了同一个现有社区',
  },
  findings: {
    noHouseholds: '有 {{count}} 个小区没有户数，按 0 户计',
    aboveUpper: '有 {{count}} 个小区超过 {{upper}} 户，应先按楼栋拆开再规划',
    noPlace: '有 {{count}} 个小区没有位置',
    overlap: '有小区的范围互相重叠',
    crossesItself: '有小区的边界自相交叉',
    twoCommunities: '有 {{count}} 个小区同时属于两个社区',
    statedDiffers: '有 {{count}} 个小区的登记户数与填报户数相差一倍以上，现按登记户数计，请核对',
  },
  criteria: {
    manage: '便于管理和服务',
    resources: '便于资源合理配置',
    selfGovernment: '便于居民自治',
    size: '适度人口规模',
  },
  /** What each measure says, with its figures. */
  criteriaParts: {
    whole: '连成一片（{{pieces}} 块）',
    distance: '各户到中心平均 {{metres}} 米（步行范围 {{walk}} 米）',
    compactness: '形状紧凑度 {{percent}}%（圆形为 100%）',
    barriers: '内部有 {{roads}} 处隔着主干道、{{rivers}} 处隔着河流或铁路',
    service: '{{households}} 户中有 {{reached}} 户步行可到服务点',
    servicePoint: '有服务点 {{points}} 处',
    softBorders: '{{outside}} 户不在最大的警区、学区内（共 {{layers}} 类界线）',
    balance: '{{households}} 户，各社区平均 {{mean}} 户',
    continuity: '{{households}} 户中有 {{moved}} 户来自其他社区',
    committees: '由 {{committees}} 个原社区组成',
    estates: '有 {{estates}} 个小区的各期分在不同社区，涉及 {{households}} 户',
    band: '{{households}} 户（{{lower}}～{{upper}} 户，目标 {{target}} 户）',
  },
  criteriaMissing: '没有数据，不计分',
  layerKinds: { barrier: '分隔线', soft: '宜保持的界线', hard: '必须遵守的界线', service: '服务点' },
  layerClasses: {
    mainRoad: '主干道',
    river: '河流',
    railway: '铁路',
    bridge: '桥梁',
    policeBeat: '警区',
    schoolDistrict: '学区',
    grid: '网格',
    division: '区划界线',
    other: '其他',
    servicePoint: '社区服务点',
  },
}
