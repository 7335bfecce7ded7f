/** Indicators of planning: names, what they mean, their parts. */
export default {
  communitiesBySize: {
    name: '社区规模',
    description:
      '当日户数在册的社区、居委会、村委会个数，按当日有效的规模要求（法律或市里的指导性文件）分为偏小、适度、偏大。户数尚未登记的不计。',
    parts: { size: { below: '偏小', within: '适度', above: '偏大' } },
  },
  blindHouseholds: {
    name: '社区盲点户数',
    description:
      '当日住在不属于任何社区或同时属于两个社区的居民小区中的户数，按街道（乡镇）计。小区内尚无登记的，用建档时填报的户数。',
  },
  largeUnits: {
    name: '超过规模上限的小区',
    description: '当日一个小区的户数就超过社区规模上限的居民小区个数，按街道（乡镇）计。',
  },
  acts: {
    name: '社区调整',
    description: '截至当日的社区调整件数，按当日所处的环节分。',
  },
  casesOverdue: {
    name: '逾期的规划任务',
    description: '当日已过期限而仍未报批、办结或撤销的规划任务，按街道（乡镇）计。',
  },
}
