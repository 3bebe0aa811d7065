const texts = {
  title: '收银台',
  tabs: { label: '收银台', till: '收银', bills: '账单', topUp: '充值', refund: '退款' },
  top: { live: '已连接', polling: '每 5 秒刷新', off: '连接断开', console: '回管理后台', account: '账号与外观', signOut: '退出登录', store: '在哪家店收银', demo: '演示' },
  narrow: { title: '收银台要宽一些的屏幕', text: '这里至少要 1024 像素宽。账单、退款在窄屏上也能用。', act: '看账单' },
  noStore: { title: '还没有门店', text: '先在设置里开一家店。' },
  mode: { label: '收银方式', amount: '金额收银', dishes: '点菜' },
  field: { amount: '消费金额', part: '其中不参与优惠', partHint: '酒水、海鲜、附加费等', table: '桌号', guests: '人数', none: '没有' },
  open: { title: '未结账单', none: '没有未结的账单', act: '未结 {n}', take: '接着收这张', fresh: '新开一张', note: '{at} 开单 · {by}' },
  lines: {
    caption: '账单上的菜', name: '菜品', qty: '数量', price: '价格', member: '会员价', off: '优惠', sum: '小计',
    empty: '还没有菜', emptyNote: '按 / 或点“加菜”，用拼音、首字母、编码或菜名找。',
    add: '加菜', remove: '去掉 {name}', more: '{name} 多一份', less: '{name} 少一份', qtyOf: '{name} 的数量', market: '时价', soldOut: '售罄', allergy: '含{what}，顾客过敏', wait: '正在计价',
  },
  foot: { list: '按菜单价合计', member: '会员价', offers: '菜品与整单优惠', after: '优惠后小计' },
  menu: { title: '菜单', find: '拼音、首字母、编码、菜名', all: '全部', none: '没有找到“{q}”', noneYet: '菜单还是空的', noneYetNote: '在“菜单”里录入或导入菜品。', done: '收起菜单', add: '加上' },
  dish: { weight: '重量', market: '今天的单价', qty: '份数', pick: '选 {least} 到 {most} 项', pickOne: '选一项', pickAny: '最多选 {most} 项', note: '备注', noteHint: '给厨房看', add: '加到账单', save: '改好了', extra: '加 {amount}', missing: '还没选好' },
  guest: {
    none: '还没有识别顾客', noneNote: '按 F2：手机号后四位、姓名、拼音、卡号，或扫会员码。', off: '不挂这位顾客', open: '看顾客资料',
    points: '积分', stored: '储值', coupons: '优惠券', couponCount: '{n} 张', visits: '第 {n} 次', birthday: '生日 {day}', lunar: '农历{day}', notMember: '还不是会员', join: '请他入会', expires: '{n} 分 {day}到期', debt: '欠 {n} 分', noRead: '看不到详细资料：没有“查看顾客”权限。',
  },
  greeting: {
    birthday: '{name}，生日快乐。', soon_birthday: '{name}，提前祝您生日快乐。', first_visit: '{name}，欢迎第一次来。', long_away: '{name}，好久没见您了。', welcome_back: '{name}，欢迎回来。', tier_new: '{name}，恭喜您升到{tier}。', hello: '{name}，您好。',
  },
  ladder: {
    proven: '已证明最省', within: '离最省最多差 {amount}', hide: '收起', show: '展开', off: '不用“{name}”', on: '用上', sumOffers: '优惠 {amount}', sumPoints: '积分 {amount}', notUsed: '没有用上', none: '没有优惠可用', noneNote: '识别顾客后，会自动用上最省的一组。', gifts: '另送',
    empty: '输入金额或加菜，就能看到怎么算的',
  },
  group: { allowance: '餐补 {amount}', shared: '团体余额 {amount}', free: '不限额', left: '{bound}还能付 {amount}', none: '{bound}已用完', bound: { bill: '这单', meal: '{meal}', day: '今天' }, meal: { breakfast: '早餐', lunch: '午餐', afternoon: '下午', dinner: '晚餐', late: '夜宵' }, used: '今天已付 {amount}', pay: '用{name}付', ends: '月底清零' },
  due: { saved: '优惠 {amount}', points: '积分抵 {amount}', earns: '全用现金类支付，结账后得 {n} 分', earnsSo: '这样付，结账后得 {n} 分', earnsNone: '这单不得积分', stale: '正在重新计价', waiting: '等金额', left: '还差', over: '多了 {amount}', asked: '顾客要求', rest: '其余', notMore: '去掉这笔{tender}' },
  pad: { label: '数字键盘', received: '实收现金', partly: '这笔金额', exact: '正好 {amount}', back: '退格', key: '键 {key}' },
  act: { identify: '识别', coupons: '优惠券', points: '积分', manual: '手工优惠', settle: '结账 {amount}', settleNone: '结账', clear: '清空', void: '作废这张', more: '更多', reprint: '重印上一张' },
  key: { stored: '用储值付', identify: '识别顾客', coupons: '优惠券', points: '用积分', manual: '手工折扣、赠菜、免单', settle: '结账', reprint: '重印上一张', find: '找菜', quantity: '改数量', up: '上一行', down: '下一行', remove: '去掉这一行', mode: '金额收银与点菜互换', open: '未结账单' },
  identify: {
    title: '识别顾客', field: '手机号后四位、手机号、姓名、拼音或卡号', hint: '↑↓ 选，数字或回车确认', none: '没有找到“{q}”', noneNote: '输入完整手机号，可以当场入会。', names: '姓名还在读取，先用手机号。', last: '上次来 {day}', never: '还没来过', here: '今晚在店', card: '卡 {no}', hits: '找到 {n} 位',
    payment: '这是付款码。付款请在收款机上扫。', member: '会员码还不能在这里识别，请报手机号后四位。',
  },
  join: {
    title: '请新顾客入会', phone: '手机号', name: '称呼或姓名', terms: '顾客已看过会员章程和个人信息说明，并同意', guardian: '不满 14 岁，监护人已同意', act: '入会并挂上账单', done: '{name} 已入会', gifts: '{name} 已入会，送 {points} 分和 {n} 张券', missed: '“{coupon}”没有送出：已发完、停发或到了每人上限。', back: '回去重找', titles: { none: '不填', ms: '女士', mr: '先生' }, titleLabel: '称谓',
  },
  coupons: { title: '优惠券与优惠', note: '已经替顾客用上最省的一组。不想用的可以去掉。', used: '用上了，省 {amount}', none: '没有券，也没有优惠', on: '用', off: '不用' },
  points: { title: '用积分抵', most: '最多用 {n} 分，抵 {amount}', have: '有 {n} 分', field: '用多少分', all: '全用', act: '用这些积分', off: '不用积分', none: '这张账单现在不能用积分', noGuest: '先识别顾客' },
  manual: {
    title: '手工优惠', act: '给什么', percent: '打折', amount: '减金额', gift: '赠菜', comp: '免单', pay: '收几折', payHint: '88 就是 8.8 折', off: '减多少', line: '送哪一道', reason: '原因', reasonHint: '写进账单和操作记录', add: '给这个优惠', note: '超过自己的额度，结账时要另一个人批准。', reasons: { wait: '上菜慢', taste: '口味不对', guest: '照顾老顾客', mistake: '我们的错' },
  },
  voucher: { title: '团购券', face: '券面金额', paid: '顾客买券付了', amount: '这单抵', add: '用这张券', note: '用了团购券，一般不再同享店里优惠；金额会重新算。' },
  settle: { needGuest: '先识别顾客', offline: '连不上服务器，现在不能结账。别的收银机可能还能用。', short: '还差 {amount}', again: '再按一次 F8 接着结，不会收两遍。', working: '正在结账' },
  receipt: {
    title: '已结账', first: '这张账单已经结过了，这是第一次的收据。', change: '找零', noChange: '不用找零', earned: '得 {n} 分', spent: '用 {n} 分', balance: '余 {n} 分', stored: '储值余 {amount}', tier: '升到{tier}', print58: '打印 58 mm', print80: '打印 80 mm', qr: '扫码看账单', qrLabel: '账单二维码', next: '下一位', bill: '看这张账单', paid: '实付 {amount}',
  },
  live: { changed: '另一台收银机刚改了这张账单，已读取最新的。', settled: '另一台收银机已经结了这张账单。', voided: '这张账单已作废。', soldOut: '“{name}”刚刚售罄。' },
  void: { title: '作废账单', note: '作废后不能再收这张，编号保留。', reason: '原因', act: '作废', done: '账单已作废' },
  approval: { bill: '{no}，应付 {amount}' },
}
export default texts
