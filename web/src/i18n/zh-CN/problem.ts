/** Sentence (`say`) and next step (`next`) of every problem code. */
const texts = {
  allowance: {
    not_enough: { say: '餐补不够。', next: '其余换别的方式付。' },
  },
  amount: {
    out_of_range: { say: '金额太大了。', next: '请检查是否多打了几位；最多 100 亿元。' },
  },
  approval: {
    above_own_limit: { say: '这也超过了您自己的额度。', next: '请额度更高的人来批。' },
    already_decided: { say: '已经有人批过了。', next: '看看列表里的结果。' },
    denied: { say: '这个申请没有被批准。', next: '问问批的人为什么，或换个做法。' },
    expired: { say: '批准已经过期。', next: '批准只管 5 分钟，请重新申请。' },
    mismatch: { say: '这次批准是给另一件事或另一个人的。', next: '内容改过就要重新申请。' },
    not_valid: { say: '这次批准不能用了。', next: '可能已过 5 分钟、已用过，或内容改了。请重新申请。' },
    not_yours: { say: '您没有批这件事的权限。', next: '请在那家店有这个权限的人来批。' },
    own: { say: '自己的申请不能自己批。', next: '请另一位有权限的人来批。' },
    required: { say: '这一步超过了您的权限额度。', next: '请另一位有权限的人批准，再继续。' },
    still_waiting: { say: '还没有人批。', next: '请有权限的人到“审批”里处理。' },
    unknown_state: { say: '没有这种审批状态。', next: '清除条件再看。' },
    used: { say: '这次批准已经用过了。', next: '要再做一次，请重新申请。' },
  },
  audit: {
    changed: { say: '这条审计记录被改动过。', next: '保存好数据库，不要再写入，请管理员查明。' },
    missing: { say: '中间少了一条审计记录。', next: '保存好数据库，不要再写入，请管理员查明。' },
    not_the_noted: { say: '那个序号上的记录不是当初记下的那条。', next: '与记下的纸条核对，请管理员查明。' },
    reason_changed: { say: '这条记录的原因被改动过。', next: '保存好数据库，不要再写入，请管理员查明。' },
    tail_cut: { say: '最后的审计记录不见了。', next: '与上次记下的序号核对，请管理员查明。' },
  },
  backup: {
    cancelled: { say: '备份被停下了，没有留下文件。', next: '需要时再备份一次。' },
    copy_damaged: { say: '数据库自检没有通过。', next: '马上请管理员检查磁盘和数据库，不要删旧备份。' },
    cut: { say: '备份文件不完整。', next: '换一份备份，或重新备份。' },
    damaged: { say: '备份文件被改动或损坏了。', next: '换一份备份，并检查存放它的磁盘。' },
    disk_full: { say: '备份目录的空间不够。', next: '清出空间，或换一个目录。' },
    folder_malformed: { say: '这个备份目录不能用。', next: '请写完整路径，例如 /var/backups/zhike 或 D:\\backup。' },
    folder_not_writable: { say: '这个备份目录写不进去。', next: '检查目录是否存在、有没有写权限。' },
    folder_relative: { say: '备份目录要从根目录写起。', next: '请写完整路径，例如 /var/backups/zhike 或 D:\\backup。' },
    folder_unusable: { say: '备份目录用不了。', next: '检查目录和磁盘，再备份一次。' },
    keep_out_of_range: { say: '保留的份数不对。', next: '请填 {min} 到 {max}。' },
    newer_format: { say: '这份备份是更新的版本做的。', next: '先升级知客，再用它。' },
    newer_schema: { say: '这份备份里的数据是更新的版本。', next: '先升级知客，再用它。' },
    no_pg_dump: { say: '服务器上没有 PostgreSQL 的备份工具。', next: '请管理员安装 postgresql-client。' },
    no_scratch_database: { say: '没有权限建演练用的数据库。', next: '请管理员给数据库账号建库的权限。' },
    not_a_backup: { say: '这不是知客的备份文件。', next: '请选知客的备份文件。' },
    other_engine: { say: '这份备份来自另一种数据库。', next: '恢复到同一种数据库里。' },
    pg_failed: { say: 'PostgreSQL 的备份工具出错了。', next: '请管理员看日志，再试一次。' },
    running: { say: '正在做另一份备份。', next: '等它做完再试。' },
    wrong_key: { say: '这份备份要用另一把钥匙打开。', next: '用当时的 zhike.key 或恢复单。' },
  },
  business_day: {
    malformed: { say: '日期写得不对。', next: '请写成 2026-11-22 这样。' },
  },
  city: {
    unknown: { say: '没有这个城市。', next: '请从列表里选；没有的话选所在的省。' },
    unknown_pack: { say: '没有这套地方规定。', next: '请从列表里选。' },
  },
  client: {
    offline: { say: '连不上服务器。', next: '看看网络，再试一次；不会做两遍。' },
    unknown: { say: '页面出了错。', next: '重新载入页面再试。' },
    unreadable: { say: '收到的回答读不懂。', next: '可能被中间的设备拦住了，再试一次。' },
  },
  company: {
    currency_fixed: { say: '已经有金额了，币种不能再改。', next: '要用另一种币种，请另开一套。' },
    unknown_currency: { say: '不支持这个币种。', next: '请从列表里选。' },
    unknown_issuer: { say: '没有这种企业类型。', next: '请从列表里选。' },
  },
  conflict: {
    duplicate: { say: '已经有一样的了。', next: '看看列表里是不是已经有它。' },
    stale: { say: '在您编辑时，别人改过这里。', next: '读取最新的，再改一次。' },
    version_missing: { say: '没有说明改的是哪一版。', next: '重新打开这一页再保存。' },
  },
  cursor: {
    not_valid: { say: '列表的位置失效了。', next: '请从头再看。' },
  },
  expiry: {
    months_out_of_range: { say: '有效期不对。', next: '请填 1 到 {most_months} 个月；不过期请选“永久”。' },
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
  growth: {
    not_enough: { say: '成长值不够扣：要扣 {need}，只有 {have}。', next: '扣得少一些。' },
  },
  guest_address: {
    extra: { say: '网址后面不能再带别的。', next: '只写到域名或端口，例如 https://vip.example.com。' },
    host: { say: '网址里的域名或 IP 不对。', next: '请核对，例如 https://vip.example.com。' },
    https_needed: { say: '公网网址必须用 https。', next: '改成 https:// 开头，并配好证书。' },
    port: { say: '网址里的端口不对。', next: '端口是 1 到 65535 的数字。' },
    scheme: { say: '网址要以 https:// 或 http:// 开头。', next: '请补上再保存。' },
  },
  hold: {
    done: { say: '这笔冻结已经处理过了。', next: '看一眼账单现在的状态。' },
    expired: { say: '冻结的时间过了，积分和钱已经放回。', next: '请重新结账。' },
    in_the_way: { say: '这位顾客有一单正在结账。', next: '等那一单结完或取消，再做这件事。' },
    too_small: { say: '要扣的比冻结的多：要 {asked}，冻结了 {held}。', next: '请重新结账。' },
  },
  hours: {
    crosses_cut_over: { say: '第 {row} 行跨过了营业日的分界 {cut_over}。', next: '在分界处结束，或把分界时间改晚。' },
    empty: { say: '第 {row} 行的开始和结束一样。', next: '请改一个时间，或删掉这一行。' },
    overlap: { say: '第 {row} 行和第 {other_row} 行重叠了。', next: '请错开，或合成一行。' },
    too_many: { say: '营业时段太多了。', next: '最多 {max} 段。' },
    weekday: { say: '第 {row} 行的星期不对。', next: '请选星期一到星期日。' },
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
    content_type: { say: '发出的内容格式不对。', next: '重新载入页面再试。' },
    missing_field: { say: '这里必须填。', next: '请填上再保存。' },
    not_json: { say: '发出的内容读不懂。', next: '重新载入页面再试。' },
    too_large: { say: '发出的内容太大。', next: '分几次提交。' },
    unknown_field: { say: '页面与服务器版本不一致。', next: '重新载入页面再试。' },
    wrong_type: { say: '这里填的格式不对。', next: '请按提示改一下。' },
  },
  job: {
    file_damaged: { say: '结果文件坏了。', next: '请重新运行这个任务。' },
    file_failed: { say: '结果文件读不出来。', next: '请管理员检查磁盘，再试一次。' },
    file_gone: { say: '结果文件已经清理掉了。', next: '请重新运行这个任务。' },
    not_now: { say: '这个任务现在不能这样做。', next: '看看它现在的状态。' },
    not_waiting: { say: '这个任务已经不能取消或重试了。', next: '看看它现在的状态。' },
  },
  journal: {
    more_than_done: { say: '要退的比剩下的多：要退 {asked}，最多 {most}。', next: '改成不超过 {most}。' },
    not_undoable: { say: '这一类分录不能这样撤销。', next: '冻结请取消，合并请拆分，退款请重新结账。' },
    undone_before: { say: '这一笔已经退过了。', next: '看一眼账目，不用再退。' },
  },
  ledger: {
    amount_out_of_range: { say: '数额不对。', next: '请填 1 到 {most} 之间的整数。' },
    moved: { say: '余额刚刚变了，这一步没有做。', next: '看一眼新的余额，再做一次。' },
    unknown_word: { say: '账本里没有这个词。', next: '请从列表里选。' },
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
  multiplier: {
    out_of_range: { say: '倍数不对。', next: '请填 0 到 1,000 倍之间。' },
  },
  name: {
    empty: { say: '名称不能空着。', next: '请填上再保存。' },
    invisible: { say: '名称里有看不见的字符。', next: '请重新打一遍，不要粘贴。' },
    too_long: { say: '名称太长。', next: '最多 {max_chars} 个字。' },
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
    company_only: { say: '这件事要管全公司的人才能做。', next: '请店主或总部的人来做。' },
    missing: { say: '您没有做这件事的权限。', next: '请店主或店长开通。' },
    unknown: { say: '没有这项权限。', next: '重新载入页面再试。' },
  },
  points: {
    not_enough: { say: '积分不够：要 {need} 分，可用 {have} 分。', next: '少用一些积分，或换一种优惠。' },
    out_of_range: { say: '积分数太大了。', next: '请检查是否多打了几位。' },
  },
  quantity: {
    out_of_range: { say: '数量不对。', next: '请填 0 到 10,000 份之间。' },
  },
  rate: {
    out_of_range: { say: '折扣或比例不对。', next: '请填 0% 到 100% 之间。' },
  },
  request: {
    timeout: { say: '服务器太久没有回答。', next: '再试一次，不会做两遍。' },
  },
  restore: {
    check_failed: { say: '恢复出来的数据没有通过检查。', next: '换一份备份再试。' },
    not_empty: { say: '要恢复到的地方不是空的。', next: '恢复从不覆盖，请选一个空目录。' },
  },
  right: {
    not_enough: { say: '这项权益只剩 {have} 次，不够用。', next: '按门市价收，或等下一期的权益。' },
  },
  role: {
    above_own: { say: '您不能给出自己没有的权限。', next: '去掉这项权限，或请店主来改。' },
    fixed: { say: '店主角色不能改。', next: '复制一个角色再改。' },
    in_use: { say: '还有员工用着这个角色。', next: '先给他们换一个角色。' },
    limit_above_own: { say: '您不能给出比自己更高的额度。', next: '把额度改低，或请店主来改。' },
    limit_out_of_range: { say: '额度不对。', next: '请填 0 到 {max}。' },
    name_taken: { say: '已经有同名的角色。', next: '换一个名字。' },
    not_there: { say: '没有这个角色。', next: '可能已归档，请另选一个。' },
    unknown_limit: { say: '没有这种额度。', next: '重新载入页面再试。' },
    unknown_preset: { say: '没有这个预设角色。', next: '重新载入页面再试。' },
  },
  scope: {
    not_valid: { say: '管辖范围不对。', next: '请至少选一家在营业的门店或门店组。' },
  },
  server: {
    busy: { say: '服务器正忙。', next: '等 {seconds} 秒再试，不会做两遍。' },
    stopping: { say: '服务器正在重启。', next: '等一会儿再试。' },
  },
  session: {
    absolute_out_of_range: { say: '登录最长时间不对。', next: '请填 {min} 到 {max} 小时。' },
    expired: { say: '这次登录时间到了。', next: '请重新登录。' },
    idle: { say: '太久没有操作，已自动退出。', next: '请重新登录。' },
    idle_out_of_range: { say: '无操作退出的时间不对。', next: '请填 {min} 到 {max} 分钟。' },
  },
  setup: {
    already_done: { say: '这家店已经设好了。', next: '请直接登录。' },
    code_wrong: { say: '设置码不对。', next: '看运行知客的那个窗口，照着输入。' },
    step_missing: { say: '前面还有一步没做完。', next: '回到那一步做完再来。' },
  },
  staff: {
    above_own: { say: '您不能把自己没有的权限给别人。', next: '换一个角色，或请店主来做。' },
    already_disabled: { say: '这位员工已经停用了。', next: '看看列表里的状态。' },
    last_owner: { say: '这是最后一位店主。', next: '先让另一个人当店主。' },
    limit_above_own: { say: '这个角色的额度比您的高。', next: '换一个角色，或请店主来做。' },
    login_malformed: { say: '账号名的写法不对。', next: '用 3 到 40 个小写字母、数字和 . _ -，首尾是字母或数字。' },
    login_taken: { say: '这个账号名有人用了。', next: '换一个。' },
    not_disabled: { say: '这位员工没有停用。', next: '看看列表里的状态。' },
    out_of_reach: { say: '这位员工的权限或门店比您多。', next: '请店主来改。' },
    owner_needs_company: { say: '店主要管全公司。', next: '把范围改成全公司，或换一个角色。' },
    pin_malformed: { say: 'PIN 码是 6 位数字。', next: '请再输一次。' },
    pin_too_simple: { say: '这个 PIN 码太好猜。', next: '换一个不连号、不重复的。' },
    scope_above_own: { say: '您不能给出自己管不到的门店。', next: '只选您自己的门店，或请店主来做。' },
    self: { say: '不能对自己的账号这样做。', next: '请另一位管理员来做。' },
  },
  store: {
    code_malformed: { say: '门店代码的写法不对。', next: '用 2 到 8 个字母或数字。' },
    code_taken: { say: '这个门店代码有别的店用了。', next: '换一个。' },
    cut_over_too_late: { say: '营业日的分界太晚。', next: '最晚到 {latest}。' },
    disk_full: { say: '服务器磁盘满了，没有保存。', next: '请管理员清出空间再试。' },
    has_staff: { say: '还有员工只属于这家店。', next: '先把他们调到别的门店。' },
    last_one: { say: '这是最后一家门店。', next: '先建一家新的，再归档它。' },
    outcome_unknown: { say: '不知道刚才有没有保存。', next: '再按一次就好，不会做两遍。' },
    phone_not_valid: { say: '门店电话写得不对。', next: '请连区号一起写，例如 (000) 8888 8888。' },
    read_only: { say: '数据库现在只能读。', next: '请管理员检查磁盘和权限。' },
  },
  stored_value: {
    not_enough: { say: '储值余额不够。', next: '少用一些，其余换别的方式付，或先充值。' },
  },
  stream: {
    full: { say: '实时更新的连接太多了。', next: '页面会改成定时刷新，照常可用。' },
  },
  thing: {
    not_there: { say: '找不到它。', next: '可能已归档，或属于别的门店。' },
  },
  time: {
    malformed: { say: '时间写得不对。', next: '重新载入页面再试。' },
  },
  time_of_day: {
    malformed: { say: '时间写得不对。', next: '请写成 18:30 这样。' },
  },
  totp: {
    already_on: { say: '两步验证已经打开了。', next: '要换手机，请先关闭再打开。' },
    enrol_first: { say: '您的角色要先打开两步验证。', next: '到“我的账号”打开。' },
    not_started: { say: '还没有开始设置两步验证。', next: '请从第一步重来。' },
    off_in_demo: { say: '演示里不用两步验证。', next: '正式使用时再打开。' },
  },
  zone: {
    unknown: { say: '没有这个时区。', next: '请从列表里选，例如 Asia/Shanghai。' },
  },
  other: {
    say: '出了点问题（{code}）。',
    next: '再试一次；还不行，请把请求编号交给管理员。',
  },
}
export default texts
