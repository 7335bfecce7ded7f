import jobs from './jobs.ts'
import planner from './planner.ts'
import sheets from './sheets.ts'

/** The kit's own sentences, by namespace. */
export default {
  kit: {
    yes: '是',
    no: '否',
    notices: {
      subject: '里仁：您有一条新通知',
      code: '您的验证码是 {{code}}，{{minutes}} 分钟内有效。如非本人操作，请不必理会。',
    },
    errors: {
      badInput: '有 {{n}} 处填写不合要求，请按提示逐项改正后再提交。',
      badJson: '请求内容不是合法的 JSON,未作任何更改。',
      badMediaType: '请求的内容类型不受支持，请用 application/json 或表单上传。',
      badRequest: '请求不合规范，未作任何更改。',
      badText: '文字里含有数据库不能保存的字符(如空字符),请删去后再提交。',
      badUrl: '网址不合规范，请检查后重试。',
      bodyTooLarge: '提交的内容过大，请分批提交。',
      broken: '系统内部出错，本次操作没有生效，已记入日志。请稍后再试；若仍出错，请把时间告诉系统管理员。',
      databaseStalled: '数据库一时没有响应，本次操作没有生效，已重新打开数据库。请再试一次。',
      diskFull: '磁盘空间已满，本次操作没有生效，原有数据不受影响。请系统管理员清理磁盘后再试。',
      exists: '同样的记录已经存在，未重复登记。',
      folderInUse:
        '数据目录 {{folder}} 正被进程 {{process}} 使用。同一目录只能由一个进程打开；请先停止那个进程，或用 LIREN_DATA 指定另一目录。',
      idempotencyReused: '同一个幂等键用于了不同的内容，为防重复办理已拒绝。请刷新页面后重新提交。',
      inUse: '此记录仍被其他记录引用，或所引用的记录不存在。',
      keyMissing: '连接外部数据库时找不到原来的主密钥，无法解开个人信息。请设置 LIREN_KEY。',
      lostRace: '另一人刚刚改动了同一记录，您的更改没有保存。请刷新后核对再提交。',
      noHeader: '缺少请求头 x-liren-request,为防跨站伪造已拒绝。',
      noVersion: '您看到的是第 {{seen}} 版，现在已是第 {{now}} 版，为防覆盖他人的更改已拒绝。请刷新后核对再提交。',
      notDemonstration: '这个数据库不是演示城市，不能用此命令清空。',
      notEmpty: '目标 {{target}} 不是空的，为防覆盖已拒绝。请另选空的目录或数据库。',
      notEnough: '下载的行数超过 {{most}} 行，请先缩小查询范围。',
      noticeCodeOver: '验证码已过期或试错次数过多，请删除后重新添加该地址。',
      noticeCodeWrong: '验证码不对，请核对后再填。',
      noticeTooMany: '通知地址最多 {{most}} 个，请先删去不用的。',
      pushUnknown: '这个浏览器的推送服务不受支持，请改用电子邮件接收通知。',
      repeatedSecret: '这次操作已经办过，其中的一次性口令只显示一次，不能再取。需要时请重新重置。',
      tooMany: '操作过于频繁，请一分钟后再试。',
      tooSlow: '查询时间过长，已停止。请缩小范围后再试。',
      uploadMissing: '没有收到文件，请选择文件后再上传。',
      uploadTooLarge: '文件超过上传上限 {{megabytes}} MB,请拆分后再上传，或请系统管理员调整 LIREN_UPLOAD_MB。',
      wrongBackup: '备份文件 {{file}} 无法识别或已损坏：{{reason}}。',
      field: {
        custom: '{{field}}:{{detail}}',
        invalid_format: '{{field}}:格式不对。',
        invalid_key: '{{field}}:名称不对。',
        invalid_type: '{{field}}:未填写或类型不对。',
        invalid_union: '{{field}}:不在允许的形式之内。',
        invalid_value: '{{field}}:不在允许的取值之内。',
        invalid_element: '{{field}}:其中有一项不合要求。',
        not_multiple_of: '{{field}}:数值不合要求。',
        too_big: '{{field}}:过大或过长，上限 {{maximum}}。',
        too_small: '{{field}}:过小、过短或未填写，下限 {{minimum}}。',
        unrecognized_keys: '{{field}}:有不认识的项目。',
      },
    },
  },
  access: {
    errors: {
      denied: '您现在的岗位没有这项权限。如确需办理，请向上一级申请授权。',
      loginFirst: '请先登录。',
      notFound: '没有找到，或不在您的辖区之内。',
      secondFactor: '这项操作涉及批量个人信息，需要先用第二因素(动态口令)登录。请在“我的账号”中绑定后重新登录。',
    },
  },
  jobs,
  planner,
  sheets,
}
