/** Words of the pages and column titles. */
export const pageWords = {
  palette: '人、房屋、小区',
  pages: {
    people: '人口', person: '人员', households: '住户', household: '住户', newHousehold: '登记新住户', units: '居民小区', unit: '小区', newUnit: '设立小区',
    blindSpots: '社区盲点', duplicates: '重复登记核对', requests: '更正申请', localUnits: '驻地单位', localUnit: '驻地单位', newLocalUnit: '登记驻地单位',
    lists: '专项名册', list: '名册', newList: '建立名册', dwelling: '房屋', act: '办理', entry: '加入名册',
  },
  fields: {
    name: '姓名', sex: '性别', birthOn: '出生日期', age: '年龄', idMasked: '身份证号', idNumber: '身份证号', phoneMasked: '电话', phone: '电话', relation: '与户主关系',
    isHead: '户主', registered: '户籍', registeredAt: '户籍所在地', address: '住址', from: '开始日期', to: '结束日期', community: '社区', communityId: '社区', ethnic: '民族',
    education: '文化程度', marriage: '婚姻状况', employment: '从业状况', number: '户号', householdNumber: '户号', kind: '类型', head: '户主', members: '人数', on: '日期',
    paper: '证件或文书', reason: '原因说明', newHeadId: '新户主', headId: '新户主', toHouseholdId: '迁往哪一户', toCommunityId: '迁往社区', goesTo: '迁往何处', cameFrom: '从何处来',
    spouseId: '配偶', building: '楼栋', room: '房间', unitId: '居民小区', unit: '居民小区', town: '街道(乡镇)', townId: '街道(乡镇)', households: '户数', builtYear: '建成年份',
    communities: '所属社区', fault: '问题', ground: '依据', state: '状态', foundAt: '发现时间', one: '登记一', other: '登记二', otherCommunity: '另一社区', decision: '处理意见',
    field: '项目', oldValue: '原内容', newValue: '应为', requestedBy: '受理人', requestedAt: '受理时间', person: '居民', creditCode: '统一社会信用代码', superiorLevel: '隶属级别',
    superior: '主管单位', contact: '联系人', staff: '职工人数', source: '来源', purpose: '用途', legalBasis: '法律依据', keepMonths: '保存月数', entries: '在册人数', area: '设立单位',
    areaId: '区域', expiresOn: '到期日', removedOn: '移出日', note: '备注', x: '经度(WGS84)', y: '纬度(WGS84)', floors: '层数', unitName: '小区名称', householdId: '住户',
    dwellingId: '房屋', personId: '居民', personVersion: '版本', points: '位置', title: '名称', detail: '说明', elderly: '60岁及以上', by: '经办人', at: '时间', buildings: '楼栋',
    dwellings: '房屋数', recordedAt: '登记时间', event: '事项',
  },
  search: {
    people: '姓名、拼音首字母、住址、身份证号或电话', households: '户号或住址', units: '小区名称或地址', localUnits: '名称、地址或信用代码', name: '姓名', lists: '名册名称',
  },
  registeredShort: '户籍', floatingShort: '流动', headsOnly: '只看户主', all: '全部', ageOf: '{{n}}岁', none: '无', yes: '是',
  empty: {
    people: '这里还没有人口登记', peopleText: '登记一户人家,或导入已有的台账。', households: '这里还没有住户', units: '这里还没有居民小区', unitsText: '小区、楼院、宿舍区都登记在这里,每个小区属于一个社区。',
    blind: '没有盲点', blindText: '当日每个居民小区都恰好属于一个社区。', duplicates: '没有需要核对的重复登记', duplicatesText: '身份证号相同,或姓名、出生日期、住址相同的登记会出现在这里。',
    requests: '没有更正申请', requestsText: '居民认为登记有误时,在其人员页面受理申请。', localUnits: '还没有驻地单位', lists: '还没有专项名册', listsText: '每本名册都写明来源、用途、依据和保存期限。', entries: '名册里还没有人',
  },
  acts: {
    change: '变更信息', correct: '更正登记', move: '迁到另一户', moveOut: '迁出', death: '登记死亡', marriage: '登记结婚', divorce: '登记离婚', request: '受理更正申请', list: '加入名册',
    register: '登记成员', birth: '登记出生', moveIn: '迁入', head: '变更户主', split: '分户', moveHousehold: '整户迁移', close: '销户', more: '其他办理', open: '登记新住户',
    setUpUnit: '设立小区', changeUnit: '变更小区', assign: '划归社区', closeUnit: '撤销小区', addLocalUnit: '登记驻地单位', changeLocalUnit: '变更单位', closeLocalUnit: '注销单位',
    openList: '建立名册', remove: '移出', decide: '处理', save: '保存', nextStep: '下一步', back: '上一步', confirmMove: '确认迁移', addPerson: '再加一人', dropPerson: '去掉', find: '查找',
  },
  done: {
    change: '已变更', correct: '已更正', move: '已迁移', moveOut: '已迁出', death: '已登记死亡', marriage: '已登记结婚', divorce: '已登记离婚', request: '已受理', list: '已加入名册',
    register: '已登记', birth: '已登记出生', moveIn: '已迁入', head: '户主已变更', split: '已分户', close: '已销户', unit: '已保存', decided: '已处理', removed: '已移出', moveHousehold: '整户已迁移',
  },
  parts: {
    household: '同户成员', spells: '居住经历', events: '登记事件', revealings: '谁看过完整号码', lists: '所在名册', history: '操作记录', buildings: '楼栋', memberships: '所属社区沿革', versions: '名称沿革',
    map: '位置图', who: '本人', where: '住在哪里', grounds: '依据', family: '户内其他人', basics: '基本信息', people: '户内人员', inside: '住在这里的户',
  },
  person: { left: '{{day}} 起不在册', since: '{{day}} 起居住', noNumber: '未登记', household: '住户 {{number}}', known: '按当时所知' },
  reveal: {
    show: '查看完整{{label}}', title: '查看完整{{label}}', text: '查看会记录在案,本人可以知道谁、何时、为何查看。', purpose: '用途', reason: '补充说明', ok: '查看', hide: '隐藏',
  },
  move: {
    who: '谁迁移', whither: '迁往哪里', check: '核对', text: '从所填日期起,这一户和全部成员在新的社区登记,之前的登记保留在原社区。两个社区的人数同时更新。', from: '从', to: '到', members: '{{n}}人一起迁移',
    oneText: '从所填日期起,此人登记在新的住户。', addressHint: '如:新华路8号1号楼2-301',
  },
  head: { text: '户主离开或去世时,须指定新户主,并说明其他成员与新户主的关系。', relationTo: '{{name}}与新户主的关系' },
  units: { list: '列表', map: '地图', belongsTo: '现属{{name}}', noCommunity: '不属于任何社区', several: '同时属于多个社区', assignText: '从所填日期起,小区里的楼栋、房屋、住户和人口一起划归所选社区。之前的日期不变。', out: '不属于任何社区', inside: '{{homes}}处房屋,{{people}}人' },
  ground: { sameId: '身份证号相同', alike: '姓名、出生日期和住址相同' },
  fault: { none: '不属于任何社区', several: '属于多个社区' },
  duplicates: { elsewhere: '在{{name}},不在您的管辖范围内。请由上一级核对。', keep: '合并后保留', reason: '依据或理由', text: '合并不会丢失任何居住经历;合并前的登记可在历史中查到。' },
  requests: { apply: '采纳后,登记内容随即更正。', refuseText: '不采纳须写明理由。' },
  entriesState: { current: '在册', ended: '已到期或移出' },
  cards: { today: '人口登记' },
  today: {
    people: '人口', floating: '其中流动人口', households: '户', duplicates: '待核对的重复登记', requests: '待处理的更正申请', blindSpots: '社区盲点', expiring: '30天内到期的名册记录', find: '查找人员或房屋', calm: '没有待办事项',
  },
}
