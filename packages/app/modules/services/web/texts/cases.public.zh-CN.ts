/** What public pages of this slice say, as `public.cases`. */
export default {
  verify: '文书核验',
  valid: '这份文书真实有效',
  withdrawn: '这份文书已作废',
  unknown: '没有这份文书',
  unknownText: '请核对扫码或输入的核验码是否完整。如仍查不到，请向出具单位核实。',
  number: '编号',
  title: '名称',
  issuer: '出具单位',
  issuedOn: '出具日期',
  holder: '申请人',
  withdrawnOn: '作废日期',
}
