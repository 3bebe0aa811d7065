/** Sentence (`say`) and next step (`next`) of every problem code. */
const texts = {
  approval: {
    not_valid: { say: '这次批准不能用了。', next: '可能已过 5 分钟、已用过，或内容改了。请重新申请。' },
    own: { say: '自己的申请不能自己批。', next: '请另一位有权限的人来批。' },
    required: { say: '这一步超过了您的权限额度。', next: '请另一位有权限的人批准，再继续。' },
  },
  client: {
    offline: { say: '连不上服务器。', next: '看看网络，再试一次；不会做两遍。' },
    unknown: { say: '页面出了错。', next: '重新载入页面再试。' },
    unreadable: { say: '收到的回答读不懂。', next: '可能被中间的设备拦住了，再试一次。' },
  },
  conflict: {
    duplicate: { say: '已经有一样的了。', next: '看看列表里是不是已经有它。' },
    stale: { say: '在您编辑时，别人改过这里。', next: '读取最新的，再改一次。' },
    version_missing: { say: '没有说明改的是哪一版。', next: '重新打开这一页再保存。' },
  },
  cursor: {
    not_valid: { say: '列表的位置失效了。', next: '请从头再看。' },
  },
  fault: {
    internal: { say: '服务器出了错，没有改动任何东西。', next: '再试一次；还不行，请把请求编号交给管理员。' },
  },
  filter: {
    not_valid: { say: '这个筛选条件不能用。', next: '清除条件再试。' },
  },
  group: {
    in_use: { say: '这个门店组还有人在用。', next: '先把用到它的员工改到别的范围。' },
  },
  id: {
    malformed: { say: '编号写得不对。', next: '从列表里重新点开。' },
    wrong_kind: { say: '编号不是这一类的。', next: '从列表里重新点开。' },
  },
  idempotency: {
    bad_key: { say: '请求的防重编号不对。', next: '重新载入页面再试。' },
    mismatch: { say: '同一个请求编号用在了不同内容上。', next: '重新载入页面再试。' },
    missing: { say: '请求缺少防重编号。', next: '重新载入页面再试。' },
  },
  input: {
    bad_value: { say: '这里填的不能用。', next: '请按提示改一下。' },
    missing_field: { say: '这里必须填。', next: '请填上再保存。' },
    not_json: { say: '发出的内容读不懂。', next: '重新载入页面再试。' },
    too_large: { say: '发出的内容太大。', next: '分几次提交。' },
    unknown_field: { say: '页面与服务器版本不一致。', next: '重新载入页面再试。' },
    wrong_type: { say: '这里填的格式不对。', next: '请按提示改一下。' },
  },
  job: {
    not_waiting: { say: '这个任务已经不能取消或重试了。', next: '看看它现在的状态。' },
  },
  login: {
    busy: { say: '现在登录的人太多。', next: '等几秒再试。' },
    locked: { say: '密码错了太多次，账号暂时锁住。', next: '请 {minutes} 分钟后再试，或请店主重设密码。' },
    required: { say: '登录已过期。', next: '请重新登录。' },
    totp_needed: { say: '还要输入两步验证码。', next: '打开验证器，看 6 位数字。' },
    totp_wrong: { say: '验证码不对。', next: '等下一个数字再试，并看手机时间准不准。' },
    wrong: { say: '账号或密码不对。', next: '请再核对一次。' },
  },
  method: {
    not_allowed: { say: '这个地址不能这样用。', next: '重新载入页面再试。' },
  },
  origin: {
    refused: { say: '请求不是从本站页面发出的。', next: '请用平时的网址打开再试。' },
  },
  page: {
    not_there: { say: '没有这个地址。', next: '从菜单进去。' },
  },
  password: {
    change_first: { say: '要先换掉一次性密码。', next: '请设一个自己的密码。' },
    same_as_login: { say: '密码不能和账号或店名一样。', next: '换一个别人猜不到的。' },
    too_common: { say: '这个密码太常见。', next: '换一个，比如四个不相干的词。' },
    too_long: { say: '密码太长。', next: '最多 128 个字符。' },
    too_short: { say: '密码太短。', next: '至少 8 个字符。' },
    wrong: { say: '现在的密码不对。', next: '请再输一次。' },
  },
  permission: {
    missing: { say: '您没有做这件事的权限。', next: '请店主或店长开通。' },
  },
  request: {
    timeout: { say: '服务器太久没有回答。', next: '再试一次，不会做两遍。' },
  },
  role: {
    fixed: { say: '店主角色不能改。', next: '复制一个角色再改。' },
    in_use: { say: '还有员工用着这个角色。', next: '先给他们换一个角色。' },
  },
  server: {
    busy: { say: '服务器正忙。', next: '等 {seconds} 秒再试，不会做两遍。' },
    stopping: { say: '服务器正在重启。', next: '等一会儿再试。' },
  },
  setup: {
    already_done: { say: '这家店已经设好了。', next: '请直接登录。' },
    code_wrong: { say: '设置码不对。', next: '看运行知客的那个窗口，照着输入。' },
    step_missing: { say: '前面还有一步没做完。', next: '回到那一步做完再来。' },
  },
  staff: {
    last_owner: { say: '这是最后一位店主。', next: '先让另一个人当店主。' },
    login_taken: { say: '这个账号名有人用了。', next: '换一个。' },
    self: { say: '不能对自己的账号这样做。', next: '请另一位管理员来做。' },
  },
  store: {
    disk_full: { say: '服务器磁盘满了，没有保存。', next: '请管理员清出空间再试。' },
    has_staff: { say: '还有员工只属于这家店。', next: '先把他们调到别的门店。' },
    last_one: { say: '这是最后一家门店。', next: '先建一家新的，再归档它。' },
    outcome_unknown: { say: '不知道刚才有没有保存。', next: '再按一次就好，不会做两遍。' },
    read_only: { say: '数据库现在只能读。', next: '请管理员检查磁盘和权限。' },
  },
  thing: {
    not_there: { say: '找不到它。', next: '可能已归档，或属于别的门店。' },
  },
  totp: {
    already_on: { say: '两步验证已经打开了。', next: '要换手机，请先关闭再打开。' },
    enrol_first: { say: '您的角色要先打开两步验证。', next: '到“我的账号”打开。' },
    not_started: { say: '还没有开始设置两步验证。', next: '请从第一步重来。' },
    off_in_demo: { say: '演示里不用两步验证。', next: '正式使用时再打开。' },
  },
  other: {
    say: '出了点问题（{code}）。',
    next: '再试一次；还不行，请把请求编号交给管理员。',
  },
}
export default texts
